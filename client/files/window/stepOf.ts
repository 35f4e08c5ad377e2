/** Rows that Page Up and Page Down step over. */
const pageRows = 12

/** The row that a key steps to in a list of `count` rows; `undefined`: not a key that steps. */
export function stepOf(event: KeyboardEvent, row: number, count: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const targets: Readonly<Record<string, number>> = { ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + pageRows, PageUp: row - pageRows, Home: 0, End: count - 1 }
  const target = targets[event.key]
  return target === undefined ? undefined : Math.max(0, Math.min(target, count - 1))
}
