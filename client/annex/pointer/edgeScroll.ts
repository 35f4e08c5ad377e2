/** Strip inside the edges in which a drag scrolls, pixels: small, so that cells at the edge can be dragged over. */
const edgePx = 8
/** Fastest scroll, pixels a frame: about one long row. */
const fastestPx = 120
/** Pixels a frame for each pixel that the pointer stands in the strip or beyond it. */
const pxPerPx = 2

/** Pixels to scroll in a frame when the pointer stands at `at` during a drag between `low` and `high`. */
export function edgeSpeed(at: number, low: number, high: number): number {
  const beyond = at > high - edgePx ? at - (high - edgePx) : at < low + edgePx ? at - (low + edgePx) : 0
  return Math.sign(beyond) * Math.min(fastestPx, Math.abs(beyond) * pxPerPx)
}

export interface EdgeScroll {
  /** The pointer of the drag is here now. */
  move(x: number, y: number): void
  stop(): void
}

/** Scrolls `viewport` while a drag stays near an edge; `moved` runs after each step. */
export function makeEdgeScroll(viewport: HTMLElement, headerHeight: () => number, moved: () => void): EdgeScroll {
  let point: { x: number; y: number } | null = null
  let frame = 0
  const step = (): void => {
    frame = 0
    if (!point) return
    // Asked for before anything is drawn: so the next step reads its places before that frame's drawing, not after it.
    frame = requestAnimationFrame(step)
    const box = viewport.getBoundingClientRect()
    const down = edgeSpeed(point.y, box.top + headerHeight(), box.bottom)
    const right = edgeSpeed(point.x, box.left, box.right)
    if (down !== 0 || right !== 0) {
      viewport.scrollTop += down
      viewport.scrollLeft += right
      moved()
    }
  }
  return {
    move: (x, y) => {
      point = { x, y }
      if (frame === 0) frame = requestAnimationFrame(step)
    },
    stop: () => {
      point = null
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}
