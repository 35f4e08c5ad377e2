import { DomainError } from '../../domain/errors.ts'
import { columnIndex } from '../../sheet/matrix/matrix.ts'
import { officeLimits as limits } from '../officeLimits.ts'
import { attributeOf, countOf, elementAt, openTagAt, prefixOf } from './xmlScan.ts'

/** A worksheet cut down to what is read, and what had to be left out of it. */
export interface ScrubbedSheet {
  /** The parts of its text in order; not joined, because a sheet may be as large as the limits allow. */
  readonly xml: readonly string[]
  /** Cells with content inside the limits. */
  readonly cells: number
  readonly beyond: { cells: number; firstCell: string }
}

/**
 * Rebuilds a worksheet from the few elements that are read: columns, cells, merges. Dimension, validations, links,
 * conditional formats and everything else that could be huge or point elsewhere is not copied.
 * @throws DomainError `office.tooManyRows`, `office.damaged`
 */
export function scrubWorksheet(xml: string, sheet: string): ScrubbedSheet {
  const prefix = prefixOf(xml, 'worksheet')
  if (prefix === undefined) throw new DomainError('office.damaged')
  const rootStart = openTagAt(xml, `${prefix}worksheet`, 0)
  const root = xml.slice(rootStart, xml.indexOf('>', rootStart) + 1)
  if (root.endsWith('/>') || root === '') return { xml: [xml], cells: 0, beyond: { cells: 0, firstCell: '' } }
  const data = elementAt(xml, `${prefix}sheetData`)
  if (!data) throw new DomainError('office.damaged')
  const scrubbed = scrubRows(xml.slice(data.start, data.end), prefix, sheet)
  const columns = elementAt(xml.slice(0, data.start), `${prefix}cols`)
  const merges = elementAt(xml, `${prefix}mergeCells`, data.end)
  const parts = [
    root,
    columns ? scrubColumns(xml.slice(columns.start, columns.end), prefix) : '',
    ...scrubbed.xml,
    merges ? scrubMerges(xml.slice(merges.start, merges.end), prefix) : '',
    `</${prefix}worksheet>`,
  ]
  return { ...scrubbed, xml: parts }
}

function scrubRows(data: string, prefix: string, sheet: string): ScrubbedSheet {
  const kept = new Runs(data)
  const beyond = { cells: 0, firstCell: '' }
  let cells = 0
  let filled = 0
  let next = 1
  for (let at = openTagAt(data, `${prefix}row`, 0); at >= 0; ) {
    const row = elementAt(data, `${prefix}row`, at)
    if (!row) throw new DomainError('office.damaged')
    const xml = data.slice(row.start, row.end)
    const number = rowNumber(xml, next)
    next = number + 1
    const content = countContent(xml, prefix)
    if (content > 0) filled += 1
    if (filled > limits.rows) throw new DomainError('office.tooManyRows', { limit: limits.rows, sheet })
    if (number <= limits.rows) {
      const narrow = keepColumns(xml, prefix, beyond)
      if (narrow === xml) kept.keep(row.start, row.end)
      else kept.add(narrow)
      cells += narrow === xml ? content : countContent(narrow, prefix)
    } else if (content > 0) {
      beyond.cells += content
      beyond.firstCell ||= attributeOf(xml.slice(xml.indexOf('>')), 'r') ?? `A${number}`
    }
    at = openTagAt(data, `${prefix}row`, row.end)
  }
  return { xml: [`<${prefix}sheetData>`, ...kept.parts(), `</${prefix}sheetData>`], cells, beyond }
}

/** Pieces of a long text that are kept as they are, taken together where they touch: nothing is copied. */
class Runs {
  readonly #text: string
  readonly #parts: string[] = []
  #start = 0
  #end = 0

  constructor(text: string) {
    this.#text = text
  }

  keep(start: number, end: number): void {
    if (start !== this.#end) {
      this.#flush()
      this.#start = start
    }
    this.#end = end
  }

  add(text: string): void {
    this.#flush()
    this.#parts.push(text)
  }

  parts(): readonly string[] {
    this.#flush()
    return this.#parts
  }

  #flush(): void {
    if (this.#end > this.#start) this.#parts.push(this.#text.slice(this.#start, this.#end))
    this.#start = this.#end
  }
}

