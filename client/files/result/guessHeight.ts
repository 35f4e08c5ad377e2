import type { AnnexRow } from '../../../shared/domain/annex.ts'
import { usualWidthMm, type Column } from '../../../shared/domain/columns.ts'

/** Letters that a line of the whole table holds at 13.5 px on a screen of 1366 px; only the scrollbar leans on it. */
const lettersAcross = 100
const lineHeight = 20
const padding = 11

/** Height that a row will probably have, pixels, until it is drawn and measured. */
export function guessHeight(row: AnnexRow | undefined, columns: readonly Column[]): number {
  if (!row || row.kind === 'section' || row.kind === 'group') return lineHeight + padding + 4
  const total = columns.reduce((sum, { role }) => sum + usualWidthMm[role], 0)
  const lines = columns.map(({ id, role }) => Math.ceil((row.cells[id]?.length ?? 0) / Math.max(6, (usualWidthMm[role] / total) * lettersAcross)))
  return Math.max(1, ...lines) * lineHeight + padding
}
