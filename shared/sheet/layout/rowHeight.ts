import type { FontStyleName } from './fontWidths.ts'
import type { LayoutProfile } from './layoutProfile.ts'
import { countLines } from './measureText.ts'
import type { CellLook, LaidOutCell } from './sheetLayout.ts'

/** Points in a millimetre. */
export const ptPerMm = 72 / 25.4
/** Excel's highest row, points. A longer text is cut on paper, whole in the file. */
const highestRowPt = 409
/** Blank above and below the text of a row, together. */
const verticalPaddingPt = 3

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
  return Math.min(highestRowPt, height + verticalPaddingPt)
}

/** Lines of a cell's text at its width. */
export function cellLines(cell: LaidOutCell, widthsMm: readonly number[], profile: LayoutProfile): number {
  const mm = widthsMm.slice(cell.at, cell.at + cell.columns).reduce((sum, width) => sum + width, 0)
  const available = (mm * ptPerMm - profile.paddingPt) / profile.widthFactor
  return countLines(cell.text, Math.max(available, 1), cell.look.sizePt, styleOf(cell.look))
}

function styleOf(look: CellLook): FontStyleName {
  if (look.bold) return look.italic ? 'boldItalic' : 'bold'
  return look.italic ? 'italic' : 'regular'
}

function lineHeight(sizePt: number, profile: LayoutProfile): number {
  return profile.lineHeightPt[sizePt] ?? sizePt * 1.32
}
