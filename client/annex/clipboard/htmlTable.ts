import { maxPastedColumns, type CellBlock } from './cellBlock.ts'
import { decodeEntities, encodeEntities } from './htmlEntities.ts'
import { htmlPieces } from './htmlPieces.ts'

/** A table as Excel, LibreOffice and Word take it over; line breaks stay inside their cell. */
export function formatHtmlTable(block: CellBlock): string {
  const cell = (text: string): string =>
    `<td style="white-space:pre-wrap">${encodeEntities(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')}</td>`
  const rows = block.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  return `<meta charset="utf-8"><table>${rows}</table>`
}

/** Elements whose contents are no text of the table. */
const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'iframe', 'xml'])
/** Elements that begin on a line of their own. */
const blocks = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre'])

/**
 * Reads the rows of the first table in clipboard HTML, as plain text: no markup, script or picture comes through.
 * A merged cell keeps its text at its first place, the other places are empty; cells past `maxColumns` are left out.
 * Null: no table in it.
 */
export function parseHtmlTable(html: string, maxRows: number, maxColumns = maxPastedColumns): string[][] | null {
  const start = html.search(/<table[\s>]/i)
  if (start < 0) return null
  const reader = new TableReader(maxRows, maxColumns)
  for (const piece of htmlPieces(html, start)) {
    if (typeof piece === 'string') reader.text(piece)
    else reader.tag(piece.name, piece.closing, piece.attributes)
    if (reader.done) break
  }
  return reader.finish()
}

class TableReader {
  readonly #rows: string[][] = []
  /** Places that a merged cell above or to the left covers, by row index. */
  readonly #covered = new Map<number, Set<number>>()
  readonly #maxRows: number
  readonly #maxColumns: number
  #depth = 0
  #silent: string | null = null
  #cell: string | null = null
  #at = 0
  done = false

  constructor(maxRows: number, maxColumns: number) {
    this.#maxRows = maxRows
    this.#maxColumns = maxColumns
  }

  text(raw: string): void {
    if (this.#cell === null || this.#silent !== null || raw === '') return
    this.#cell += decodeEntities(raw).replace(/[ \t\r\n\u00A0]+/g, ' ')
  }

  tag(name: string, closing: boolean, attributes: string): void {
    if (this.#silent !== null) {
      if (closing && name === this.#silent) this.#silent = null
      return
    }
    if (silent.has(name) && !closing && !attributes.endsWith('/')) this.#silent = name
    else if (name === 'table') this.#table(closing)
    else if (name === 'tr' && this.#depth === 1) this.#row(closing)
    else if ((name === 'td' || name === 'th') && this.#depth === 1) this.#column(closing, attributes)
    else if (this.#cell !== null && (name === 'br' || blocks.has(name))) this.#cell += name === 'br' ? '\n' : '\u0000'
  }

  finish(): string[][] {
    this.#close()
    return this.#rows
  }

  #table(closing: boolean): void {
    this.#depth += closing ? -1 : 1
    if (this.#depth === 0) this.done = true
  }

  #row(closing: boolean): void {
    this.#close()
    if (closing) return
    // One row past the limit tells the caller that there were more.
    if (this.#rows.length > this.#maxRows) this.done = true
    else this.#rows.push([])
  }

  #column(closing: boolean, attributes: string): void {
    this.#close()
    if (closing) return
    if (this.#rows.length === 0) this.#rows.push([])
    const row = this.#rows.length - 1
    const cells = this.#rows[row] as string[]
    const covered = this.#covered.get(row)
    while (covered?.has(cells.length)) cells.push('')
    this.#at = cells.length
    if (this.#at >= this.#maxColumns) return
    this.#cover(row, this.#at, span(attributes, 'colspan'), span(attributes, 'rowspan'))
    cells.push('')
    this.#cell = ''
  }

  #cover(row: number, column: number, columns: number, rows: number): void {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < Math.min(columns, this.#maxColumns - column); c++) {
        if (r === 0 && c === 0) continue
        const places = this.#covered.get(row + r) ?? new Set<number>()
        places.add(column + c)
        this.#covered.set(row + r, places)
      }
    }
  }

  #close(): void {
    if (this.#cell === null) return
    const cells = this.#rows.at(-1) as string[]
    cells[this.#at] = tidy(this.#cell)
    this.#cell = null
    const covered = this.#covered.get(this.#rows.length - 1)
    while (covered?.has(cells.length)) cells.push('')
  }
}

/** Excel itself allows 16,384 columns and a million rows; nobody means that in a pasted annex. */
const maxSpan = 200

function span(attributes: string, name: string): number {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)
  return found ? Math.max(1, Math.min(maxSpan, Number(found[1]))) : 1
}

/** "\u0000" marks where a block element begins or ends: one line break, however many of them meet. */
function tidy(text: string): string {
  return text
    // First: runs of blanks would make each of the next lines as slow as their square.
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\u0000[\u0000 ]*/g, '\u0000')
    .replace(/^\u0000|\u0000$/g, '')
    .replaceAll('\u0000', '\n')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
