import type { Column } from '../../domain/columns.ts'
import { plainLook } from './cellLook.ts'
import type { LayoutProfile } from './layoutProfile.ts'
import { cellLines, lineHeight, rowHeightPt, verticalPaddingPt, wholePixels } from './rowHeight.ts'
import { internalColour, type CellLook, type LaidOutCell, type LaidOutRow } from './sheetLayout.ts'

/** The heading of a table: one row, or two where columns share a heading ("Cơ quan thực hiện" over "Chủ trì", "Phối hợp"). */
export function layoutHeader(columns: readonly Column[], profile: LayoutProfile, widths: readonly number[]): LaidOutRow[] {
  const shared = columns.some((column) => column.parentHeading !== undefined)
  const look = (column: Column): CellLook => ({
    ...plainLook(profile),
    bold: true,
    align: 'center',
    ...(column.internal ? { colour: internalColour } : {}),
  })
  if (!shared) {
    const cells = columns.map((column, at): LaidOutCell => ({ at, columns: 1, rows: 1, text: column.heading, look: look(column) }))
    return [{ part: 'header', heightPt: rowHeightPt(cells, widths, profile), cells }]
  }
  const upper: LaidOutCell[] = []
  const lower: LaidOutCell[] = []
  columns.forEach((column, at) => {
    const parent = column.parentHeading
    if (parent === undefined) {
      upper.push({ at, columns: 1, rows: 2, text: column.heading, look: look(column) })
      return
    }
    lower.push({ at, columns: 1, rows: 1, text: column.heading, look: look(column) })
    const last = upper.at(-1)
    if (last && at > 0 && columns[at - 1]?.parentHeading === parent) upper[upper.length - 1] = { ...last, columns: last.columns + 1 }
    else upper.push({ at, columns: 1, rows: 1, text: parent, look: look(column) })
  })
  return twoRows(upper, lower, profile, widths)
}

/** Heights of both rows, so that a heading over both finds room too. */
function twoRows(upper: readonly LaidOutCell[], lower: readonly LaidOutCell[], profile: LayoutProfile, widths: readonly number[]): LaidOutRow[] {
  const first = rowHeightPt(upper, widths, profile)
  const line = lineHeight(profile.tablePt, profile)
  const tallest = Math.max(0, ...upper.filter(({ rows }) => rows > 1).map((cell) => cellLines(cell, widths, profile) * line + verticalPaddingPt))
  const second = wholePixels(Math.max(rowHeightPt(lower, widths, profile), tallest - first))
  return [
    { part: 'header', heightPt: first, cells: upper },
    { part: 'header', heightPt: second, cells: lower },
  ]
}
