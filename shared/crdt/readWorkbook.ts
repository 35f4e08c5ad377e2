import type * as Y from 'yjs'
import {
  annexKinds,
  emptyFacts,
  numberingSchemes,
  unitKinds,
  type Annex,
  type AnnexRow,
  type RowComment,
  type Unit,
  type Workbook,
  type WorkbookFacts,
} from '../domain/annex.ts'
import { cellFormOf, type Column } from '../domain/columns.ts'
import { isWellFormedId, type AnnexId, type ColumnId, type UnitId } from '../domain/ids.ts'
import { numberRows } from '../domain/numbering.ts'
import { readAnnexRows } from './annexRows.ts'
import { readColumns } from './columns.ts'
import { annexesOf, cellText, commentPrefix, flagPrefix, metaOf, rowsOf, textOf, unitsOf, type Row } from './schema.ts'
import { printUnitEntries, readUnitEntries } from './unitCells.ts'

/** One of a closed list, or its first: a register may hold anything that a foreign client wrote. */
function oneOf<T extends string>(values: readonly [T, ...T[]] | readonly T[], value: unknown): T {
  return values.includes(value as T) ? (value as T) : (values[0] as T)
}

/** The workbook's facts; a missing or malformed register reads as empty. */
export function readFacts(doc: Y.Doc): WorkbookFacts {
  const meta = metaOf(doc)
  const year = meta.get('year')
  return {
    title: textOf(meta, 'title'),
    year: typeof year === 'number' && Number.isInteger(year) ? year : 0,
    issuer: textOf(meta, 'issuer'),
    province: textOf(meta, 'province'),
    planKind: meta.has('planKind') ? textOf(meta, 'planKind') : emptyFacts.planKind,
    planNumber: textOf(meta, 'planNumber'),
    planDate: textOf(meta, 'planDate'),
    place: textOf(meta, 'place'),
  }
}

const keysAfter = (map: Y.Map<unknown>, prefix: string): string[] =>
  [...map.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).sort()

function inOrder(root: Y.Map<Y.Map<unknown>>): [string, Y.Map<unknown>][] {
  return [...root]
    .filter(([id]) => isWellFormedId(id))
    .sort(([a, x], [b, y]) => {
      const [low, high] = [textOf(x, 'order'), textOf(y, 'order')]
      return low !== high ? (low < high ? -1 : 1) : a < b ? -1 : 1
    })
}

/** All units, deleted ones too: cells that name them must go on showing the name. */
export function readDirectory(doc: Y.Doc): Map<UnitId, Unit> {
  return new Map(inOrder(unitsOf(doc)).map(([id, map]) => [id as UnitId, readUnit(id as UnitId, map)]))
}

function readUnit(id: UnitId, map: Y.Map<unknown>): Unit {
  const members = keysAfter(map, 'member:').filter(isWellFormedId) as UnitId[]
  return {
    id,
    name: textOf(map, 'name'),
    abbr: textOf(map, 'abbr'),
    kind: oneOf(unitKinds, map.get('kind')),
    aliases: keysAfter(map, 'alias:'),
    ...(members.length > 0 ? { members } : {}),
  }
}

/** Units of the directory that are not deleted, in order. */
export function readUnits(doc: Y.Doc): Unit[] {
  const units = unitsOf(doc)
  return [...readDirectory(doc).values()].filter((unit) => units.get(unit.id)?.get('del') === undefined)
}

/** Ids of the annexes that are not deleted, in order. */
export function readAnnexIds(doc: Y.Doc): AnnexId[] {
  return inOrder(annexesOf(doc))
    .filter(([, map]) => map.get('del') === undefined)
    .map(([id]) => id as AnnexId)
}

/** An annex's heading block and settings. */
export function readAnnexFacts(doc: Y.Doc, annex: AnnexId): Omit<Annex, 'columns' | 'rows'> {
  const map = annexesOf(doc).get(annex)
  return {
    id: annex,
    kind: oneOf(annexKinds, map?.get('kind')),
    heading: map ? textOf(map, 'heading') : '',
    title: map ? textOf(map, 'title') : '',
    reference: map ? textOf(map, 'reference') : '',
    numbering: oneOf(numberingSchemes, map?.get('numbering')),
  }
}

/** The printed text of every cell of a row that holds one; the number column has none. */
export function readCells(row: Row, columns: readonly Column[], directory: ReadonlyMap<UnitId, Unit>): Record<ColumnId, string> {
  const cells: Record<ColumnId, string> = {}
  for (const column of columns) {
    const form = cellFormOf(column.role)
    if (form === 'number') continue
    const text = form === 'units' ? printUnitEntries(readUnitEntries(row, column.id), directory) : (cellText(row, column.id)?.toString() ?? '')
    if (text !== '') cells[column.id] = text
  }
  return cells
}

/** Comments that came with an imported row, by their key. */
export function readComments(row: Row): RowComment[] {
  return keysAfter(row, commentPrefix).flatMap((key) => {
    const value = row.get(commentPrefix + key) as Partial<RowComment> | undefined
    return typeof value?.text === 'string' ? [{ author: String(value.author ?? ''), text: value.text }] : []
  })
}

function readAnnex(doc: Y.Doc, id: AnnexId, directory: ReadonlyMap<UnitId, Unit>): Annex {
  const facts = readAnnexFacts(doc, id)
  const columns = readColumns(doc, id)
  const { order, registers } = readAnnexRows(doc, id)
  const placed = order.flatten().map((row) => ({ ...row, kind: registers.get(row.id)?.kind ?? 'task' }))
  const numbers = numberRows(placed, facts.numbering)
  const rows = placed.map(({ id: row, level, kind }, i): AnnexRow => {
    const map = rowsOf(doc).get(row) as Row
    const flags = keysAfter(map, flagPrefix)
    const comments = readComments(map)
    return {
      id: row,
      kind,
      level,
      number: numbers[i] as string,
      cells: readCells(map, columns, directory),
      ...(flags.length > 0 ? { flags } : {}),
      ...(comments.length > 0 ? { comments } : {}),
    }
  })
  return { ...facts, columns, rows }
}

/** The shared document as plain data. Never throws on a malformed document: what can't be read is left out. */
export function readWorkbook(doc: Y.Doc): Workbook {
  const directory = readDirectory(doc)
  return {
    facts: readFacts(doc),
    units: readUnits(doc),
    annexes: readAnnexIds(doc).map((id) => readAnnex(doc, id, directory)),
  }
}

/** Ids of rows that can't be read (of any annex): to be shown and reported. */
export function unreadableRows(doc: Y.Doc): string[] {
  return [...readAnnexRows(doc, '' as AnnexId).unreadable]
}
