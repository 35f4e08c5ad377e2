import type { FontStyleName } from './text/fontWidths.ts'
import type { LayoutProfile } from './layoutProfile.ts'
import { countLines, textWidthPx } from './text/measureText.ts'
import type { CellLook, LaidOutCell } from './sheetLayout.ts'

/** Points in a millimetre. */
export const ptPerMm = 72 / 25.4
/** Ascent and descent of Times New Roman, em. */
const fontHeightEm = 0.891 + 0.216
/** Excel's highest row, points. A longer text is cut on paper, whole in the file. */
const highestRowPt = 409
/** Blank above and below the text of a row, together: LibreOffice keeps 1.5 points. */
export const verticalPaddingPt = 1.5
/** Spreadsheets draw rows as high as a whole number of pixels of 96 dpi. */
const pixelPt = 0.75
/** Pixels in a millimetre of a spreadsheet's screen, and those that it keeps free beside the text of a cell. */
const pxPerMm = 96 / 25.4
const paddingPx = 4

/**
 * Height that shows every line of a row. It must be written into the file: without it LibreOffice printed texts over one
 * another. Cells that span several rows are left out: their rows are high enough by their neighbours.
 */
export function rowHeightPt(cells: readonly LaidOutCell[], widthsMm: readonly number[], profile: LayoutProfile): number {
  let height = lineHeight(profile.tablePt, profile)
  for (const cell of cells) {
    if (cell.rows > 1) continue
    height = Math.max(height, cellLines(cell, widthsMm, profile) * lineHeight(cell.look.sizePt, profile))
  }
  return Math.min(highestRowPt, wholePixels(height + verticalPaddingPt))
}

/** The next height that a spreadsheet can show. */
export const wholePixels = (heightPt: number): number => Math.ceil(heightPt / pixelPt) * pixelPt

/** Lines of a cell's text at its width, on paper or on a screen, whichever are more. */
export function cellLines({ at, columns, text, look }: LaidOutCell, widthsMm: readonly number[], profile: LayoutProfile): number {
  const mm = widthsMm.slice(at, at + columns).reduce((sum, width) => sum + width, 0)
  const style = styleOf(look)
  const onPaper = countLines(text, Math.max(mm * ptPerMm - profile.paddingPt, 1), look.sizePt, style)
  const onScreen = countLines(text, Math.max(Math.floor(mm * pxPerMm) - paddingPx, 1), look.sizePt, style, textWidthPx)
  return Math.max(onPaper, onScreen)
}

function styleOf(look: CellLook): FontStyleName {
  if (look.bold) return look.italic ? 'boldItalic' : 'bold'
  return look.italic ? 'italic' : 'regular'
}

export function lineHeight(sizePt: number, profile: LayoutProfile): number {
  return profile.lineHeightPt[sizePt] ?? sizePt * fontHeightEm
}
