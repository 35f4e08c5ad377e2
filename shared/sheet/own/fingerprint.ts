import type { AnnexRow } from '../../domain/annex.ts'
import type { Column } from '../../domain/columns.ts'
import { oneLine } from '../../domain/text.ts'

/** Hexadecimal digits of one fingerprint: 32 bits, so that one change in four billion would be taken for none. */
export const fingerprintLength = 8

/**
 * A text in 8 hexadecimal digits, to tell later whether it is still the same; blanks don't count. Not for secrets.
 * FNV-1a over UTF-16 units, with the last mixing step of MurmurHash3, because FNV alone spreads short texts badly.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  const line = oneLine(text)
  for (let at = 0; at < line.length; at++) hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(fingerprintLength, '0')
}

/** Fingerprints of a row's cells, one behind the other in the order of the columns. */
export function fingerprintRow(row: Pick<AnnexRow, 'cells'>, columns: readonly Column[]): string {
  return columns.map(({ id }) => fingerprint(row.cells[id] ?? '')).join('')
}

/** The fingerprint of the cell at a place; '' when the row was marked with fewer columns. */
export function fingerprintAt(prints: string, place: number): string {
  return prints.slice(place * fingerprintLength, (place + 1) * fingerprintLength)
}
