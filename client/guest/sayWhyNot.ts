import { onCleanup } from 'solid-js'
import { notify } from '../ui/notes.tsx'
import type { Translate } from '../ui/translate.ts'

/** Milliseconds between two answers to somebody who goes on typing: as long as a note stays. */
const restMs = 6_000

const writes = new Set(['Enter', 'F2', 'Delete', 'Backspace'])

/** Tells somebody who tries to write (keys, paste, double click on a cell) why nothing happens. */
export function sayWhyNot(isShown: () => boolean, t: Translate): void {
  let last = -Infinity
  const say = (event: Event): void => {
    if (!isShown() || event.timeStamp - last < restMs) return
    last = event.timeStamp
    notify(t('guest.whyNot'))
  }
  const onKey = (event: KeyboardEvent): void => {
    const isOnButton = event.target instanceof Element && event.target.closest('button, a') !== null
    const isLetter = [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    if (isLetter || (writes.has(event.key) && !isOnButton)) say(event)
  }
  const onDouble = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('td')) say(event)
  }
  document.addEventListener('keydown', onKey)
  document.addEventListener('paste', say)
  document.addEventListener('dblclick', onDouble)
  onCleanup(() => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('paste', say)
    document.removeEventListener('dblclick', onDouble)
  })
}