function rowNumber(row: string, next: number): number {
  const written = attributeOf(row.slice(0, row.indexOf('>') + 1), 'r')
  const number = written === undefined ? next : Number(written)
  if (!Number.isInteger(number) || number < 1) throw new DomainError('office.damaged')
  return number
}

/** Cells that hold a value or inline text; styled empty cells don't count. */
function countContent(row: string, prefix: string): number {
  return countOf(row, `<${prefix}v>`) + countOf(row, `<${prefix}v `) + countOf(row, `<${prefix}is>`)
}

// A reference that is none, or one past the columns that are read: of such rows the cells are looked at one by one.
const plainReference = /^[A-Z]{1,3}[1-9]\d{0,6}$/
const farReference = / r="(?:[^A-Z"]|[A-Z]{3}|B[M-Z]|[C-Z][A-Z]|[A-Z]{1,2}[^0-9A-Z"])/

function keepColumns(row: string, prefix: string, beyond: ScrubbedSheet['beyond']): string {
  const tagEnd = row.indexOf('>') + 1
  if (!farReference.test(row.slice(tagEnd))) return row
  const kept: string[] = [row.slice(0, tagEnd)]
  for (let at = openTagAt(row, `${prefix}c`, tagEnd); at >= 0; ) {
    const cell = elementAt(row, `${prefix}c`, at)
    if (!cell) throw new DomainError('office.damaged')
    const xml = row.slice(cell.start, cell.end)
    const reference = attributeOf(xml.slice(0, xml.indexOf('>') + 1), 'r')
    const fits = reference === undefined || plainReference.test(reference)
    const far = reference !== undefined && fits && columnIndex(reference.replace(/\d+/, '')) >= limits.columns
    if (fits && !far) kept.push(xml)
    else if (countContent(xml, prefix) > 0) {
      beyond.cells += 1
      beyond.firstCell ||= fits ? (reference ?? '') : ''
    }
    at = openTagAt(row, `${prefix}c`, cell.end)
  }
  return `${kept.join('')}</${prefix}row>`
}

/** Only columns that are read; "hidden" and nothing else is of use. */
function scrubColumns(columns: string, prefix: string): string {
  const kept: string[] = []
  for (let at = openTagAt(columns, `${prefix}col`, 0); at >= 0; at = openTagAt(columns, `${prefix}col`, at + 1)) {
    const tag = columns.slice(at, columns.indexOf('>', at) + 1)
    const min = Number(attributeOf(tag, 'min'))
    const max = Math.min(Number(attributeOf(tag, 'max')), limits.columns)
    const hidden = attributeOf(tag, 'hidden')
    if (min >= 1 && max >= min && (hidden === '1' || hidden === 'true')) {
      kept.push(`<${prefix}col min="${min}" max="${max}" hidden="1"/>`)
    }
  }
  return kept.length === 0 ? '' : `<${prefix}cols>${kept.join('')}</${prefix}cols>`
}

const mergeReference = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/

/** Merges inside the limits; one that covers a whole sheet says nothing about a table and is dropped. */
function scrubMerges(merges: string, prefix: string): string {
  const kept: string[] = []
  const name = `${prefix}mergeCell`
  for (let at = openTagAt(merges, name, 0); at >= 0 && kept.length < limits.merges; at = openTagAt(merges, name, at + 1)) {
    const tag = merges.slice(at, merges.indexOf('>', at) + 1)
    const match = mergeReference.exec(attributeOf(tag, 'ref') ?? '')
    if (!match) continue
    const [, left = '', top = '', right = '', bottom = ''] = match
    const columns = columnIndex(right) - columnIndex(left) + 1
    const rows = Number(bottom) - Number(top) + 1
    const sane = columns >= 1 && rows >= 1 && columns * rows <= limits.mergedCells
    if (sane && columnIndex(right) < limits.columns && Number(bottom) <= limits.rows) {
      kept.push(`<${name} ref="${left}${top}:${right}${bottom}"/>`)
    }
  }
  return kept.length === 0 ? '' : `<${prefix}mergeCells>${kept.join('')}</${prefix}mergeCells>`
}
