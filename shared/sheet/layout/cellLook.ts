import type { LayoutProfile } from './layoutProfile.ts'
import type { CellLook } from './sheetLayout.ts'

/** Look of a table's ordinary cell. */
export function plainLook(profile: LayoutProfile): CellLook {
  return { sizePt: profile.tablePt, bold: false, italic: false, strike: false, align: 'left', border: true }
}
