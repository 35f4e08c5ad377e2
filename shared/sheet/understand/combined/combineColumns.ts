import type { ColumnRole } from '../../../domain/columns.ts'
import type { Notice } from '../../../domain/notice.ts'
import type { Grid } from '../../matrix/grid.ts'
import type { SheetCell } from '../../matrix/matrix.ts'
import type { TablePlace } from '../header/splitTables.ts'
import { sheetColumn, type TableColumn } from '../header/tableColumns.ts'
import { importNotice } from '../noticeCodes.ts'
import { rolesOfHeading } from '../roles/headingRole.ts'
import { rowTexts } from '../title/titleBlock.ts'
import { lensGrid, type ColumnLens } from './lensGrid.ts'
import { findMarkGroups, type MarkGroup } from './markColumns.ts'
import { isMark, meaningOfMarks, readLegend, type MarkMeaning } from './markMeaning.ts'
import { isNumberDate, numberOfDate } from './numberDates.ts'
import { splitLead } from './splitLead.ts'
import { timeRuns } from './timeRuns.ts'

/** A table whose columns say one thing each. */
export interface CombinedTable {
  readonly grid: Grid
  readonly columns: readonly TableColumn[]
  readonly notices: readonly Notice[]
}

/**
 * Columns as an annex has them, where a sheet has them otherwise: one column of who leads and who helps becomes two; marks
 * in columns of offices become names, marks in columns of months a time; numbers that became days are numbers again.
 */
export function combineColumns(grid: Grid, place: TablePlace, columns: readonly TableColumn[]): CombinedTable {
  return new Combiner(grid, place, columns).run()
}

/** Rows below the table that may hold the legend of its marks. */
const legendRows = 15

class Combiner {
  private readonly grid: Grid
  private readonly place: TablePlace
  private readonly rows: { readonly first: number; readonly end: number }
  private columns: readonly TableColumn[]
  private readonly lenses = new Map<number, ColumnLens>()
  private readonly notices: Notice[] = []
  private next: number

  constructor(grid: Grid, place: TablePlace, columns: readonly TableColumn[]) {
    this.grid = grid
    this.place = place
    this.rows = { first: place.bodyFirst, end: place.bodyEnd }
    this.columns = columns
    this.next = Math.max(grid.width, ...columns.map(({ index }) => index + 1))
  }

  run(): CombinedTable {
    this.readDatesAsNumbers()
    for (const group of findMarkGroups(this.grid, this.rows, this.columns)) {
      if (group.of === 'times') this.combineTimes(group)
      else this.combineOffices(group)
    }
    this.splitLeads()
    return { grid: lensGrid(this.grid, this.rows, this.lenses), columns: this.columns, notices: this.notices }
  }

  private has(role: ColumnRole): boolean {
    return this.columns.some((column) => column.role === role)
  }

  private tell(code: Parameters<typeof importNotice>[0], column: TableColumn, row: number, details: Readonly<Record<string, string | number>>): void {
    this.notices.push(importNotice(code, { sheet: this.grid.sheet.name, row, column: sheetColumn(column) }, details))
  }

  private readDatesAsNumbers(): void {
    const column = this.columns.find(({ role }) => role === 'number')
    if (!column) return
    const serials: number[] = []
    let first = -1
    for (let row = this.rows.first; row < this.rows.end; row++) {
      const cell = this.grid.own(row, column.index)
      if (!isNumberDate(cell)) continue
      if (first < 0) first = row
      serials.push(cell.number)
    }
    if (first < 0) return
    const numberOf = numberOfDate(serials)
    this.lenses.set(column.index, (at) => {
      const cell = at(column.index)
      return isNumberDate(cell) ? { text: numberOf(cell.number) } : cell
    })
    this.tell('import.numberAsDate', column, first, { times: serials.length, text: numberOf(serials[0] ?? 0) })
  }

  private combineTimes(group: MarkGroup): void {
    if (this.has('timeline') || this.has('timelineStart')) return
    const heading = group.columns[0]?.parent ?? 'Thời gian thực hiện'
    const made = this.make('timeline', heading, group.columns)
    this.lenses.set(made.index, (at) => asCell(timeRuns(group.names, group.columns.map(({ index }) => isMark(at(index)?.text ?? '')))))
    this.replace(group.columns, [made])
    this.tell('import.marksRead', made, this.place.header.last, { heading, columns: group.columns.length })
  }

