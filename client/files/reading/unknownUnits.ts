import type { Workbook } from '../../../shared/domain/annex.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'

/** A wording in unit cells that the directory doesn't know, and how often it stands there. */
export interface UnknownUnit {
  readonly text: string
  readonly count: number
}

/** Wordings of unit cells that were not resolved, the most frequent first. */
export function unknownUnits(workbook: Workbook): UnknownUnit[] {
  const counts = new Map<string, number>()
  for (const annex of workbook.annexes) {
    const columns = annex.columns.filter((column) => cellFormOf(column.role) === 'units')
    for (const row of annex.rows) {
      for (const column of columns) {
        for (const reading of readUnits(row.cells[column.id] ?? '', workbook.units)) {
          if (reading.unit === null) counts.set(reading.text, (counts.get(reading.text) ?? 0) + 1)
        }
      }
    }
  }
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count)
}
