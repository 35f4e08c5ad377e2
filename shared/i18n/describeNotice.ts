import { isMessageKey, translate, type Locale } from './translate.ts'

/** What the sentence of a notice is made from; `Notice` of the domain fits. */
export interface DescribedNotice {
  readonly code: string
  readonly details?: Readonly<Record<string, string | number>>
  readonly message?: string
}

/** The sentence of a notice; for codes of other programs their own sentence, else the code. */
export function describeNotice(locale: Locale, notice: DescribedNotice): string {
  const key = `notice.${notice.code}`
  if (isMessageKey(key)) return translate(locale, key, notice.details ?? {})
  return notice.message ?? notice.code
}
