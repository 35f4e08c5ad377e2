import type { Unit, Workbook } from '../../../shared/domain/annex.ts'
import { cellFormOf, type ColumnRole } from '../../../shared/domain/columns.ts'
import { parseTarget } from '../../../shared/domain/target/parseTarget.ts'
import { parseTimeline } from '../../../shared/domain/timeline/parseTimeline.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'

export type CellDoubt = 'import.doubt.timeline' | 'import.doubt.target' | 'import.doubt.unit'

type Read = (text: string) => CellDoubt | undefined

/** What was read already, for each directory: wordings of offices and times repeat from row to row. */
const known = new WeakMap<readonly Unit[], Map<string, CellDoubt | undefined>>()

/** What of a cell's text is not understood; `undefined`: all of it is, or nothing has to be. */
export function cellDoubt(text: string, role: ColumnRole, workbook: Workbook): CellDoubt | undefined {
  const read = text === '' ? undefined : readerOf(role, workbook)
  if (!read) return undefined
  const memo = known.get(workbook.units) ?? new Map<string, CellDoubt | undefined>()
  known.set(workbook.units, memo)
  const key = `${role} ${text}`
  if (!memo.has(key)) memo.set(key, read(text))
  return memo.get(key)
}

function readerOf(role: ColumnRole, { facts, units }: Workbook): Read | undefined {
  if (cellFormOf(role) === 'units') return (text) => (readUnits(text, units).some(({ unit }) => unit === null) ? 'import.doubt.unit' : undefined)
  if (role === 'timeline' || role === 'timelineEnd') return (text) => (parseTimeline(text, facts.year).kind === 'unknown' ? 'import.doubt.timeline' : undefined)
  if (role === 'target') return (text) => (parseTarget(text).op === 'unknown' ? 'import.doubt.target' : undefined)
  return undefined
}
