import type { AnnexRow, Unit } from '../domain/annex.ts'
import type { Column } from '../domain/columns.ts'
import { parseTarget } from '../domain/target/parseTarget.ts'
import { parseTimeline } from '../domain/timeline/parseTimeline.ts'
import { readUnits } from '../domain/units/readUnits.ts'
import type { RowReadings } from './interchangeDocument.ts'

/** What readings need beside the row. */
export interface ReadingContext {
  readonly planYear: number
  readonly units: readonly Unit[]
}

/** The readings of one row: only of cells that hold something. A start and an end column are read as their end. */
export function readRow(row: AnnexRow, columns: readonly Column[], context: ReadingContext): RowReadings {
  const readings: { -readonly [Key in keyof RowReadings]: RowReadings[Key] } = {}
  for (const column of columns) {
    const text = row.cells[column.id]
    if (text === undefined || text === '') continue
    if (column.role === 'timeline' || column.role === 'timelineEnd') {
      readings.timeline = parseTimeline(text, context.planYear)
    } else if (column.role === 'lead' || column.role === 'coordinating') {
      readings[column.role] = readUnits(text, context.units).map(({ unit, text: written }) => unit ?? `~${written}`)
    } else if (column.role === 'target') {
      readings.target = parseTarget(text, { percentColumn: isPercentColumn(column) })
    } else if (column.role === 'targetByPeriod') {
      const reading = parseTarget(text, { percentColumn: isPercentColumn(column) })
      readings.targetByPeriod = { ...readings.targetByPeriod, [column.id]: reading }
    }
  }
  return readings
}

/** Whether bare numbers of a column are percent: its heading says "(%)". */
export function isPercentColumn(column: Column): boolean {
  return column.heading.includes('%') || (column.parentHeading ?? '').includes('%')
}
