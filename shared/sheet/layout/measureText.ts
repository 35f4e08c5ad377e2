import { fontWidths, unitsPerEm, type FontStyleName } from './fontWidths.ts'

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Width of a character that the table doesn't have: a capital M, so that heights come out too large rather than too small. */
const unknownWidth = 1821

const widths = new Map<FontStyleName, Map<string, number>>()

function widthsOf(style: FontStyleName): Map<string, number> {
  const known = widths.get(style)
  if (known) return known
  const table = new Map<string, number>()
  for (const [width, characters] of Object.entries(fontWidths[style])) {
    for (const character of characters) table.set(character, Number(width))
  }
  widths.set(style, table)
  return table
}

/** Width of a text without line breaks, points. */
export function textWidthPt(text: string, sizePt: number, style: FontStyleName): number {
  const table = widthsOf(style)
  let width = 0
  for (const character of text.normalize('NFD').replace(toneMarks, '').normalize('NFC')) {
    width += table.get(character) ?? unknownWidth
  }
  return (width * sizePt) / unitsPerEm
}

/** Lines that a text takes in a cell: breaks at spaces and after "-", inside a word only when it is wider than the cell. */
export function countLines(text: string, widthPt: number, sizePt: number, style: FontStyleName): number {
  let lines = 0
  for (const paragraph of text.split('\n')) lines += paragraphLines(paragraph, widthPt, sizePt, style)
  return lines
}

function paragraphLines(paragraph: string, widthPt: number, sizePt: number, style: FontStyleName): number {
  let lines = 1
  let used = 0
  for (const [token] of paragraph.matchAll(/\s+|[^\s-]*-+|[^\s-]+/g)) {
    const width = textWidthPt(token, sizePt, style)
    if (/^\s/.test(token)) {
      // Blanks at a line's end hang over.
      used += width
    } else if (used + width <= widthPt) used += width
    else {
      if (used > 0) lines += 1
      const whole = Math.max(1, Math.ceil(width / widthPt))
      lines += whole - 1
      used = width - (whole - 1) * widthPt
    }
  }
  return lines
}
