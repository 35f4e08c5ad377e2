import type { CellBlock } from './cellBlock.ts'

const needsQuotes = /[\t\n\r"]/

/** Tab-separated text as Excel and LibreOffice read it: cells with a line break, tab or quote are quoted. */
export function formatTsv(block: CellBlock): string {
  const cell = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return block.map((row) => row.map(cell).join('\t')).join('\r\n')
}

/**
 * Reads tab-separated text. A quote opens a quoted cell only at the cell's start, and only if it is closed before a tab
 * or line end: text that merely begins with a quotation mark stays as it is.
 */
export function parseTsv(text: string, maxRows: number): string[][] {
  const source = text.replace(/\r\n?/g, '\n')
  const rows: string[][] = [[]]
  let at = 0
  while (at < source.length && rows.length <= maxRows + 1) {
    const quoted = source[at] === '"' ? readQuoted(source, at) : null
    const end = quoted ? quoted.end : nextBreak(source, at)
    rows.at(-1)?.push(quoted ? quoted.text : source.slice(at, end))
    if (end >= source.length) return rows
    if (source[end] === '\n') rows.push([])
    // A tab at the very end has an empty cell behind it.
    else if (end === source.length - 1) rows.at(-1)?.push('')
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

function readQuoted(source: string, from: number): { text: string; end: number } | null {
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] !== '"') continue
    if (source[i + 1] === '"') {
      i += 1
      continue
    }
    const after = source[i + 1]
    if (after !== undefined && after !== '\t' && after !== '\n') return null
    return { text: source.slice(from + 1, i).replaceAll('""', '"'), end: i + 1 }
  }
  return null
}
