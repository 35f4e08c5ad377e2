import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { DomainError } from '../../domain/errors.ts'
import { idColumnHeading, markSheetName } from '../../sheet/own/exportMark.ts'
import { plainSheet, type CellRange, type SheetCell, type SheetMatrix } from '../../sheet/matrix/matrix.ts'
import { decodeXml } from '../guard/guardXlsx.ts'
import type { ZipParts } from '../guard/zip.ts'
import { officeLimits as limits } from '../officeLimits.ts'
import { readComments, type DocxComment } from './docxComments.ts'
import { headerBookmark, readMarkPart, rowOfBookmark, type DocxMark } from './markPart.ts'

/** Whether a part of a .docx is read at all: its text, and the custom parts that may hold our mark. */
export const isWantedInDocx = (name: string): boolean => /^(word\/(?:document|comments)|customXml\/item\d{1,3})\.xml$/.test(name)

/**
 * The text of a .docx as sheets, one a section: a line outside of tables is a row of one cell, rows of tables are rows.
 * Looks are told as far as importing needs them. Nested tables are read as text of the cell that they stand in.
 * @throws DomainError `office.damaged`, `office.unsafe`, `office.tooManyRows`
 */
export function readDocx(parts: ZipParts): SheetMatrix[] {
  const part = parts.get('word/document.xml')
  if (!part) throw new DomainError('office.notWorkbook')
  const mark = readMarkPart(parts)
  const reader = new DocxText(mark, readComments(parts.get('word/comments.xml')))
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('opentag', (tag) => reader.open(tag))
  parser.on('closetag', ({ name }) => reader.close(name))
  parser.on('text', (text) => reader.text(text))
  parser.on('error', () => {
    throw new DomainError('office.damaged')
  })
  parser.write(decodeXml(part)).close()
  const sheets = reader.sheets()
  return mark ? [...sheets, { ...plainSheet(markSheetName, mark.mark.map((text) => [text])), hidden: true }] : sheets
}

interface Run {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
}

interface OpenCell {
  runs: Run[]
  lines: number
  span: number
  /** Continues the merged cell above. */
  continues: boolean
  merges: boolean
  comment: DocxComment | undefined
}

type Row = (SheetCell | null)[]

const emptyCell = (): OpenCell => ({ runs: [], lines: 0, span: 1, continues: false, merges: false, comment: undefined })

class DocxText {
  readonly #mark: DocxMark | undefined
  readonly #comments: ReadonlyMap<string, DocxComment>
  readonly #done: SheetMatrix[] = []
  #rows: Row[] = []
  #merges: CellRange[] = []
  #ids = new Map<number, string>()
  #cell = emptyCell()
  #row: OpenCell[] = []
  #depth = 0
  #inText = false
  #endsSection = false
  #look = { bold: false, italic: false, strike: false }
  #deleted = 0
  /** Columns whose merged cell goes on: where it began. */
  #open = new Map<number, { row: number; span: number }>()

  constructor(mark: DocxMark | undefined, comments: ReadonlyMap<string, DocxComment>) {
    this.#mark = mark
    this.#comments = comments
  }

