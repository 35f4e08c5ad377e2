import { officeLimits } from '../officeLimits.ts'

/**
 * Cells of CSV text (RFC 4180), all as text: a library would make 9.55 of "95,5%", a date of "3/4" and 1 of "01".
 * The separator (comma, semicolon, tab, bar) is the one that gives the most even table. Cells further right than any reader
 * looks, and rows beyond one more than a sheet may have, are passed over: nine million separators would be 100 MB of cells.
 */
export function parseCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '')
  const declared = /^sep=(.)\r?\n/i.exec(body)
  if (declared) return splitCells(body.slice(declared[0].length), declared[1] ?? ',')
  const [best = ','] = [',', ';', '\t', '|']
    .map((separator) => ({ separator, score: evenness(splitCells(body.slice(0, 20_000), separator)) }))
    .sort((a, b) => b.score - a.score)
    .map(({ separator }) => separator)
  return splitCells(body, best)
}

/** Rows that have as many cells as the usual row, and at least two. */
function evenness(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let best = 0
  for (const [width, rowsOfWidth] of counts) best = Math.max(best, rowsOfWidth * Math.min(width, 20))
  return best
}

function splitCells(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length <= officeLimits.rows) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
    if (row.length < officeLimits.columns) row.push(cell.value)
    at = cell.end
    const next = text.charAt(at)
    if (next === separator) {
      at += 1
      if (at < text.length) continue
      if (row.length < officeLimits.columns) row.push('')
    }
    if (next === '\r' && text.charAt(at + 1) === '\n') at += 2
    else if (next === '\r' || next === '\n') at += 1
    rows.push(row)
    row = []
  }
  return rows
}

function plainCell(text: string, start: number, separator: string): { value: string; end: number } {
  let end = start
  while (end < text.length && text.charAt(end) !== separator && !isLineEnd(text.charCodeAt(end))) end += 1
  return { value: unguard(text.slice(start, end)), end }
}

function quotedCell(text: string, start: number): { value: string; end: number } {
  let value = ''
  let from = start + 1
  for (;;) {
    const close = text.indexOf('"', from)
    if (close < 0) return { value: value + text.slice(from), end: text.length }
    value += text.slice(from, close)
    if (text.charAt(close + 1) !== '"') return { value: unguard(value), end: close + 1 }
    value += '"'
    from = close + 2
  }
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13

/** Takes back the apostrophe that our own CSV writer puts before texts that a spreadsheet would run. */
function unguard(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value
}
