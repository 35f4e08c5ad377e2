import type { Annex, AnnexRow, Workbook } from '../../shared/domain/annex.ts'
import { must } from '../../shared/domain/errors.ts'
import type { RowId } from '../../shared/domain/ids.ts'
import { readInterchange } from '../../shared/interchange/readInterchange.ts'

/** The demonstration commune; with `rows`, its first annex repeated until it has about so many. */
export async function sampleWorkbook(rows: number | null): Promise<Workbook> {
  const response = await fetch('./commune.json')
  const { workbook } = readInterchange(await response.json())
  if (rows === null) return workbook
  const [first] = workbook.annexes
  return { ...workbook, annexes: [repeated(must(first, 'the first annex'), rows)] }
}

function repeated(annex: Annex, count: number): Annex {
  const rows: AnnexRow[] = []
  for (let round = 0; rows.length < count; round++) {
    for (const row of annex.rows) if (rows.length < count) rows.push({ ...row, id: `${row.id}x${round}` as RowId })
  }
  return { ...annex, rows }
}
