import type { Notice } from '../../../shared/domain/notice.ts'
import { isMessageKey } from '../../../shared/i18n/translate.ts'
import type { Translate } from '../../ui/translate.ts'

/** The sentence of a notice, in the person's language. */
export function noticeSentence(notice: Notice, t: Translate): string {
  const key = `notice.${notice.code}`
  return isMessageKey(key) ? t(key, { ...notice.details, sheet: notice.sheet ?? '', cell: notice.cell ?? '' }) : (notice.message ?? notice.code)
}
