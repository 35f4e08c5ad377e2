import type { Annex } from '../../../shared/domain/annex.ts'
import type { ColumnRole } from '../../../shared/domain/columns.ts'
import { parseTimeline } from '../../../shared/domain/timeline/parseTimeline.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import { starterDirectory } from '../../../shared/domain/units/starterUnits.ts'
import type { PlausibleAnnex, PlausibleRow } from './plausibleAnnex.ts'

/** How far an annex that was read is right, counted against the one that was laid out. */
export interface Accuracy {
  readonly rows: number
  readonly wrongRows: number
  readonly wrongKinds: number
  readonly wrongLevels: number
  readonly cells: number
  readonly wrongCells: number
  readonly wrongUnits: number
  readonly wrongTimelines: number
}

/** Compares loosely what may differ between layouts: capitals, dashes, a closing colon, blanks. */
export const loose = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/[–—]/g, '-').replace(/\s+/g, ' ').replace(/:$/, '').trim()

/** Offices of a text as ids, unknown ones as written. */
export const unitKeys = (text: string): string =>
  readUnits(text, starterDirectory())
    .map(({ unit, text: written }) => unit ?? `~${loose(written)}`)
    .join('; ')

const year = 2026
const timelineKey = (text: string): string => JSON.stringify(parseTimeline(text, year))

/** Counts what is wrong, row by row in their order. */
export function compareAnnex(read: Annex | undefined, laidOut: PlausibleAnnex): Accuracy {
  const column = (...roles: readonly ColumnRole[]): string | undefined => read?.columns.find(({ role }) => roles.includes(role))?.id
  const ids = { title: column('task', 'indicator'), timeline: column('timeline'), product: column('product'), lead: column('lead'), coordinating: column('coordinating') }
  const textOf = (index: number, id: string | undefined): string => Object.entries(read?.rows[index]?.cells ?? {}).find(([key]) => key === id)?.[1] ?? ''
  const count = (wrong: (row: PlausibleRow, index: number) => number): number => laidOut.rows.reduce((sum, row, index) => sum + wrong(row, index), 0)
  const differs = (a: string, b: string): number => (a === b ? 0 : 1)
  const wrongTexts = count((row, index) => differs(loose(textOf(index, ids.title)), loose(row.title)) + (ids.product ? differs(loose(textOf(index, ids.product)), loose(row.product)) : 0))
  const wrongUnits = count(
    (row, index) => differs(unitKeys(textOf(index, ids.lead)), unitKeys(row.lead)) + differs(unitKeys(textOf(index, ids.coordinating)), unitKeys(row.coordinating.join('; '))),
  )
  const wrongTimelines = ids.timeline ? count((row, index) => differs(timelineKey(textOf(index, ids.timeline)), timelineKey(row.timeline))) : 0
  return {
    rows: laidOut.rows.length,
    wrongRows: Math.abs((read?.rows.length ?? 0) - laidOut.rows.length),
    wrongKinds: count((row, index) => (read?.rows[index]?.kind === row.kind ? 0 : 1)),
    wrongLevels: count((row, index) => (read?.rows[index]?.level === row.level ? 0 : 1)),
    cells: laidOut.rows.length * 5,
    wrongCells: wrongTexts + wrongUnits + wrongTimelines,
    wrongUnits,
    wrongTimelines,
  }
}
