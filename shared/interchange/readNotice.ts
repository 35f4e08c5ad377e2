import { noticeSeverities, type Notice } from '../domain/notice.ts'
import { interchangeLimits as limits } from './interchangeLimits.ts'
import { entries, member, refuse, text, word, type Place } from './shape.ts'

/** Most values that one notice may carry. */
const maxDetails = 20

/** Reads one notice; codes of other programs are let through. */
export function readNotice(place: Place): Notice {
  const optional = (key: 'sheet' | 'cell' | 'message'): Partial<Notice> => {
    const inner = member(place, key)
    return inner.value === undefined ? {} : { [key]: text(inner, limits.cellText) }
  }
  return {
    code: text(member(place, 'code'), limits.shortText, true),
    severity: word(member(place, 'severity'), noticeSeverities, 'info'),
    ...optional('sheet'),
    ...optional('cell'),
    ...readDetails(member(place, 'details')),
    ...optional('message'),
  }
}

function readDetails(place: Place): Partial<Notice> {
  if (place.value === undefined) return {}
  const details = entries(place, maxDetails).map(([key, inner]): readonly [string, string | number] => {
    if (typeof inner.value === 'number' && Number.isFinite(inner.value)) return [key, inner.value]
    return typeof inner.value === 'string' ? [key, text(inner, limits.cellText)] : refuse(inner, 'string | number')
  })
  return { details: Object.fromEntries(details) }
}