  private combineOffices(group: MarkGroup): void {
    const parent = group.columns[0]?.parent ?? ''
    const parentRole = rolesOfHeading(parent)[0]?.role
    const marks = this.marksOf(group)
    const meaning = meaningOfMarks(marks, this.legend(parent))
    const others = this.columns.filter((column) => !group.columns.includes(column))
    const taken = (role: ColumnRole): boolean => others.some((column) => column.role === role)
    const only: MarkMeaning | undefined = taken('lead') || (parentRole === 'coordinating' && !/chủ trì/iu.test(parent)) ? 'coordinating' : undefined
    const means = only ? (): MarkMeaning => only : meaning
    const roles = (['lead', 'coordinating'] as const).filter((role) => marks.some((row) => row.some((mark) => means(mark) === role)))
    if (roles.some(taken)) return
    const made = roles.map((role) => {
      const column = this.make(role, role === 'lead' ? 'Cơ quan chủ trì' : 'Cơ quan phối hợp', group.columns)
      this.lenses.set(column.index, (at) => asCell(namesAt(group, at, (mark) => means(mark) === role)))
      return column
    })
    this.replace(group.columns, made)
    const [first] = made
    if (first) this.tell('import.marksRead', first, this.place.header.last, { heading: made.map(({ heading }) => heading).join(', '), columns: group.columns.length })
  }

  private marksOf(group: MarkGroup): readonly (readonly string[])[] {
    const rows: string[][] = []
    for (let row = this.rows.first; row < this.rows.end; row++) {
      rows.push(group.columns.map(({ index }) => this.grid.filled(row, index)?.text ?? '').filter(isMark))
    }
    return rows
  }

  private legend(parent: string): ReadonlyMap<string, MarkMeaning> {
    const texts = [parent]
    for (let row = this.place.titleFirst; row <= this.place.header.last; row++) texts.push(...rowTexts(this.grid, row))
    for (let row = Math.max(this.rows.first, this.rows.end - legendRows); row < this.rows.end; row++) texts.push(...rowTexts(this.grid, row))
    return readLegend(texts)
  }

  /** A lead column whose cells say themselves who helps, where no column of its own does. */
  private splitLeads(): void {
    const lead = this.columns.find(({ role }) => role === 'lead')
    if (!lead || lead.certainty === 'corrected' || this.has('coordinating') || this.lenses.has(lead.index)) return
    const told = this.cellsOf(lead).filter(({ text }) => splitLead(text) !== undefined)
    if (!told.some(({ text }) => splitLead(text)?.coordinating !== '')) return
    const part = (name: 'lead' | 'coordinating'): ColumnLens => (at) => {
      const cell = at(lead.index)
      if (!cell) return null
      const split = splitLead(cell.text)
      if (!split) return name === 'lead' ? cell : null
      return split[name] === '' ? null : { ...cell, text: split[name] }
    }
    const made = this.make('coordinating', 'Cơ quan phối hợp', [lead])
    this.lenses.set(lead.index, part('lead'))
    this.lenses.set(made.index, part('coordinating'))
    this.columns = this.columns.flatMap((column) => (column === lead ? [lead, made] : [column]))
    this.tell('import.leadSplit', lead, told[0]?.row ?? this.rows.first, { times: told.length, heading: lead.heading })
  }

  private cellsOf({ index }: TableColumn): readonly { readonly row: number; readonly text: string }[] {
    const cells: { row: number; text: string }[] = []
    for (let row = this.rows.first; row < this.rows.end; row++) {
      const text = this.grid.own(row, index)?.text ?? ''
      if (text !== '') cells.push({ row, text })
    }
    return cells
  }

  private make(role: ColumnRole, heading: string, from: readonly TableColumn[]): TableColumn {
    const index = this.next
    this.next += 1
    return { index, role, heading, certainty: 'guessed', from: from.map((column) => column.index) }
  }

  private replace(old: readonly TableColumn[], made: readonly TableColumn[]): void {
    this.columns = this.columns.flatMap((column) => (column === old[0] ? made : old.includes(column) ? [] : [column]))
  }
}

const asCell = (text: string): SheetCell | null => (text === '' ? null : { text })

function namesAt(group: MarkGroup, at: (column: number) => SheetCell | null, wanted: (mark: string) => boolean): string {
  return group.columns
    .flatMap(({ index }, place) => {
      const mark = at(index)?.text ?? ''
      return isMark(mark) && wanted(mark) ? [group.names[place] ?? ''] : []
    })
    .join('; ')
}
