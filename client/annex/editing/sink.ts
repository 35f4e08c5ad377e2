import type { PixelBox } from '../overlay/blockBoxes.ts'

/** What happens in the text field. */
export interface SinkEvents {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onInput: (event: InputEvent) => void
  readonly onBeforeInput: (event: InputEvent) => void
  readonly onCompositionStart: () => void
  readonly onCompositionEnd: () => void
  readonly onSelectionChange: () => void
  readonly onCopy: (event: ClipboardEvent) => void
  readonly onCut: (event: ClipboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onBlur: () => void
  readonly onFocus: () => void
}

/**
 * The one text field of the grid. It has the focus as long as somebody works in the table, lies over the active cell, and
 * is invisible until editing. Beginning to edit is a CSS class and nothing else: never a new element, a move in the DOM
 * or a new focus, all of which make input methods double or lose the first letter ("DDức", "pòng").
 */
export interface Sink {
  readonly element: HTMLTextAreaElement
  focus(): void
  /** Puts it over a cell, in the layer's pixels. */
  place(box: PixelBox, bold: boolean): void
  setOpen(open: boolean): void
  /** Grows with the text. */
  fit(): void
  set(text: string, start: number, end?: number): void
  remove(): void
}

/** Inside the grid only rows and cells may stand: to a screen reader the field is a cell of a row of its own. */
function rowAround(element: HTMLElement): HTMLElement {
  const row = document.createElement('div')
  const cell = document.createElement('div')
  row.setAttribute('role', 'row')
  cell.setAttribute('role', 'gridcell')
  cell.append(element)
  row.append(cell)
  return row
}

export function makeSink(layer: HTMLElement, label: string, events: SinkEvents): Sink {
  const element = document.createElement('textarea')
  element.className = 'annex-sink'
  element.rows = 1
  element.spellcheck = false
  element.autocomplete = 'off'
  element.setAttribute('autocapitalize', 'off')
  element.setAttribute('autocorrect', 'off')
  element.setAttribute('aria-label', label)
  listen(element, events)
  const row = rowAround(element)
  layer.append(row)
  const size = makeSize(element)
  return {
    element,
    focus: () => {
      element.focus({ preventScroll: true })
      takeCaret(element)
    },
    place: size.place,
    setOpen: (open) => {
      element.classList.toggle('open', open)
      size.fit()
    },
    fit: size.fit,
    set: (text, start, end = start) => {
      if (element.value !== text) element.value = text
      element.setSelectionRange(start, end)
      size.fit()
    },
    remove: () => row.remove(),
  }
}

/** Place and size of the field: over its cell, and as high as its text while it is open. */
function makeSize(element: HTMLTextAreaElement): Pick<Sink, 'place' | 'fit'> {
  // The browser itself lets the field grow where it can: asking it for the height of the text costs a layout for each letter.
  const grows = 'fieldSizing' in element.style
  let height = 0
  let placed = ''
  const fit = (): void => {
    if (grows) return
    element.style.height = `${height}px`
    if (element.classList.contains('open')) element.style.height = `${Math.max(height, element.scrollHeight)}px`
  }
  return {
    fit,
    place: (box, bold) => {
      const asked = `${box.left} ${box.top} ${box.width} ${box.height} ${bold}`
      if (asked === placed) return
      placed = asked
      height = box.height
      Object.assign(element.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, minHeight: `${box.height}px` })
      element.classList.toggle('bold', bold)
      fit()
    },
  }
}

/**
 * Puts the page's caret into the field. A browser that gives the focus back (a dialog closes) may leave the caret where it
 * was: then keys reach the field, and their letters go nowhere.
 */
function takeCaret(element: HTMLTextAreaElement): void {
  element.setSelectionRange(element.selectionStart, element.selectionEnd)
}

function listen(element: HTMLTextAreaElement, events: SinkEvents): void {
  element.addEventListener('keydown', events.onKeyDown)
  element.addEventListener('input', (event) => events.onInput(event as InputEvent))
  element.addEventListener('beforeinput', events.onBeforeInput)
  element.addEventListener('compositionstart', events.onCompositionStart)
  element.addEventListener('compositionend', events.onCompositionEnd)
  element.addEventListener('selectionchange', events.onSelectionChange)
  element.addEventListener('copy', events.onCopy)
  element.addEventListener('cut', events.onCut)
  element.addEventListener('paste', events.onPaste)
  element.addEventListener('blur', events.onBlur)
  element.addEventListener('focus', () => {
    takeCaret(element)
    events.onFocus()
  })
}
