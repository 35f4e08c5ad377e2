import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { DomainError } from '../../domain/errors.ts'
import { idColumnHeading, markSheetName } from '../../sheet/own/exportMark.ts'
import { plainSheet, type CellRange, type SheetCell, type SheetMatrix } from '../../sheet/matrix/matrix.ts'
import { decodeXml } from '../guard/guardXlsx.ts'
import type { ZipParts } from '../guard/zip.ts'
import { officeLimits as limits } from '../officeLimits.ts'
import { readComments, type DocxComment } from './docxComments.ts'
import { isOldFont } from '../../sheet/encoding/oldFonts.ts'
import { readStyles, type DocxStyles } from './docxStyles.ts'
import { ListNumbers } from './listNumbers.ts'
import { headerBookmark, readMarkPart, rowOfBookmark, type DocxMark } from './markPart.ts'

/** Whether a part of a .docx is read at all: its text, and the custom parts that may hold our mark. */
export const isWantedInDocx = (name: string): boolean => /^(word\/(?:document|comments|numbering|styles)|customXml\/item\d{1,3})\.xml$/.test(name)

/**
 * The text of a .docx as sheets, one a section: a line outside of tables is a row of one cell, rows of tables are rows.
 * Looks are told as far as importing needs them. Nested tables are read as text of the cell that they stand in.
 * @throws DomainError `office.damaged`, `office.unsafe`, `office.tooManyRows`
 */
