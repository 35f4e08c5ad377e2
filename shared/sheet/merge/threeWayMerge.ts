import type { Annex, AnnexRow, Unit } from '../../domain/annex.ts'
import { cellFormOf, titleColumnOf } from '../../domain/columns.ts'
import type { ColumnId, RowId } from '../../domain/ids.ts'
import { oneLine } from '../../domain/text.ts'
import { readUnits } from '../../domain/units/readUnits.ts'
import { unitKey } from '../../domain/units/unitKey.ts'
import type { AnnexMerge, CellMerge, RowMerge, RowMove } from './annexMerge.ts'
import { matchColumns, type ColumnPair } from './matchColumns.ts'
import { matchRows, type MatchedRow } from './matchRows.ts'
import { baseOfAnnex, type MergeBase, type SameText } from './mergeBase.ts'
import { movedRows } from './movedRows.ts'

export interface MergeOptions {
  /** The annex as it was when the file was exported; absent: not known. */
  readonly base?: Annex | MergeBase
  /** Directory for telling whether two wordings name the same offices. */
  readonly units?: readonly Unit[]
}

/** Compares a file with an annex, row by row and cell by cell. Nothing is changed; see `acceptMerge`. */
export function threeWayMerge(mine: Annex, theirs: Annex, options: MergeOptions = {}): AnnexMerge {
  const columns = matchColumns(mine.columns, theirs.columns)
  const match = matchRows(matchable(mine), matchable(theirs))
  const same = makeSameText(options.units)
  const base = options.base && ('rows' in options.base ? baseOfAnnex(options.base, same) : options.base)
  const compare = makeComparison(columns, base, same)
  const moved = movedRows(mine, theirs, match, base)
  const placed: RowMerge[] = []
  let after: RowId | null = null
  theirs.rows.forEach((row, index) => {
    const own = mine.rows[match[index] ?? -1]
    if (own) {
      placed.push(compare.changed(own, row, moved.get(own.id)))
      after = own.id
    } else placed.push(compare.added(row, after))
  })
  const matched = new Set(match)
  const gone = mine.rows.flatMap((row, index) => (matched.has(index) ? [] : (compare.gone(row) ?? [])))
  return {
    threeWay: base !== undefined,
    columns: columns.map((pair) => ({ mine: pair.mine.id, theirs: pair.theirs.id })),
    newColumns: theirs.columns.filter((column) => !columns.some((pair) => pair.theirs === column)),
    rows: [...placed, ...gone],
  }
}

function matchable(annex: Annex): readonly MatchedRow[] {
  const title = titleColumnOf(annex.columns)
  return annex.rows.map((row) => ({ row, title: title ? (row.cells[title.id] ?? '') : '' }))
}

interface Comparison {
  readonly changed: (own: AnnexRow, row: AnnexRow, moved: RowMove | undefined) => RowMerge
  readonly added: (row: AnnexRow, after: RowId | null) => RowMerge
  readonly gone: (row: AnnexRow) => RowMerge | undefined
}

function makeComparison(columns: readonly ColumnPair[], base: MergeBase | undefined, same: SameText): Comparison {
  return {
    changed: (own, row, moved) => {
      const known = base?.knows(own.id) ? base : undefined
      const cells = columns.flatMap((pair) => compareCell(pair, own, row, known, same) ?? [])
      const before = known?.place(own.id)
      // Without a base a level may only look different in the file; with one it was changed there and not here.
      const placed = before !== undefined && own.kind === before.kind && own.level === before.level && (row.kind !== own.kind || row.level !== own.level)
      if (cells.length === 0 && !placed && !moved) return { kind: 'same', row: own.id }
      return { kind: 'changed', row: own.id, theirs: row.id, cells, ...(placed ? { place: { kind: row.kind, level: row.level } } : {}), ...(moved ? { moved } : {}) }
    },
    added: (row, after) => {
      const cells = ownCells(row, columns)
      // A row that the base knows was deleted here: the file does not bring it back by itself.
      if (!base?.knows(row.id)) return { kind: 'new', theirs: row, cells, after }
      return { kind: 'deletedHere', theirs: row, cells, changed: columns.some((pair) => !base.wasSent(row.id, pair.mine, row.cells[pair.theirs.id] ?? '')) }
    },
    gone: (row) => {
      if (!base) return { kind: 'gone', row: row.id, changed: false }
      // A row that came here after the export was never in the file.
      if (!base.knows(row.id)) return undefined
      return { kind: 'gone', row: row.id, changed: columns.some((pair) => !base.wasHere(row.id, pair.mine, row.cells[pair.mine.id] ?? '')) }
    },
  }
}

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

function compareCell(pair: ColumnPair, own: AnnexRow, row: AnnexRow, base: MergeBase | undefined, same: SameText): CellMerge | undefined {
  const column = pair.mine
  if (cellFormOf(column.role) === 'number') return undefined
  const mine = own.cells[column.id] ?? ''
  const theirs = row.cells[pair.theirs.id] ?? ''
  if (same(column, mine, theirs)) return undefined
  if (!base) {
    const verdict = mine === '' ? 'theirs' : theirs === '' ? 'mine' : 'conflict'
    return { column: column.id, verdict, mine, theirs }
  }
  const verdict = base.wasHere(own.id, column, mine) ? 'theirs' : base.wasSent(own.id, column, theirs) ? 'mine' : 'conflict'
  const before = base.text(own.id, column)
  return { column: column.id, verdict, mine, theirs, ...(before === undefined ? {} : { base: before }) }
}

function ownCells(row: AnnexRow, columns: readonly ColumnPair[]): Readonly<Record<ColumnId, string>> {
  const names = new Map(columns.map((pair) => [pair.theirs.id as string, pair.mine.id]))
  return Object.fromEntries(Object.entries(row.cells).map(([column, text]) => [names.get(column) ?? column, text]))
}
