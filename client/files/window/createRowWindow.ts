import { createEffect, createMemo, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js'

/** The rows of a long list that are in the page, and the room that the others take. */
export interface RowWindow {
  readonly indexes: Accessor<readonly number[]>
  /** Pixels above the first and below the last shown row. */
  readonly before: Accessor<number>
  readonly after: Accessor<number>
  /** The element that scrolls. */
  readonly attach: (scroller: HTMLElement) => void
  /** Tells the true height of a row that was drawn. */
  readonly measure: (index: number, row: HTMLElement) => void
  /** Scrolls as little as shows the row. */
  readonly reveal: (index: number) => void
}

interface RowWindowOptions {
  readonly count: Accessor<number>
  /** Height of a row that was not drawn yet, pixels. */
  readonly guess: (index: number) => number
  /** Height of what stands above the rows and stays there while they scroll, pixels. */
  readonly headHeight: () => number
}

/** Pixels beyond the visible part that are drawn, too: a turn of the wheel shows no gap. */
const overscan = 240

/**
 * Draws only the rows near the visible part of a scroller, of any heights: guessed first, measured when drawn. A row
 * keeps its elements while it stays in the window, so that focus survives when its contents change.
 */
export function createRowWindow({ count, guess, headHeight }: RowWindowOptions): RowWindow {
  const heights = createHeights(count, guess)
  const { view, attach, place } = createView()
  const range = createMemo(
    () => {
      const { top, height } = view()
      return { from: heights.rowAt(top - overscan), to: Math.min(count(), heights.rowAt(top + height + overscan) + 1) }
    },
    undefined,
    { equals: (a, b) => a.from === b.from && a.to === b.to },
  )
  return {
    indexes: createMemo(() => Array.from({ length: Math.max(0, range().to - range().from) }, (_, at) => range().from + at)),
    before: () => heights.offset(range().from),
    after: () => heights.offset(count()) - heights.offset(range().to),
    attach,
    measure: heights.measure,
    reveal: (index) => {
      if (index < 0) return
      const [top, bottom] = untrack(() => [heights.offset(index), heights.offset(index + 1) + headHeight()])
      const { top: seen, height } = untrack(view)
      if (top < seen) place(top)
      else if (bottom > seen + height) place(bottom - height)
    },
  }
}

interface Heights {
  /** Pixels above a row. */
  readonly offset: (index: number) => number
  /** The row at a distance from the first one's top. */
  readonly rowAt: (position: number) => number
  readonly measure: (index: number, row: HTMLElement) => void
}

function createHeights(count: Accessor<number>, guess: (index: number) => number): Heights {
  const measured = new Map<number, number>()
  const [version, setVersion] = createSignal(0)
  let isTold = true
  /** Once for all rows that were drawn together: each time costs a sum over the whole list. */
  const tell = (): void => {
    isTold = true
    setVersion((each) => each + 1)
  }
  const offsets = createMemo(() => {
    version()
    const sums = new Float64Array(count() + 1)
    for (let index = 0; index < count(); index++) sums[index + 1] = (sums[index] ?? 0) + (measured.get(index) ?? guess(index))
    return sums
  })
  createEffect(on(count, () => measured.clear(), { defer: true }))
  return {
    offset: (index) => offsets()[Math.max(0, Math.min(index, count()))] ?? 0,
    rowAt: (position) => lastAtOrBelow(offsets(), position),
    measure: (index, row) => {
      const height = row.offsetHeight
      if (height === 0 || measured.get(index) === height) return
      measured.set(index, height)
      if (isTold) queueMicrotask(tell)
      isTold = false
    },
  }
}

/** The visible part of a scroller, and a way to move it. */
function createView(): { readonly view: Accessor<{ readonly top: number; readonly height: number }>; readonly attach: (element: HTMLElement) => void; readonly place: (top: number) => void } {
  const [view, setView] = createSignal({ top: 0, height: 600 })
  let scroller: HTMLElement | undefined
  const look = (): void => {
    if (scroller) setView({ top: scroller.scrollTop, height: scroller.clientHeight })
  }
  const resized = new ResizeObserver(look)
  onCleanup(() => {
    resized.disconnect()
    scroller?.removeEventListener('scroll', look)
  })
  return {
    view,
    attach: (element) => {
      scroller = element
      element.addEventListener('scroll', look, { passive: true })
      resized.observe(element)
    },
    place: (top) => {
      if (scroller) scroller.scrollTop = top
      look()
    },
  }
}

/** The last index whose offset is at or before `position`. */
function lastAtOrBelow(offsets: Float64Array, position: number): number {
  let [low, high] = [0, offsets.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}
