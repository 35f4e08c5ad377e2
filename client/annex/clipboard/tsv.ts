import { maxPastedColumns, type CellBlock } from './cellBlock.ts'

const needsQuotes = /[\t\n\r"]/

/** Tab-separated text as Excel and LibreOffice read it: cells with a line break, tab or quote are quoted. */
export function formatTsv(block: CellBlock): string {
  const cell = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return block.map((row) => row.map(cell).join('\t')).join('\r\n')
}

/**
 * Reads tab-separated text. A quote opens a quoted cell only at the cell's start, and only if it is closed before a tab
 * or line end: text that merely begins with a quotation mark stays as it is. Cells past `maxColumns` are left out.
 */
export function parseTsv(text: string, maxRows: number, maxColumns = maxPastedColumns): string[][] {
  const source = text.replace(/\r\n?/g, '\n')
  const rows: string[][] = [[]]
  // Each quote that nothing closes is looked for to the end: enough of them would take hours. Then quotes are only text.
  let patience = 4 * source.length
  let at = 0
  while (at < source.length && rows.length <= maxRows + 1) {
    const quoted = source[at] === '"' && patience > 0 ? readQuoted(source, at) : null
    if (quoted?.text === null) patience -= quoted.end - at
    const end = quoted && quoted.text !== null ? quoted.end : nextBreak(source, at)
    const row = rows.at(-1) as string[]
    if (row.length < maxColumns) row.push(quoted?.text ?? source.slice(at, end))
    if (end >= source.length) return rows
    if (source[end] === '\n') rows.push([])
    // A tab at the very end has an empty cell behind it.
    else if (end === source.length - 1 && row.length < maxColumns) row.push('')
    at = end + 1
  }
  // A line end closes the last row, as Excel writes it, and opens no new one.
  if (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

function nextBreak(source: string, from: number): number {
  for (let i = from; i < source.length; i++) if (source[i] === '\t' || source[i] === '\n') return i
  return source.length
}

/** The quoted cell that begins at `from`; a null text: it is none, and `end` says how far that was looked for. */
function readQuoted(source: string, from: number): { text: string | null; end: number } {
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] !== '"') continue
    if (source[i + 1] === '"') {
      i += 1
      continue
    }
    const after = source[i + 1]
    if (after !== undefined && after !== '\t' && after !== '\n') return { text: null, end: i }
    return { text: source.slice(from + 1, i).replaceAll('""', '"'), end: i + 1 }
  }
  return { text: null, end: source.length }
}
