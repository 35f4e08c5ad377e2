import type { AnnexProjection, ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import { partsOf } from '../../../shared/domain/calendar.ts'
import { formatRoman } from '../../../shared/domain/numbering.ts'
import { parseTimeline } from '../../../shared/domain/timeline/parseTimeline.ts'
import { lastGoodDay, type Timeline } from '../../../shared/domain/timeline/timeline.ts'
import type { Translate } from '../../ui/translate.ts'
import type { RowGroup } from './groupedRows.ts'

/** Ranks of groups that have no place of their own among leads or quarters: after all of those. */
const unread = 1e6
const nameless = 2e6

/** The unit that leads the row; of several, the one named first. */
export function leadGroup(projection: AnnexProjection, t: Translate): (row: ProjectedRow) => RowGroup {
  const column = projection.columns.find(({ role }) => role === 'lead')
  return (row) => {
    const [first] = column ? projection.unitEntries(row.id, column.id) : []
    if (!first) return { key: 'lead', label: t('grid.group.noLead'), rank: nameless }
    if ('text' in first) return { key: `lead text ${first.text}`, label: first.text, rank: unread }
    return { key: `lead ${first.unit}`, label: projection.directory.get(first.unit)?.name ?? first.unit, rank: 0 }
  }
}

/** The quarter in which the row is due. */
export function quarterGroup(projection: AnnexProjection, planYear: number, t: Translate): (row: ProjectedRow) => RowGroup {
  const column = projection.columns.find(({ role }) => role === 'timelineEnd') ?? projection.columns.find(({ role }) => role === 'timeline')
  return (row) => groupOfTimeline(parseTimeline(column ? projection.text(row.id, column) : '', planYear), t)
}

function groupOfTimeline(timeline: Timeline, t: Translate): RowGroup {
  const day = lastGoodDay(timeline)
  if (day !== null) {
    const { year, month } = partsOf(day)
    const quarter = Math.ceil(month / 3)
    return { key: `quarter ${year} ${quarter}`, label: t('grid.group.quarter', { quarter: formatRoman(quarter), year }), rank: year * 4 + quarter }
  }
  if (timeline.kind === 'empty') return { key: 'quarter empty', label: t('grid.group.noTimeline'), rank: nameless }
  if (timeline.kind === 'continuous' || timeline.kind === 'recurring') return { key: 'quarter always', label: t('grid.group.always'), rank: unread - 1 }
  return { key: 'quarter unread', label: t('grid.group.otherTimeline'), rank: unread }
}
