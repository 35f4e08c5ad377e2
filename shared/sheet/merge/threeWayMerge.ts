import type { Annex, AnnexRow, Unit } from '../../domain/annex.ts'
import { cellFormOf, titleColumnOf, type Column } from '../../domain/columns.ts'
import type { ColumnId, RowId } from '../../domain/ids.ts'
import { oneLine } from '../../domain/text.ts'
import { readUnits } from '../../domain/units/readUnits.ts'
import { unitKey } from '../../domain/units/unitKey.ts'
import type { AnnexMerge, CellMerge, RowMerge } from './annexMerge.ts'
import { matchColumns, type ColumnPair } from './matchColumns.ts'
import { matchRows, type MatchedRow } from './matchRows.ts'

export interface MergeOptions {
  /** The annex as it was when the file was exported; absent: not known. */
  readonly base?: Annex
  /** Directory for telling whether two wordings name the same offices. */
  readonly units?: readonly Unit[]
}

/** Compares a file with an annex, row by row and cell by cell. Nothing is changed; see `acceptMerge`. */
export function threeWayMerge(mine: Annex, theirs: Annex, options: MergeOptions = {}): AnnexMerge {
  const columns = matchColumns(mine.columns, theirs.columns)
  const match = matchRows(matchable(mine), matchable(theirs))
  const compare = makeComparison(columns, options)
  const placed: RowMerge[] = []
  let after: RowId | null = null
  theirs.rows.forEach((row, index) => {
    const own = mine.rows[match[index] ?? -1]
    if (own) {
      placed.push(compare.changed(own, row))
      after = own.id
    } else placed.push(compare.added(row, after))
  })
  const matched = new Set(match)
  const gone = mine.rows.flatMap((row, index) => (matched.has(index) ? [] : [compare.gone(row)]))
  return {
    threeWay: options.base !== undefined,
    columns: columns.map((pair) => ({ mine: pair.mine.id, theirs: pair.theirs.id })),
    newColumns: theirs.columns.filter((column) => !columns.some((pair) => pair.theirs === column)),
    rows: [...placed, ...gone.filter((row): row is RowMerge => row !== undefined)],
  }
}

function matchable(annex: Annex): readonly MatchedRow[] {
  const title = titleColumnOf(annex.columns)
  return annex.rows.map((row) => ({ row, title: title ? (row.cells[title.id] ?? '') : '' }))
}

interface Comparison {
  readonly changed: (own: AnnexRow, row: AnnexRow) => RowMerge
  readonly added: (row: AnnexRow, after: RowId | null) => RowMerge
  readonly gone: (row: AnnexRow) => RowMerge | undefined
}

function makeComparison(columns: readonly ColumnPair[], { base, units }: MergeOptions): Comparison {
  const baseRows = new Map(base?.rows.map((row) => [row.id, row]))
  const same = makeSameText(units)
  const cellsOf = (own: AnnexRow, row: AnnexRow): CellMerge[] => {
    const before = baseRows.get(own.id)
    return columns.flatMap((pair) => compareCell(pair, own, row, before, same) ?? [])
  }
  const isChanged = (row: AnnexRow, id: (pair: ColumnPair) => ColumnId): boolean => {
    const before = baseRows.get(row.id)
    return before === undefined || columns.some((pair) => !same(pair.mine, row.cells[id(pair)] ?? '', before.cells[pair.mine.id] ?? ''))
  }
  return {
    changed: (own, row) => {
      const cells = cellsOf(own, row)
      const before = baseRows.get(own.id)
      // Without a base a level may only look different in the file; with one it was changed there and not here.
      const moved = before !== undefined && own.kind === before.kind && own.level === before.level && (row.kind !== own.kind || row.level !== own.level)
      if (cells.length === 0 && !moved) return { kind: 'same', row: own.id }
      return { kind: 'changed', row: own.id, theirs: row.id, cells, ...(moved ? { place: { kind: row.kind, level: row.level } } : {}) }
    },
    added: (row, after) => {
      // A row that the base knows was deleted here: the file does not bring it back by itself.
      if (baseRows.has(row.id)) return { kind: 'deletedHere', theirs: row, cells: ownCells(row, columns), changed: isChanged(row, (pair) => pair.theirs.id) }
      return { kind: 'new', theirs: row, cells: ownCells(row, columns), after }
    },
    // A row that came here after the export was never in the file.
    gone: (row) => (base && !baseRows.has(row.id) ? undefined : { kind: 'gone', row: row.id, changed: base !== undefined && isChanged(row, (pair) => pair.mine.id) }),
  }
}

type SameText = (column: Column, a: string, b: string) => boolean

/** Equal but for blanks; cells of offices also when they name the same ones. */
function makeSameText(units: readonly Unit[] | undefined): SameText {
  const keys = (text: string): string =>
    readUnits(text, units ?? [])
      .map(({ unit, text: written }) => unit ?? unitKey(written))
      .join('|')
  return (column, a, b) => {
    if (a === b || oneLine(a) === oneLine(b)) return true
    return cellFormOf(column.role) === 'units' && keys(a) === keys(b)
  }
}

function compareCell(pair: ColumnPair, own: AnnexRow, row: AnnexRow, before: AnnexRow | undefined, same: SameText): CellMerge | undefined {
  if (cellFormOf(pair.mine.role) === 'number') return undefined
  const mine = own.cells[pair.mine.id] ?? ''
  const theirs = row.cells[pair.theirs.id] ?? ''
  if (same(pair.mine, mine, theirs)) return undefined
  if (!before) {
    const verdict = mine === '' ? 'theirs' : theirs === '' ? 'mine' : 'conflict'
    return { column: pair.mine.id, verdict, mine, theirs }
  }
  const base = before.cells[pair.mine.id] ?? ''
  const verdict = same(pair.mine, base, mine) ? 'theirs' : same(pair.mine, base, theirs) ? 'mine' : 'conflict'
  return { column: pair.mine.id, verdict, mine, theirs, base }
}

function ownCells(row: AnnexRow, columns: readonly ColumnPair[]): Readonly<Record<ColumnId, string>> {
  const names = new Map(columns.map((pair) => [pair.theirs.id as string, pair.mine.id]))
  return Object.fromEntries(Object.entries(row.cells).map(([column, text]) => [names.get(column) ?? column, text]))
}
