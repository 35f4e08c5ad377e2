import { onCleanup } from 'solid-js'

const stops = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** Keeps Tab within a screen that covers the page, and gives the focus back to where it was when the screen goes. */
export function keepFocus(screen: HTMLElement): void {
  const before = document.activeElement
  const turn = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab') return
    const reachable = [...screen.querySelectorAll<HTMLElement>(stops)].filter((each) => each.tabIndex >= 0 && !each.matches(':disabled') && each.getClientRects().length > 0)
    const [first, last] = [reachable[0], reachable.at(-1)]
    const isInside = screen.contains(document.activeElement)
    if (isInside && document.activeElement !== (event.shiftKey ? first : last)) return
    event.preventDefault()
    if (event.shiftKey) last?.focus()
    else first?.focus()
  }
  document.addEventListener('keydown', turn)
  onCleanup(() => {
    document.removeEventListener('keydown', turn)
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  })
}
