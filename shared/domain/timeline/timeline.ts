import { addDays, type IsoDate } from '../calendar.ts'

/** How often something comes back. */
export type Frequency = 'week' | 'month' | 'quarter' | 'halfYear' | 'year'

/**
 * What we understand of a timeline cell ("Thời gian thực hiện").
 *
 * The cell's text, as its author wrote it, is the truth, and is what we store, print and sign; a `Timeline`
 * is only a reading of it, used to sort, filter, warn and remind. Public in the interchange form.
 * Source of the wordings: test/fixtures/timelines.json.
 */
export type Timeline =
  /** `due` is the printed day; not `inclusive` ("trước ngày 30/01"): the day before is the last good one. */
  | { readonly kind: 'due'; readonly due: IsoDate; readonly inclusive: boolean }
  | { readonly kind: 'window'; readonly from: IsoDate; readonly to: IsoDate; readonly due: IsoDate }
  /** "Thường xuyên": no due day; in every reporting period between the two days. */
  | { readonly kind: 'continuous'; readonly from: IsoDate; readonly to: IsoDate }
  | Recurring
  /** "Theo Kế hoạch của tỉnh": the day stands in another document, of `dependsOn`. */
  | { readonly kind: 'external'; readonly dependsOn: string }
  /** "Khi có yêu cầu": the day comes with an event, `dependsOn`. */
  | { readonly kind: 'conditional'; readonly dependsOn: string }
  | { readonly kind: 'compound'; readonly parts: readonly Timeline[] }
  /** "nt", "-//-": as in the row above. */
  | { readonly kind: 'ditto' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' }

export interface Recurring {
  readonly kind: 'recurring'
  readonly freq: Frequency
  /** Times in one `freq` ("02 lần/năm" is 2); absent: not said. */
  readonly count?: number
  /** The text says "ít nhất". */
  readonly min?: true
  /** Who does it each time ("mỗi thôn 01 lần/năm"). */
  readonly each?: string
  /** "Quý I, 6 tháng, quý III, năm": at the reporting periods, whose days are the plan's own data. */
  readonly reportCycle?: true
}

/** The last day on which the task is still in time; null where the text names none, or several (see `parts`). */
export function lastGoodDay(timeline: Timeline): IsoDate | null {
  switch (timeline.kind) {
    case 'due':
      return timeline.inclusive ? timeline.due : addDays(timeline.due, -1)
    case 'window':
      return timeline.to
    default:
      return null
  }
}
