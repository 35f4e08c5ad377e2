import { officeLimits } from '../../../shared/office/officeLimits.ts'
import type { CellRange, SheetCell, SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import { lookOf, readClassLooks, type ClassLooks } from './htmlLooks.ts'
import { attributeOf, parseMarkup, textOfMarkup, walkMarkup, type MarkupNode } from './parseMarkup.ts'

/** A sheet while it is read from markup. */
interface Draft {
  readonly rows: (SheetCell | null)[][]
  readonly merges: CellRange[]
  readonly hiddenRows: Set<number>
  readonly looks: ClassLooks
}

/**
 * Reads clipboard HTML that holds tables, as Excel, LibreOffice and Word write it: tables one below the other, with the
 * lines of text between them. `undefined`: no table in it.
 */
export function readHtmlSheet(html: string, name: string): SheetMatrix | undefined {
  const root = parseMarkup(html)
  const all = [...walkMarkup(root)]
  if (!all.some((node) => node.name === 'tr')) return undefined
  const styles = all.flatMap((node) => (node.name === 'style' ? node.children.map(({ text }) => text) : [])).join('\n')
  const draft: Draft = { rows: [], merges: [], hiddenRows: new Set(), looks: readClassLooks(styles) }
  readBlocks(root, draft)
  const merges = draft.merges.filter(({ right, bottom }) => right < officeLimits.columns && bottom < draft.rows.length)
  return { name, hidden: false, rows: draft.rows, merges, hiddenRows: draft.hiddenRows, hiddenColumns: new Set() }
}

/** Tables and lines of text in the order of the document. */
function readBlocks(parent: MarkupNode, draft: Draft): void {
  for (const child of parent.children) {
    if (child.name === 'table') readTable(child, draft)
    else if ([...walkMarkup(child)].some((node) => node.name === 'table')) readBlocks(child, draft)
    else if (child.name !== 'head') addLines(child, draft)
  }
}

function addLines(node: MarkupNode, draft: Draft): void {
  const whole: MarkupNode = { name: 'root', attributes: '', text: '', children: [node] }
  for (const line of textOfMarkup(whole).split('\n')) if (line !== '') draft.rows.push([{ text: line, ...lookOf(node, draft.looks) }])
}

/** Rows of a table, not those of tables in its cells. */
function rowsOf(node: MarkupNode): readonly MarkupNode[] {
  return node.children.flatMap((child) => (child.name === 'tr' ? [child] : child.name === 'table' || child.name === 'td' || child.name === 'th' ? [] : rowsOf(child)))
}

function readTable(table: MarkupNode, draft: Draft): void {
  const top = draft.rows.length
  const lines = rowsOf(table).slice(0, officeLimits.rows + 1)
  /** Columns of the rows below that a cell above covers. */
  const covered = new Map<number, Set<number>>()
  lines.forEach((line, index) => {
    if (/display:\s*none/i.test(attributeOf(line, 'style'))) draft.hiddenRows.add(top + index)
    const row: (SheetCell | null)[] = []
    let column = 0
    for (const cell of line.children.filter((child) => child.name === 'td' || child.name === 'th')) {
      while (covered.get(index)?.has(column)) column += 1
      if (column >= officeLimits.columns) break
      const text = textOfMarkup(cell)
      row[column] = text === '' ? null : { text, ...lookOf(cell, draft.looks) }
      const right = column + span(cell, 'colspan', officeLimits.columns) - 1
      const bottom = index + span(cell, 'rowspan', lines.length - index) - 1
      if (right > column || bottom > index) draft.merges.push({ top: top + index, left: column, bottom: top + bottom, right })
      for (let below = index + 1; below <= bottom; below++) cover(covered, below, column, right)
      column = right + 1
    }
    draft.rows.push(Array.from(row, (each) => each ?? null))
  })
}

function cover(covered: Map<number, Set<number>>, row: number, left: number, right: number): void {
  const columns = covered.get(row) ?? new Set()
  for (let column = left; column <= right; column++) columns.add(column)
  covered.set(row, columns)
}

/** At least 1, at most what there is room for. */
function span(cell: MarkupNode, name: string, most: number): number {
  return Math.max(1, Math.min(most, Number.parseInt(attributeOf(cell, name), 10) || 1))
}
