import type { PixelBox } from './blockBoxes.ts'

/**
 * Two layers over the rows: one that scrolls with the columns (and is clipped where the pinned ones begin), one that
 * stays with the pinned columns. Boxes are drawn anew each time; the text field is put in once and never moved in the DOM.
 */
export interface Layers {
  readonly scrolled: HTMLElement
  readonly pinned: HTMLElement
  /** Replaces all boxes. */
  draw(boxes: readonly DrawnBox[]): void
  /** Keeps scrolled boxes from covering the pinned columns. */
  clip(scrollLeft: number, pinnedWidth: number): void
  remove(): void
}

/** A box to draw: its place, its classes, and what is in it. */
export interface DrawnBox {
  readonly box: PixelBox
  readonly pinned: boolean
  readonly classes: string
  readonly colour?: string
  /** Name tag. */
  readonly label?: string
}

export function makeLayers(rowsElement: HTMLElement): Layers {
  const layer = (name: string): HTMLElement => {
    const element = document.createElement('div')
    element.className = `annex-layer ${name}`
    return element
  }
  const scrolled = layer('annex-layer-scrolled')
  const pinned = layer('annex-layer-pinned')
  const boxesIn = (parent: HTMLElement): HTMLElement => {
    const boxes = document.createElement('div')
    boxes.setAttribute('aria-hidden', 'true')
    parent.append(boxes)
    return boxes
  }
  const scrolledBoxes = boxesIn(scrolled)
  const pinnedBoxes = boxesIn(pinned)
  rowsElement.append(scrolled)
  rowsElement.prepend(pinned)
  return {
    scrolled,
    pinned,
    draw: (boxes) => {
      scrolledBoxes.replaceChildren(...boxes.filter((box) => !box.pinned).map(boxElement))
      pinnedBoxes.replaceChildren(...boxes.filter((box) => box.pinned).map(boxElement))
    },
    clip: (scrollLeft, pinnedWidth) => {
      scrolled.style.clipPath = scrollLeft > 0 ? `inset(-9999999px -9999px -9999999px ${scrollLeft + pinnedWidth}px)` : ''
    },
    remove: () => {
      scrolled.remove()
      pinned.remove()
    },
  }
}

function boxElement({ box, classes, colour, label }: DrawnBox): HTMLElement {
  const element = document.createElement('div')
  element.className = `annex-box ${classes}`
  Object.assign(element.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` })
  if (colour) element.style.setProperty('--person', colour)
  if (label) {
    const tag = document.createElement('span')
    tag.className = 'annex-tag'
    tag.textContent = label
    element.append(tag)
  }
  return element
}
