import type { Workbook } from '../../../shared/domain/annex.ts'
import { cellFormOf, type ColumnRole } from '../../../shared/domain/columns.ts'
import { parseTarget } from '../../../shared/domain/target/parseTarget.ts'
import { parseTimeline } from '../../../shared/domain/timeline/parseTimeline.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'

export type CellDoubt = 'import.doubt.timeline' | 'import.doubt.target' | 'import.doubt.unit'

/** What of a cell's text is not understood; `undefined`: all of it is, or nothing has to be. */
export function cellDoubt(text: string, role: ColumnRole, { facts, units }: Workbook): CellDoubt | undefined {
  if (text === '') return undefined
  if (cellFormOf(role) === 'units') return readUnits(text, units).some(({ unit }) => unit === null) ? 'import.doubt.unit' : undefined
  if (role === 'timeline' || role === 'timelineEnd') return parseTimeline(text, facts.year).kind === 'unknown' ? 'import.doubt.timeline' : undefined
  if (role === 'target') return parseTarget(text).op === 'unknown' ? 'import.doubt.target' : undefined
  return undefined
}
