import { addDays, partsOf, type IsoDate } from '../../../shared/domain/calendar.ts'
import { unreachable } from '../../../shared/domain/errors.ts'
import type { Timeline } from '../../../shared/domain/timeline/timeline.ts'
import type { Translate } from '../../ui/translate.ts'

/** A day as people write it: 31/3/2026. */
export function formatDay(date: IsoDate): string {
  const { year, month, day } = partsOf(date)
  return `${day}/${month}/${year}`
}

/** What the program understands of a timeline, as a short phrase; '' for an empty cell. */
export function timelineReadingText(timeline: Timeline, t: Translate): string {
  switch (timeline.kind) {
    case 'due':
      return timeline.inclusive
        ? t('grid.reading.due', { day: formatDay(timeline.due) })
        : t('grid.reading.before', { day: formatDay(timeline.due), last: formatDay(addDays(timeline.due, -1)) })
    case 'window':
      return t('grid.reading.window', { from: formatDay(timeline.from), to: formatDay(timeline.to) })
    case 'continuous':
      return t('grid.reading.continuous')
    case 'recurring':
      if (timeline.reportCycle) return t('grid.reading.reportCycle')
      return t('grid.reading.recurring', { count: timeline.count ?? 1, freq: t(`grid.freq.${timeline.freq}`) })
    case 'external':
      return t('grid.reading.external')
    case 'conditional':
      return t('grid.reading.conditional')
    case 'compound':
      return timeline.parts.map((part) => timelineReadingText(part, t)).join(' + ')
    case 'ditto':
      return t('grid.reading.ditto')
    case 'empty':
      return ''
    case 'unknown':
      return t('grid.reading.unknown')
    default:
      return unreachable(timeline)
  }
}
