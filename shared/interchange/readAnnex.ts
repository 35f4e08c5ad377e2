import {
  annexKinds,
  numberingSchemes,
  rowKinds,
  type Annex,
  type AnnexRow,
  type RowComment,
} from '../domain/annex.ts'
import { cellFormOf, columnRoles, type Column } from '../domain/columns.ts'
import { DomainError } from '../domain/errors.ts'
import { annexId, columnId, isWellFormedId, rowId, type ColumnId } from '../domain/ids.ts'
import { numberRows } from '../domain/numbering.ts'
import { interchangeLimits as limits } from './interchangeLimits.ts'
import { elements, entries, identified, makeOnce, member, refuse, text, whole, word, type Place } from './shape.ts'

type Once = (id: string, place: Place) => void

/** Reads one annex; `onceRow` spans the document, because a row keeps its id wherever it goes. */
export function readAnnex(place: Place, onceAnnex: Once, onceRow: Once): Annex {
  const id = identified(member(place, 'id'), isWellFormedId, annexId)
  onceAnnex(id, place)
  const onceColumn = makeOnce()
  const columns = elements(member(place, 'columns'), limits.columnsOfAnnex).map((inner) => readColumn(inner, onceColumn))
  const numbering = word(member(place, 'numbering'), numberingSchemes, 'restart')
  const read = elements(member(place, 'rows'), limits.rowsOfAnnex).map((inner) => readRow(inner, columns, onceRow))
  checkLevels(read)
  const rows = read.map(({ row }) => row)
  const numbers = numberRows(rows, numbering)
  return {
    id,
    kind: word(member(place, 'kind'), annexKinds),
    heading: text(member(place, 'heading'), limits.shortText),
    title: text(member(place, 'title'), limits.shortText),
    reference: text(member(place, 'reference'), limits.shortText),
    numbering,
    columns,
    rows: rows.map((row, index) => ({ ...row, number: numbers[index] ?? '' })),
  }
}

function readColumn(place: Place, once: Once): Column {
  const id = identified(member(place, 'id'), isWellFormedId, columnId)
  once(id, place)
  const parent = member(place, 'parentHeading')
  const width = member(place, 'widthMm')
  const internal = member(place, 'internal')
  if (width.value !== undefined && !(typeof width.value === 'number' && width.value > 0 && width.value < 1000)) {
    refuse(width, '0 < n < 1000')
  }
  if (internal.value !== undefined && typeof internal.value !== 'boolean') refuse(internal, 'boolean')
  return {
    id,
    role: word(member(place, 'role'), columnRoles),
    heading: text(member(place, 'heading'), limits.shortText),
    ...(parent.value === undefined ? {} : { parentHeading: text(parent, limits.shortText) }),
    ...(width.value === undefined ? {} : { widthMm: width.value as number }),
    ...(internal.value === true ? { internal: true } : {}),
  }
}

function readRow(place: Place, columns: readonly Column[], once: Once): { row: AnnexRow; at: Place } {
  const id = identified(member(place, 'id'), isWellFormedId, rowId)
  once(id, place)
  const flags = elements(member(place, 'flags'), limits.flagsOfRow, true).map((inner) =>
    text(inner, limits.shortText, true),
  )
  const comments = elements(member(place, 'comments'), limits.commentsOfRow, true).map(readComment)
  const row: AnnexRow = {
    id,
    kind: word(member(place, 'kind'), rowKinds),
    level: whole(member(place, 'level'), 0, limits.level),
    number: '',
    cells: readCells(member(place, 'cells'), columns),
    ...(flags.length === 0 ? {} : { flags }),
    ...(comments.length === 0 ? {} : { comments }),
  }
  return { row, at: place }
}

function readComment(place: Place): RowComment {
  return {
    author: text(member(place, 'author'), limits.shortText),
    text: text(member(place, 'text'), limits.cellText, true),
  }
}

function readCells(place: Place, columns: readonly Column[]): Readonly<Record<ColumnId, string>> {
  if (place.value === undefined) return {}
  const cells: [ColumnId, string][] = []
  for (const [key, inner] of entries(place, limits.columnsOfAnnex)) {
    const column = columns.find((candidate) => candidate.id === key)
    if (!column) throw new DomainError('interchange.unknownColumn', { path: inner.path })
    const value = text(inner, limits.cellText, true)
    if (value !== '' && cellFormOf(column.role) !== 'number') cells.push([column.id, value])
  }
  return Object.fromEntries(cells)
}

/** A row may be at most one level deeper than the row above it; the first stands at level 0. */
function checkLevels(read: readonly { row: AnnexRow; at: Place }[]): void {
  let above = -1
  for (const { row, at } of read) {
    if (row.level > above + 1) {
      refuse({ value: row.level, path: `${at.path}.level` }, `0–${above + 1}`)
    }
    above = row.level
  }
}
