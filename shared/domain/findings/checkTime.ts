import type { IsoDate } from '../calendar.ts'
import { foldForSearch } from '../text.ts'
import { lastGoodDay, type Timeline } from '../timeline/timeline.ts'
import type { ColumnId } from '../ids.ts'
import type { RowFacts, Report } from './rowFacts.ts'

/** The first and last day of a time; null where it has none. */
function spanOf(timeline: Timeline): { readonly from: IsoDate; readonly to: IsoDate } | null {
  if (timeline.kind === 'window' || timeline.kind === 'continuous') return timeline
  const day = lastGoodDay(timeline)
  return day === null ? null : { from: day, to: day }
}

function partsOf(timeline: Timeline): readonly Timeline[] {
  return timeline.kind === 'compound' ? timeline.parts : [timeline]
}

function checkDays(timeline: Timeline, row: RowFacts, column: ColumnId | undefined, report: Report): void {
  const { period, issuedOn } = row.plan
  const spans = partsOf(timeline).map(spanOf).filter((span) => span !== null)
  if (period !== null && spans.some((span) => span.to < period.from || span.from > period.to)) {
    report('timeline.outsidePlan', column, { from: period.from, to: period.to })
  }
  if (issuedOn !== null && spans.some((span) => span.to < issuedOn)) report('timeline.beforeIssue', column, { date: issuedOn })
}

function checkText(text: string, timeline: Timeline, column: ColumnId | undefined, report: Report): void {
  if (timeline.kind === 'empty') report('timeline.missing', column)
  if (timeline.kind === 'ditto') report('timeline.ditto', column)
  if (timeline.kind !== 'unknown') return
  report(/dinh ky/.test(foldForSearch(text)) ? 'timeline.noFrequency' : 'timeline.unread', column)
}

function checkOrder(row: RowFacts, report: Report): void {
  const from = spanOf(row.plan.timeline(row.text('timelineStart')))?.from
  const to = spanOf(row.plan.timeline(row.text('timelineEnd')))?.to
  if (from !== undefined && to !== undefined && from > to) report('timeline.reversed', row.column('timelineEnd'))
}

/** Rõ thời gian: a time that is there, can be read and lies in the plan. Rows of targets need none. */
export function checkTime(row: RowFacts, report: Report): void {
  const role = row.column('timeline') === undefined ? 'timelineEnd' : 'timeline'
  const column = row.column(role)
  if (column === undefined) return
  const text = row.text(role)
  const timeline = row.plan.timeline(text)
  if (row.row.kind === 'task' || timeline.kind !== 'empty') checkText(text, timeline, column, report)
  checkDays(timeline, row, column, report)
  checkOrder(row, report)
}
