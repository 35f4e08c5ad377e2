import type { SheetMatrix } from '../../shared/sheet/matrix/matrix.ts'
import type { ImportResult, UnderstandOptions } from '../../shared/sheet/understand/importResult.ts'
import { understandWorkbook } from '../../shared/sheet/understand/understandWorkbook.ts'
import { SheetBuilder, type DraftCell } from './annexStyles/sheetBuilder.ts'
import { makeCountingIds } from './countingIds.ts'

/** A sheet of the given rows. */
export function sheetOf(...rows: readonly (readonly DraftCell[])[]): SheetMatrix {
  const sheet = new SheetBuilder()
  for (const row of rows) sheet.add(...row)
  return sheet.build('PL')
}

/** Understands sheets with counting ids. */
export function understand(sheets: readonly SheetMatrix[], options: Partial<UnderstandOptions> = {}): ImportResult {
  return understandWorkbook(sheets, { newId: makeCountingIds(), ...options })
}

/** Rows of the first annex as lines: kind, level, number, then the texts by role. */
export function linesOf(result: ImportResult): readonly string[] {
  const [annex] = result.workbook.annexes
  return (annex?.rows ?? []).map((row) => {
    const texts = annex?.columns.flatMap(({ id, role }) => (row.cells[id] === undefined ? [] : [`${role}=${row.cells[id]}`])) ?? []
    return `${row.kind} ${row.level} ${row.number} ${texts.join(' | ')}`
  })
}
