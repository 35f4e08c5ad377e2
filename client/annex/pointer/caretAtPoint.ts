/** Where in a drawn cell's text a point of the screen stands, UTF-16 units; null: over no text. */
export function caretAtPoint(x: number, y: number): number | null {
  const place = document.caretPositionFromPoint?.(x, y)
  const text = place?.offsetNode.parentElement?.closest('.ag-cell')?.querySelector('.annex-text, :scope > span')
  if (!place || !text?.contains(place.offsetNode) || place.offsetNode.nodeType !== Node.TEXT_NODE) return null
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let node = walker.nextNode(); node && node !== place.offsetNode; node = walker.nextNode()) before += (node as Text).length
  return before + place.offset
}
