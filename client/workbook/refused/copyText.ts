import { notify } from '../../ui/notes.tsx'
import type { Translate } from '../../ui/translate.ts'

/** Puts a text on the clipboard and says so. */
export function copyText(text: string, t: Translate): void {
  void navigator.clipboard.writeText(text).then(
    () => notify(t('refused.copied')),
    () => notify(t('refused.copyFailed')),
  )
}