export function readDocx(parts: ZipParts): SheetMatrix[] {
  const part = parts.get('word/document.xml')
  if (!part) throw new DomainError('office.notWorkbook')
  const mark = readMarkPart(parts)
  const reader = new DocxText(mark, sideParts(parts))
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

interface SideParts {
  readonly comments: ReadonlyMap<string, DocxComment>
  readonly styles: DocxStyles
  readonly lists: ListNumbers
}

function sideParts(parts: ZipParts): SideParts {
  try {
    return {
      comments: readComments(parts.get('word/comments.xml')),
      styles: readStyles(parts.get('word/styles.xml')),
      lists: new ListNumbers(parts.get('word/numbering.xml')),
    }
  } catch {
    throw new DomainError('office.damaged')
  }
}

interface Run {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly font: string
  /** Word's own number of the paragraph. */
  readonly label?: boolean
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

const noLook = { bold: false, italic: false, strike: false, font: '' }
/** A paragraph's style and place in a list; `open` while its properties are read. */
const noParagraph = { style: '', list: '', level: undefined as number | undefined, open: false }
/** Ticks and crosses of Wingdings. */
const symbols: Readonly<Record<string, string>> = { F0FC: '✓', F0FE: '☑', F0FB: '×', F0FD: '☒', F06F: '☐', F0A8: '☐' }

const spanOf = (value: string | undefined): number => Math.min(limits.columns, Math.max(1, Number(value) || 1))

const emptyCell = (): OpenCell => ({ runs: [], lines: 0, span: 1, continues: false, merges: false, comment: undefined })

class DocxText {
  readonly #mark: DocxMark | undefined
  readonly #side: SideParts
  readonly #done: SheetMatrix[] = []
  #rows: Row[] = []
  #merges: CellRange[] = []
  #ids = new Map<number, string>()
  #cell = emptyCell()
  #row: OpenCell[] = []
  #depth = 0
  readonly #tables: { columns: number; layout: boolean | undefined }[] = []
  #paragraph = noParagraph
  #inBox = 0
  #inFallback = 0
  #inOldProperties = 0
  #inRowProperties = false
  #rowDeleted = false
  #inText = false
  #endsSection = false
  #look = noLook
  #deleted = 0
  /** Columns whose merged cell goes on: where it began. */
  #open = new Map<number, { row: number; span: number }>()

  constructor(mark: DocxMark | undefined, side: SideParts) {
    this.#mark = mark
    this.#side = side
  }

  open({ name, attributes }: SaxesTagPlain): void {
    const value = attributes['w:val']
    if (name === 'mc:Fallback') this.#inFallback += 1
    else if (/^w:(?:pPr|rPr|tblPr|tcPr|trPr|numbering)Change$/.test(name)) this.#inOldProperties += 1
    if (this.#inFallback > 0 || this.#inOldProperties > 0) return
    if (!this.#openTable(name, value)) this.#openText(name, attributes)
  }

  #openTable(name: string, value: string | undefined): boolean {
    if (name === 'w:tbl') this.#startTable()
    else if (name === 'w:gridCol') this.#countColumn()
    else if (name === 'w:tr') this.#startRow()
    else if (name === 'w:trPr') this.#inRowProperties = true
    else if (name === 'w:del' && this.#inRowProperties) this.#rowDeleted = true
    else if (name === 'w:gridBefore' && this.#depth === 1) this.#row.push({ ...emptyCell(), span: spanOf(value) })
    else if (name === 'w:tc') {
      if (this.#depth === 1) this.#cell = emptyCell()
    } else if (name === 'w:gridSpan') {
      if (this.#depth === 1) this.#cell.span = spanOf(value)
    } else if (name === 'w:vMerge') {
      if (this.#depth > 1) return true
      this.#cell.merges = true
      this.#cell.continues = value !== 'restart'
    } else return false
    return true
  }

  #openText(name: string, attributes: SaxesTagPlain['attributes']): void {
    const value = attributes['w:val']
    if (name === 'w:p') this.#startLine()
    else if (name === 'w:pStyle') this.#paragraph = { ...this.#paragraph, style: value ?? '' }
    else if (name === 'w:numId') this.#paragraph = { ...this.#paragraph, list: value ?? '' }
    else if (name === 'w:ilvl') this.#paragraph = { ...this.#paragraph, level: Number(value) || 0 }
    else if (name === 'w:r') this.#startRun()
    else if (name === 'w:b' || name === 'w:i' || name === 'w:strike') this.#setLook(name, value)
    else if (name === 'w:rFonts') this.#look = { ...this.#look, font: attributes['w:ascii'] ?? '' }
    else if (name === 'w:t') this.#inText = true
    else if (name === 'w:br' || name === 'w:cr') this.#add('\n')
    else if (name === 'w:tab') this.#addTab()
    else if (name === 'w:noBreakHyphen') this.#add('-')
    else if (name === 'w:sym') this.#add(symbols[(attributes['w:char'] ?? '').toUpperCase()] ?? '')
    else if (name === 'w:del' || name === 'w:moveFrom') this.#deleted += 1
    else if (name === 'w:txbxContent') this.#inBox += 1
    else if (name === 'w:commentReference') this.#cell.comment = this.#side.comments.get(attributes['w:id'] ?? '')
    else if (name === 'w:bookmarkStart') this.#noteBookmark(attributes['w:name'] ?? '')
  }

  close(name: string): void {
    if (name === 'mc:Fallback') this.#inFallback -= 1
    else if (/^w:(?:pPr|rPr|tblPr|tcPr|trPr|numbering)Change$/.test(name)) this.#inOldProperties -= 1
    else if (this.#inFallback === 0 && this.#inOldProperties === 0) this.#close(name)
  }

  #close(name: string): void {
    if (name === 'w:t') this.#inText = false
    else if (name === 'w:pPr') this.#addListNumber()
    else if (name === 'w:trPr') this.#inRowProperties = false
    else if ((name === 'w:del' && !this.#inRowProperties) || name === 'w:moveFrom') this.#deleted -= 1
    else if (name === 'w:txbxContent') this.#endBox()
    else if (name === 'w:tc' && this.#depth === 1) this.#row.push(this.#cell)
    else if (name === 'w:tr' && this.#depth === 1) this.#endRow()
    else if (name === 'w:tbl') this.#endTable()
    else if (name === 'w:p' && this.#depth === 0 && this.#inBox === 0) this.#endLine()
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

  #add(text: string, label = false): void {
    if (this.#deleted > 0) return
    const font = this.#look.font === '' ? this.#side.styles.fontOf(this.#paragraph.style) : this.#look.font
    this.#cell.runs.push({ text, ...this.#look, font, ...(label ? { label } : {}) })
  }

  #startRun(): void {
    this.#look = noLook
    this.#paragraph = { ...this.#paragraph, open: false }
  }

  /** What stands in a box beside a paragraph is a line of its own. */
  #endBox(): void {
    this.#inBox -= 1
    this.#add('\n')
  }

  /** Tabs stand in properties of paragraphs, too, where they are stops and no text. */
  #addTab(): void {
    if (!this.#paragraph.open) this.#add(' ')
  }

  #setLook(name: string, value: string | undefined): void {
    const on = value !== '0' && value !== 'false'
    const what = name === 'w:b' ? 'bold' : name === 'w:i' ? 'italic' : 'strike'
    this.#look = { ...this.#look, [what]: on }
  }

  /** Word's own number of a paragraph, which stands in no text. */
  #addListNumber(): void {
    const { style, list, level } = this.#paragraph
    this.#paragraph = { ...this.#paragraph, open: false }
    if (this.#inBox > 0 || list === '0') return
    const { styles, lists } = this.#side
    const inherited = list === '' ? styles.listOf(style) : undefined
    const place = inherited ? { list: inherited.list, level: level ?? inherited.level ?? lists.levelOfStyle(inherited.list, inherited.style) } : { list, level: level ?? 0 }
    const number = lists.next(place.list, place.level)
    this.#look = noLook
    if (number !== '') this.#add(number, true)
  }

  #noteBookmark(name: string): void {
    const id = this.#mark && (name === headerBookmark(this.#done.length - this.#mark.before) ? idColumnHeading : rowOfBookmark(name, this.#mark))
    if (id !== undefined && !this.#ids.has(this.#rows.length)) this.#ids.set(this.#rows.length, id)
  }

  #startLine(): void {
    this.#paragraph = { ...noParagraph, open: true }
    if (this.#depth === 0 && this.#inBox === 0) this.#cell = emptyCell()
    else if (this.#cell.lines > 0) this.#cell.runs.push({ text: '\n', ...this.#look })
    this.#cell.lines += 1
  }

  #startTable(): void {
    this.#tables.push({ columns: 0, layout: undefined })
    this.#depth += 1
  }

  #countColumn(): void {
    const table = this.#tables.at(-1)
    if (table) table.columns += 1
  }

  /** A table of one column only places what stands in it: its lines and tables are the document's. */
  #startRow(): void {
    const table = this.#tables.at(-1)
    if (table && table.layout === undefined) {
      table.layout = table.columns === 1 && this.#depth === 1 && !this.#mark
      if (table.layout) this.#depth = 0
    }
    this.#rowDeleted = false
    if (this.#depth === 1) this.#row = []
  }

  #endLine(): void {
    const cell = sheetCell(this.#cell)
    this.#pushRow(cell ? [cell] : [])
    // A section's properties stand in its last line.
    if (this.#endsSection) this.#endSection()
  }

  #endRow(): void {
    if (this.#rowDeleted) return
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
    if (this.#tables.pop()?.layout) return
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
    const named = this.#mark && sheetNameOf(this.#mark, this.#done.length - this.#mark.before)
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

/** A number before a text, closed as a typed one would be. */
const closedLabel = (label: string): string => (/[\p{L}\d]$/u.test(label) ? `${label}. ` : `${label} `)

function sheetCell({ runs, comment }: OpenCell): SheetCell | null {
  const alone = runs.filter((run) => run.text.trim() !== '').length === 1
  const text = runs.map((run) => (run.label && !alone ? closedLabel(run.text) : run.text)).join('')
  const inked = runs.filter((run) => run.text.trim() !== '')
  const font = inked[0]?.font ?? ''
  if (inked.length === 0) return comment ? { text: '', comment } : null
  const every = (look: 'bold' | 'italic' | 'strike'): boolean => inked.every((run) => run[look])
  return {
    text,
    ...(every('bold') ? { bold: true } : {}),
    ...(every('italic') ? { italic: true } : {}),
    ...(every('strike') ? { strike: true } : inked.some((run) => run.strike) ? { partStrike: true } : {}),
    ...(comment ? { comment } : {}),
    ...(isOldFont(font) ? { font } : {}),
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
