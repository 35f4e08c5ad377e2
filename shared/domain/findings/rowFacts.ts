import type { Annex, AnnexRow, Unit, Workbook } from '../annex.ts'
import { titleColumnOf, type ColumnRole } from '../columns.ts'
import { isIsoDate, isoDate, type IsoDate } from '../calendar.ts'
import type { ColumnId, UnitId } from '../ids.ts'
import { parseTimeline } from '../timeline/parseTimeline.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { readUnits, type UnitReading } from '../units/readUnits.ts'
import type { FindingCode } from './finding.ts'

/** What checks need to know of the plan as a whole. */
export interface PlanFacts {
  readonly workbook: Workbook
  readonly parent: Workbook | undefined
  /** The days that the plan is for; null when its year isn't known. */
  readonly period: { readonly from: IsoDate; readonly to: IsoDate } | null
  readonly issuedOn: IsoDate | null
  readonly unit: (id: UnitId) => Unit | undefined
  readonly timeline: (text: string) => Timeline
  readonly units: (text: string) => readonly UnitReading[]
}

/** A row with its cells by role. */
export interface RowFacts {
  readonly annex: Annex
  readonly row: AnnexRow
  readonly plan: PlanFacts
  readonly title: string
  readonly titleColumn: ColumnId | undefined
  readonly column: (role: ColumnRole) => ColumnId | undefined
  /** The cell's text without outer blanks; empty when there is none, or no such column. */
  readonly text: (role: ColumnRole) => string
  readonly leads: readonly UnitReading[]
  readonly coordinating: readonly UnitReading[]
}

/** Where checks put what they find. */
export type Report = (code: FindingCode, column?: ColumnId, values?: Readonly<Record<string, string | number>>) => void

/** One check; made anew for each workbook, since some remember rows. */
export type RowCheck = (row: RowFacts, report: Report) => void

/** Plans of several years say so in their title: "giai đoạn 2025 - 2030". */
function planPeriod({ facts }: Workbook): PlanFacts['period'] {
  const stretch = /(?<!\d)(\d{4}) ?[-\u2013] ?(\d{4})(?!\d)/.exec(facts.title)
  const first = Number(stretch?.[1] ?? facts.year)
  const last = Number(stretch?.[2] ?? facts.year)
  const from = isoDate(Math.min(first, facts.year || first), 1, 1)
  const to = isoDate(Math.max(last, facts.year), 12, 31)
  return from === null || to === null ? null : { from, to }
}

/** Plans repeat their wordings by the hundred: each is read once. */
function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const value = read(text)
    known.set(text, value)
    return value
  }
}

export function readPlan(workbook: Workbook, parent?: Workbook): PlanFacts {
  const byId = new Map(workbook.units.map((unit) => [unit.id, unit]))
  const { planDate, year } = workbook.facts
  return {
    workbook,
    parent,
    period: planPeriod(workbook),
    issuedOn: isIsoDate(planDate) ? planDate : null,
    unit: (id) => byId.get(id),
    timeline: remembering((text) => parseTimeline(text, year)),
    units: remembering((text) => readUnits(text, workbook.units)),
  }
}

/** The way to look at the rows of one annex. */
export function rowReader(annex: Annex, plan: PlanFacts): (row: AnnexRow) => RowFacts {
  const columns = new Map<ColumnRole, ColumnId>()
  for (const column of annex.columns) if (!columns.has(column.role)) columns.set(column.role, column.id)
  const titleColumn = titleColumnOf(annex.columns)?.id
  const cell = (row: AnnexRow, id: ColumnId | undefined): string => (id === undefined ? '' : (row.cells[id] ?? '').trim())
  return (row) => ({
    annex,
    row,
    plan,
    title: cell(row, titleColumn),
    titleColumn,
    column: (role) => columns.get(role),
    text: (role) => cell(row, columns.get(role)),
    leads: plan.units(cell(row, columns.get('lead'))),
    coordinating: plan.units(cell(row, columns.get('coordinating'))),
  })
}