  open({ name, attributes }: SaxesTagPlain): void {
    const value = attributes['w:val']
    if (name === 'w:tbl') this.#depth += 1
    else if (name === 'w:tr' && this.#depth === 1) this.#row = []
    else if (name === 'w:tc' && this.#depth === 1) this.#cell = emptyCell()
    else if (name === 'w:p') this.#startLine()
    else if (name === 'w:gridSpan') this.#cell.span = Math.min(limits.columns, Math.max(1, Number(value) || 1))
    else if (name === 'w:vMerge') {
      this.#cell.merges = true
      this.#cell.continues = value !== 'restart'
    } else if (name === 'w:r') this.#look = { bold: false, italic: false, strike: false }
    else if (name === 'w:b' || name === 'w:i' || name === 'w:strike') this.#setLook(name, value)
    else if (name === 'w:t') this.#inText = true
    else if (name === 'w:br' || name === 'w:cr') this.#add('\n')
    else if (name === 'w:tab') this.#add(' ')
    else if (name === 'w:del' || name === 'w:moveFrom') this.#deleted += 1
    else if (name === 'w:commentReference') this.#cell.comment = this.#comments.get(attributes['w:id'] ?? '')
    else if (name === 'w:bookmarkStart') this.#noteBookmark(attributes['w:name'] ?? '')
  }

  close(name: string): void {
    if (name === 'w:t') this.#inText = false
    else if (name === 'w:del' || name === 'w:moveFrom') this.#deleted -= 1
    else if (name === 'w:tc' && this.#depth === 1) this.#row.push(this.#cell)
    else if (name === 'w:tr' && this.#depth === 1) this.#endRow()
    else if (name === 'w:tbl') this.#endTable()
    else if (name === 'w:p' && this.#depth === 0) this.#endLine()
    else if (name === 'w:sectPr') this.#endsSection = true
    else if (name === 'w:body') this.#endSection()
  }

  text(text: string): void {
    if (this.#inText) this.#add(text)
  }

  sheets(): SheetMatrix[] {
    if (this.#rows.length > 0) this.#endSection()
    return this.#done
  }

  #add(text: string): void {
    if (this.#deleted === 0) this.#cell.runs.push({ text, ...this.#look })
  }

  #setLook(name: string, value: string | undefined): void {
    const on = value !== '0' && value !== 'false'
    if (name === 'w:b') this.#look.bold = on
    else if (name === 'w:i') this.#look.italic = on
    else this.#look.strike = on
  }

  #noteBookmark(name: string): void {
    const id = this.#mark && (name === headerBookmark(this.#done.length) ? idColumnHeading : rowOfBookmark(name, this.#mark))
    if (id !== undefined && !this.#ids.has(this.#rows.length)) this.#ids.set(this.#rows.length, id)
  }

  #startLine(): void {
    if (this.#depth === 0) this.#cell = emptyCell()
    else if (this.#cell.lines > 0) this.#cell.runs.push({ text: '\n', ...this.#look })
    this.#cell.lines += 1
  }

  #endLine(): void {
    const cell = sheetCell(this.#cell)
    this.#pushRow(cell ? [cell] : [])
    // A section's properties stand in its last line.
    if (this.#endsSection) this.#endSection()
  }

  #endRow(): void {
    const at = this.#rows.length
    const row: Row = []
    const continued = new Set<number>()
    for (const cell of this.#row) {
      const column = row.length
      if (cell.merges && cell.continues) continued.add(column)
      row.push(sheetCell(cell), ...new Array<null>(cell.span - 1).fill(null))
      this.#mergeDown(cell, at, column)
      if (cell.span > 1 && !cell.merges) this.#merges.push({ top: at, left: column, bottom: at, right: column + cell.span - 1 })
    }
    // A merge also ends where a wider cell lies across its column.
    for (const [column, open] of this.#open) if (open.row < at && !continued.has(column)) this.#closeMerge(column, open, at - 1)
    this.#pushRow(row)
  }

  #mergeDown(cell: OpenCell, row: number, column: number): void {
    const open = this.#open.get(column)
    if (open && !(cell.merges && cell.continues)) this.#closeMerge(column, open, row - 1)
    if (cell.merges && !cell.continues) this.#open.set(column, { row, span: cell.span })
  }

  #closeMerge(column: number, { row, span }: { row: number; span: number }, bottom: number): void {
    this.#open.delete(column)
    if (bottom > row || span > 1) this.#merges.push({ top: row, left: column, bottom, right: column + span - 1 })
  }

  #endTable(): void {
    this.#depth -= 1
    if (this.#depth > 0) return
    for (const [column, open] of this.#open) this.#closeMerge(column, open, this.#rows.length - 1)
    this.#cell = emptyCell()
  }

  #pushRow(row: Row): void {
    this.#rows.push(row)
    if (this.#rows.length > limits.rows) throw new DomainError('office.tooManyRows', { limit: limits.rows, sheet: 'Word' })
  }

  #endSection(): void {
    this.#endsSection = false
    const named = this.#mark && sheetNameOf(this.#mark, this.#done.length)
    this.#done.push({
      name: named ?? `Word ${this.#done.length + 1}`,
      hidden: false,
      rows: this.#withIds(),
      merges: this.#merges,
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
    })
    this.#rows = []
    this.#merges = []
    this.#ids = new Map()
  }

  /** The ids of rows in a column of their own behind the table, as they stand in our .xlsx. */
  #withIds(): readonly Row[] {
    if (this.#ids.size === 0) return this.#rows
    const width = Math.max(...[...this.#ids.keys()].map((row) => this.#rows[row]?.length ?? 0))
    return this.#rows.map((row, at) => {
      const id = this.#ids.get(at)
      return id === undefined ? row : [...row, ...new Array<null>(Math.max(0, width - row.length)).fill(null), { text: id }]
    })
  }
}

function sheetCell({ runs, comment }: OpenCell): SheetCell | null {
  const text = runs.map((run) => run.text).join('')
  const inked = runs.filter((run) => run.text.trim() !== '')
  if (inked.length === 0) return comment ? { text: '', comment } : null
  const every = (look: 'bold' | 'italic' | 'strike'): boolean => inked.every((run) => run[look])
  return {
    text,
    ...(every('bold') ? { bold: true } : {}),
    ...(every('italic') ? { italic: true } : {}),
    ...(every('strike') ? { strike: true } : inked.some((run) => run.strike) ? { partStrike: true } : {}),
    ...(comment ? { comment } : {}),
  }
}

/** Name of the tab that an annex has in the mark, by its place. */
function sheetNameOf({ mark }: DocxMark, place: number): string | undefined {
  try {
    const { annexes } = JSON.parse(mark.slice(1).join('')) as { annexes?: readonly { sheet?: unknown }[] }
    const name = annexes?.[place]?.sheet
    return typeof name === 'string' ? name : undefined
  } catch {
    // A mark that somebody changed counts as none.
    return undefined
  }
}
