import type { JSX } from 'solid-js'
import { useTranslate } from '../ui/translate.ts'

const accepted = '.xlsx,.xlsm,.xls,.ods,.csv,.docx'

/** An unseen file field; `chooser` gets how to open it. Choosing the same file again counts, too. */
export function FileInput(props: { onFile: (file: File | undefined) => void; chooser: (open: () => void) => void }): JSX.Element {
  const t = useTranslate()
  let input!: HTMLInputElement
  props.chooser(() => {
    props.onFile(undefined)
    input.value = ''
    input.click()
  })
  return (
    <input
      ref={input}
      type="file"
      accept={accepted}
      class="visually-hidden"
      tabIndex={-1}
      aria-label={t('start.import')}
      onChange={(event) => props.onFile(event.currentTarget.files?.[0])}
    />
  )
}
