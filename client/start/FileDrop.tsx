import { createSignal, Show, type JSX } from 'solid-js'
import { useTranslate } from '../ui/translate.ts'

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** A page on which a file can be dropped anywhere. */
export function FileDrop(props: { onFile: (file: File) => void; children: JSX.Element }): JSX.Element {
  const t = useTranslate()
  const [over, setOver] = createSignal(false)
  return (
    <div
      class="drop"
      onDragOver={(event) => {
        if (!holdsFile(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false)
      }}
      onDrop={(event) => {
        if (!holdsFile(event)) return
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (file) props.onFile(file)
      }}
    >
      {props.children}
      <Show when={over()}>
        <div class="drop-veil">{t('start.dropHere')}</div>
      </Show>
    </div>
  )
}
