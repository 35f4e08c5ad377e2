import { onCleanup } from 'solid-js'

const isWriting = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** F1 anywhere, and "?" where nothing is written, ask for help; stops with the owner. */
export function listenForHelp(open: () => void): void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || (event.key !== 'F1' && (event.key !== '?' || isWriting(event.target)))) return
    event.preventDefault()
    open()
  }
  addEventListener('keydown', onKey)
  onCleanup(() => removeEventListener('keydown', onKey))
}
