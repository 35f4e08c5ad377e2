/** Lines of plain text, with tables that are drawn by bars ("| STT | Nhiệm vụ |") as cells. One sheet a table. */
export interface TextSheet {
  readonly rows: readonly (readonly string[])[]
}

const isBarred = (line: string): boolean => /^\s*\|.*\|.*\|\s*$/.test(line)
/** The rule below a heading: "|---|:--:|". */
const isRule = (line: string): boolean => /^[\s|:+=-]*$/.test(line)
/** Fewer barred lines are no table: a heading, its rule or a row at least. */
const leastLines = 2

/**
 * Takes text apart at its tables. Each sheet holds the lines before a table, which name it, and the table; what follows the
 * last one is a sheet of text. A text without tables is one sheet.
 */
export function splitTextTables(lines: readonly string[]): readonly TextSheet[] {
  const sheets: TextSheet[] = []
  let rows: string[][] = []
  for (let at = 0; at < lines.length; ) {
    let end = at
    while (end < lines.length && isBarred(lines[end] ?? '')) end += 1
    if (end - at < leastLines) {
      rows.push([lines[at] ?? ''])
      at += 1
      continue
    }
    for (const line of lines.slice(at, end)) if (!isRule(line)) rows.push(cellsOf(line))
    sheets.push({ rows })
    rows = []
    at = end
  }
  if (sheets.length === 0 || rows.some(([line = '']) => line.trim() !== '')) sheets.push({ rows })
  return sheets
}

function cellsOf(line: string): string[] {
  const inner = line.trim().slice(1, -1)
  return inner.split('|').map((cell) => cell.trim())
}
