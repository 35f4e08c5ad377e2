const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/** Focuses the next (or last) thing on the page that is not inside `element`; there may be none. */
export function focusBeyond(element: Element | null, back: boolean): void {
  if (!element) return
  const outside = [...document.querySelectorAll<HTMLElement>(focusable)].filter((candidate) => !element.contains(candidate) && candidate.tabIndex >= 0)
  const isAfter = (candidate: HTMLElement): boolean => (element.compareDocumentPosition(candidate) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const next = back ? outside.findLast((candidate) => !isAfter(candidate)) : outside.find(isAfter)
  ;(next ?? (back ? outside.at(-1) : outside[0]))?.focus()
}
