import { createMemo, createSignal, type Accessor } from 'solid-js'
import type { TableSource } from '../../../shared/sheet/understand/importResult.ts'

/** Which row of the file is looked at; source, result and notices all show it. Rows of the sheet count from 0. */
export interface ImportFocus {
  readonly sheetRow: Accessor<number>
  readonly setSheetRow: (row: number) => void
  /** Its row of the annex, or -1: it became none. */
  readonly index: Accessor<number>
  readonly setIndex: (index: number) => void
}

export function createImportFocus(source: Accessor<TableSource | undefined>): ImportFocus {
  const [sheetRow, setSheetRow] = createSignal(-1)
  const indexes = createMemo(() => {
    const found = new Map<number, number>()
    source()?.rows.forEach(({ sheetRows }, index) => sheetRows.forEach((row) => found.set(row, index)))
    return found
  })
  return {
    sheetRow,
    setSheetRow,
    index: () => indexes().get(sheetRow()) ?? -1,
    setIndex: (index) => {
      const row = source()?.rows[index]?.sheetRows[0]
      if (row !== undefined) setSheetRow(row)
    },
  }
}
