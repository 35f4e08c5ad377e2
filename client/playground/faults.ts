/** Ways to break Vietnamese typing that the grid avoids. The browser tests plant them to see that they would be noticed. */
export const faultNames = ['lateEditor', 'inlineCompletion', 'writeWhileComposing'] as const
export type FaultName = (typeof faultNames)[number]

const sinkOf = (event: Event): HTMLTextAreaElement | null =>
  event.target instanceof HTMLTextAreaElement && event.target.classList.contains('annex-sink') ? event.target : null

/** How late a popup editor gets the focus, milliseconds: one frame. */
const lateMs = 16

const plants: Readonly<Record<FaultName, () => void>> = {
  /** An editor that takes the focus one frame after the first key: letters typed meanwhile go nowhere. */
  lateEditor: () =>
    addEventListener(
      'keydown',
      (event) => {
        const sink = sinkOf(event)
        if (!sink || sink.classList.contains('open') || event.key.length !== 1) return
        sink.blur()
        setTimeout(() => sink.focus(), lateMs)
      },
      true,
    ),
  /** A suggestion written behind the caret as selected text: Backspace of an input method deletes it instead of a letter. */
  inlineCompletion: () =>
    addEventListener('input', (event) => {
      const sink = sinkOf(event)
      if (!sink || (event as InputEvent).inputType === 'deleteContentBackward') return
      const typed = sink.value
      sink.value = `${typed} (gợi ý)`
      sink.setSelectionRange(typed.length, sink.value.length)
    }),
  /** A colleague's text put into the field while an input method composes. */
  writeWhileComposing: () =>
    addEventListener('compositionupdate', (event) => {
      const sink = sinkOf(event)
      if (sink && sink.value.length === 2) sink.value = `[xa] ${sink.value}`
    }),
}

export function plantFault(name: string): void {
  const known = faultNames.find((fault) => fault === name)
  if (known) plants[known]()
}
