import type { Annex } from '../../domain/annex.ts'
import { cellFormOf } from '../../domain/columns.ts'
import type { ColumnId } from '../../domain/ids.ts'
import type { Notice } from '../../domain/notice.ts'
import { columnName } from '../matrix/matrix.ts'
import type { Grid } from '../matrix/grid.ts'
import { sheetColumn, type TableColumn } from './header/tableColumns.ts'
import type { LeftOutRow } from './importResult.ts'
import { importNotice } from './noticeCodes.ts'
import type { PlacedColumn } from './readTable.ts'
import type { BodyRow } from './rows/bodyRow.ts'
import { isBareSerial, type ReadUnitText } from './rows/cellText.ts'
import { bareNumber } from './rows/guessNumbering.ts'
import type { PlacedRow } from './rows/placeRows.ts'

/** Everything that doubts and losses of a table are told from. */
export interface TableFacts {
  readonly grid: Grid
  readonly placed: readonly PlacedColumn[]
  readonly sources: readonly TableColumn[]
  readonly rows: readonly PlacedRow[]
  readonly annex: Annex
  readonly joined: readonly BodyRow[]
  /** Cells that said "as above". */
  readonly copied: readonly { readonly row: number; readonly column: ColumnId }[]
  readonly leftOut: readonly LeftOutRow[]
  readonly readUnits: ReadUnitText
}

/** All doubts and losses of one table, with sheet and cell. */
export function tableNotices(facts: TableFacts): readonly Notice[] {
  return [...columnNotices(facts), ...rowNotices(facts), ...cellNotices(facts), ...dittoNotices(facts), ...unitNotices(facts), ...numberNotices(facts), ...leftOutNotices(facts)]
}

function columnNotices({ grid, sources, placed, rows }: TableFacts): Notice[] {
  const sheet = grid.sheet.name
  const headerRow = Math.max(0, (rows[0]?.main.row ?? 1) - 1)
  return sources.filter(({ from }) => from === undefined).flatMap((source): Notice[] => {
    const place = { sheet, row: headerRow, column: source.index }
    const details = { column: columnName(source.index), heading: source.heading }
    const internal = placed.find((each) => each.source === source)?.column.internal
    return [
      ...(source.heading === '' ? [importNotice('import.columnNoHeading', place, { column: details.column })] : []),
      ...(source.heading !== '' && source.certainty === 'unknown' ? [importNotice('import.columnUnknown', place, details)] : []),
      ...(source.certainty === 'guessed' ? [importNotice('import.columnGuessed', place, { ...details, role: source.role })] : []),
      ...(grid.sheet.hiddenColumns.has(source.index) ? [importNotice('import.columnHidden', place, details)] : []),
      ...(internal ? [importNotice('import.columnInternal', place, details)] : []),
    ]
  })
}

function rowNotices({ grid, rows, joined, sources }: TableFacts): Notice[] {
  const sheet = grid.sheet.name
  const column = Math.max(0, sources.find(({ role }) => role === 'task' || role === 'indicator')?.index ?? 0)
  const notices = rows.flatMap(({ main, kind, doubtful }): Notice[] => {
    const place = { sheet, row: main.row, column }
    return [
      ...(grid.sheet.hiddenRows.has(main.row) ? [importNotice('import.rowHidden', place, { text: main.title })] : []),
      ...(doubtful ? [importNotice('import.levelGuessed', place, { text: main.title })] : []),
      ...(main.struck ? [importNotice('import.rowStruck', place, { text: main.title })] : []),
      ...(main.partStruck ? [importNotice('import.partlyStruck', place, { text: main.title })] : []),
      ...(main.title === '' && (kind === 'task' || kind === 'target') ? [importNotice('import.rowUnclear', place, { text: main.texts.join(' ') })] : []),
    ]
  })
  return [...notices, ...joined.map((row) => importNotice('import.continuationJoined', { sheet, row: row.row, column }, { text: row.texts.join(' ') }))]
}

function cellNotices({ grid, rows, placed }: TableFacts): Notice[] {
  const sheet = grid.sheet.name
  const notices: Notice[] = []
  for (const { main } of rows) {
    for (const { source, column } of placed) {
      const cell = grid.own(main.row, source.index)
      const place = { sheet, row: main.row, column: sheetColumn(source) }
      if (!cell) continue
      if (isBareSerial(cell, column.role)) notices.push(importNotice('import.serialAsDate', place, { number: cell.number ?? 0 }))
      if (cell.formula && cell.text === '') notices.push(importNotice('import.formulaWithoutValue', place))
    }
  }
  return notices
}

function dittoNotices({ grid, rows, placed, annex, copied }: TableFacts): Notice[] {
  return copied.map(({ row, column }) => {
    const source = placed.find((each) => each.column.id === column)?.source
    const place = { sheet: grid.sheet.name, row: rows[row]?.main.row ?? 0, column: source ? sheetColumn(source) : 0 }
    return importNotice('import.dittoCopied', place, { text: annex.rows[row]?.cells[column] ?? '' })
  })
}

/** Wordings of unit cells that the directory doesn't know: once each, at the first cell. */
function unitNotices({ grid, rows, placed, annex, readUnits }: TableFacts): Notice[] {
  const sheet = grid.sheet.name
  const found = new Map<string, { row: number; column: number; times: number }>()
  rows.forEach(({ main }, index) => {
    for (const { source, column } of placed) {
      const text = cellFormOf(column.role) === 'units' ? (annex.rows[index]?.cells[column.id] ?? '') : ''
      if (text === '') continue
      for (const reading of readUnits(text)) {
        if (reading.unit !== null) continue
        const seen = found.get(reading.text)
        found.set(reading.text, { row: seen?.row ?? main.row, column: seen?.column ?? sheetColumn(source), times: (seen?.times ?? 0) + 1 })
      }
    }
  })
  return [...found].map(([text, { row, column, times }]) => importNotice('import.unitUnknown', { sheet, row, column }, { text, times }))
}

function numberNotices({ grid, rows, annex }: TableFacts): Notice[] {
  const changed = rows.filter(({ main }, index) => main.number !== '' && bareNumber(main.number) !== annex.rows[index]?.number)
  const [first] = changed
  if (!first) return []
  return [importNotice('import.renumbered', { sheet: grid.sheet.name, row: first.main.row }, { rows: changed.length })]
}

function leftOutNotices({ grid, leftOut }: TableFacts): Notice[] {
  const outside = leftOut.filter(({ reason }) => reason === 'outside')
  const above = outside[0] ? [importNotice('import.textOutside', { sheet: grid.sheet.name, row: outside[0].row }, { rows: outside.length })] : []
  const told = leftOut.filter(({ reason }) => !['title', 'letterhead', 'asked', 'outside'].includes(reason))
  const [first] = told
  if (!first) return above
  return [...above, importNotice('import.rowsLeftOut', { sheet: grid.sheet.name, row: first.row }, { rows: told.length, text: first.text })]
}
