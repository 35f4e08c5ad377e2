import { printableHeightPt } from './layoutProfile.ts'
import type { LaidOutRow, SheetLayout } from './sheetLayout.ts'

/**
 * Rows (from 0) before which a page must end: no heading of a section or group stays behind at the foot of a page, and the
 * end mark never stands alone on one, nor is a cell that several rows share cut. Only a spreadsheet needs them; breaks that fall by themselves aren't told.
 */
export function pageBreaks({ rows, header, profile, orientation }: SheetLayout): readonly number[] {
  const page = printableHeightPt(profile, orientation)
  const heightOf = (from: number, to: number): number => rows.slice(from, to).reduce((sum, { heightPt }) => sum + heightPt, 0)
  const repeated = heightOf(header.first, header.last + 1)
  const breaks: number[] = []
  let pageStart = header.last + 1
  let used = 0
  let kept = 0
  rows.forEach((row, at) => {
    if (used + row.heightPt > page) {
      // Where nothing but headings is on the page, a break before them would leave it empty.
      const from = at - kept > pageStart ? at - kept : at
      if (from < at) breaks.push(from)
      used = repeated + heightOf(from, at)
      pageStart = from
    }
    used += row.heightPt
    kept = isKeptWithNext(row, rows[at + 1]) ? kept + 1 : 0
  })
  return breaks
}

function isKeptWithNext({ part, row, keepNext }: LaidOutRow, next: LaidOutRow | undefined): boolean {
  return part === 'body' && (keepNext === true || row?.kind === 'section' || row?.kind === 'group' || next?.part === 'end')
}
