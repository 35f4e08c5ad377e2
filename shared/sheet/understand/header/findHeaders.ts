import type { Grid } from '../../matrix/grid.ts'
import { assignRoles, type AssignedRole, type Heading } from '../roles/assignRoles.ts'
import { foldHeading, rolesOfHeading } from '../roles/headingRole.ts'

/** A heading block that was found: 1 to 3 rows, and what its columns are. */
export interface FoundHeader {
  readonly first: number
  readonly last: number
  /** One for each column of the sheet. */
  readonly headings: readonly Heading[]
  readonly roles: readonly AssignedRole[]
  readonly score: number
}

/** Deepest heading seen: a shared heading, a heading, a unit of measure. */
const deepest = 3

/** All heading blocks of a sheet in order, repeated ones too. */
export function findHeaders(grid: Grid): readonly FoundHeader[] {
  const found: FoundHeader[] = []
  for (let row = 0; row < grid.height; row++) {
    if (!mayBeHeading(grid, row)) continue
    const best = bestBlock(grid, row)
    if (!best) continue
    found.push(best)
    row = best.last
  }
  return found
}

/**
 * A quick look before the careful one, because every row of a table is asked: several texts (one alone is a title), none of
 * them a row's number, and some recogniser knows one.
 */
function mayBeHeading(grid: Grid, row: number): boolean {
  const texts: string[] = []
  for (const [column, cell] of (grid.sheet.rows[row] ?? []).entries()) {
    if (!cell || cell.text === '' || !grid.own(row, column)) continue
    if (isValue(cell.text)) return false
    texts.push(cell.text)
  }
  return texts.length > 1 && texts.some((text) => rolesOfHeading(text).length > 0)
}

function bestBlock(grid: Grid, first: number): FoundHeader | undefined {
  let best: FoundHeader | undefined
  const least = mergedDepth(grid, first)
  for (let depth = 1; depth <= deepest && first + depth <= grid.height; depth++) {
    const last = first + depth - 1
    if (depth > 1 && !continuesHeading(grid, first, last)) break
    const block = readBlock(grid, first, last)
    if (block && (block.score > (best?.score ?? 0) || (depth <= least && block.score > 0))) best = block
  }
  return best
}

/** How deep headings that are merged downwards reach; two of them are asked for, because one may be a stray merge. */
function mergedDepth(grid: Grid, first: number): number {
  const depths = [...Array(grid.width).keys()].flatMap((column) => {
    const range = grid.mergeAt(first, column)
    return range?.top === first && range.left === column && range.bottom > first ? [range.bottom - first + 1] : []
  })
  return depths.toSorted((a, b) => b - a)[1] ?? 1
}

/** Whether `row` can belong to a heading that begins at `first`: its texts stand under shared or empty headings only. */
function continuesHeading(grid: Grid, first: number, row: number): boolean {
  let texts = 0
  for (let column = 0; column < grid.width; column++) {
    const above = grid.mergeAt(row - 1, column)
    const covered = above !== undefined && above.bottom >= row
    const own = grid.own(row, column)?.text ?? ''
    if (own === '' || covered) continue
    texts += 1
    const shared = above !== undefined && above.right > above.left
    if (isNumeric(own) && !(shared && headsCounts(grid.spread(row - 1, column)?.text ?? ''))) return false
    if (!shared && !emptyAbove(grid, first, row, column) && !reachesRight(grid, row, column)) return false
  }
  return texts > 0 || [...Array(grid.width).keys()].some((column) => (grid.mergeAt(row, column)?.top ?? row) < row)
}

/** Whether the text above a place is a shared heading that wasn't merged: its right neighbour is empty, and filled below. */
function reachesRight(grid: Grid, row: number, column: number): boolean {
  const text = (at: number, of: number): string => grid.own(at, of)?.text ?? ''
  const right = column + 1
  return text(row - 1, right) === '' && grid.mergeAt(row - 1, right) === undefined && text(row, right) !== '' && !isNumeric(text(row, right))
}

function emptyAbove(grid: Grid, first: number, row: number, column: number): boolean {
  for (let above = first; above < row; above++) if ((grid.own(above, column)?.text ?? '') !== '') return false
  return true
}

/** A number of a row ("1", "1.1", "II") or a plain value; a year may be a heading. */
const isValue = (text: string): boolean =>
  /^\d+(\.\d+)*\.?$|^[IVX]+\.?$/.test(text) && !/^20\d\d$/.test(text)

/** Whether a shared heading may stand over mere numbers: months, quarters. */
const headsCounts = (text: string): boolean => /thang|quy|tuan|thoi gian|tien do|lo trinh/.test(foldHeading(text))

const isNumeric = (text: string): boolean => /^\(?\d+([.,]\d+)?\)?%?$/.test(text.trim())

function readBlock(grid: Grid, first: number, last: number): FoundHeader | undefined {
  const headings = Array.from({ length: grid.width }, (_, column) => readHeading(grid, first, last, column))
  if (headings.some(({ text, parent }) => isValue(text) && !headsCounts(parent ?? ''))) return undefined
  const roles = assignRoles(headings)
  const texts = headings.filter((heading) => heading.text !== '').length
  const known = roles.filter((each) => each.certainty !== 'unknown')
  const sure = new Set(known.filter((each) => each.certainty === 'sure').map((each) => each.role))
  const names = new Set(known.map((each) => each.role))
  const titled = (roles: ReadonlySet<string>): boolean => roles.has('task') || roles.has('indicator')
  // "STT" and a name for the rows are enough. Else most headings must be known, two of them for sure: sentences of a task
  // row may hold words of headings ("Báo cáo kết quả …"), but not two whole ones.
  const plain = sure.has('number') && titled(sure)
  const many = known.length * 2 >= texts && names.size >= 3 && sure.size >= 2 && (titled(names) || names.has('number'))
  if (!plain && !many) return undefined
  const score = known.reduce((sum, each) => sum + (each.certainty === 'sure' ? 3 : 2), 0)
  return { first, last, headings, roles, score }
}

/** The lowest text of a column is its heading, a text above it that it shares with neighbours the parent. */
function readHeading(grid: Grid, first: number, last: number, column: number): Heading {
  const texts: string[] = []
  for (let row = first; row <= last; row++) {
    const text = oneLineHeading(grid.spread(row, column)?.text ?? inheritedParent(grid, row, column, last))
    if (text !== '' && texts.at(-1) !== text) texts.push(text)
  }
  const parent = texts.at(-2)
  return { text: texts.at(-1) ?? '', ...(parent === undefined ? {} : { parent }) }
}

/** A shared heading that was typed over its first column without merging: it reaches over the empty cells to its right. */
function inheritedParent(grid: Grid, row: number, column: number, last: number): string {
  if (row >= last || (grid.own(row + 1, column)?.text ?? '') === '') return ''
  for (let left = column - 1; left >= 0; left--) {
    const text = grid.spread(row, left)?.text ?? ''
    if (text === '') continue
    return (grid.own(row + 1, left)?.text ?? '') === '' ? '' : text
  }
  return ''
}

function oneLineHeading(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
