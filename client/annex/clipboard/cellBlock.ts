/** A block of printed cell texts, as it travels over the clipboard: rows of equal length. */
export type CellBlock = readonly (readonly string[])[]

/** Longest clipboard text that is read, UTF-16 units: 5,000 rows of long tasks are about 4 million. */
export const maxClipboardLength = 8_000_000
/** Most rows and columns taken from a clipboard: more would not fit an annex that people can read. */
export const maxPastedRows = 5_000
export const maxPastedColumns = 64

/** Why a clipboard was not taken. */
export type ClipboardRefusal = 'tooLong' | 'tooManyRows' | 'empty'
export type ClipboardReading = { readonly ok: true; readonly block: CellBlock } | { readonly ok: false; readonly reason: ClipboardRefusal }

/** Makes rows equally long, drops rows past the last one with content, checks the limits. */
export function readBlock(rows: readonly (readonly string[])[]): ClipboardReading {
  if (rows.length > maxPastedRows) return { ok: false, reason: 'tooManyRows' }
  const width = Math.min(maxPastedColumns, Math.max(0, ...rows.map((row) => row.length)))
  if (width === 0) return { ok: false, reason: 'empty' }
  return { ok: true, block: rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')) }
}
