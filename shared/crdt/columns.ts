import type * as Y from 'yjs'
import { isColumnRole, type Column } from '../domain/columns.ts'
import { isWellFormedId, type AnnexId, type ColumnId } from '../domain/ids.ts'
import { columnsOf, textOf } from './schema.ts'

function readColumn(id: string, map: Y.Map<unknown>): Column {
  const role = map.get('role')
  const parentHeading = textOf(map, 'parentHeading')
  const widthMm = map.get('widthMm')
  return {
    id: id as ColumnId,
    role: isColumnRole(role) ? role : 'other',
    heading: textOf(map, 'heading'),
    ...(parentHeading ? { parentHeading } : {}),
    ...(typeof widthMm === 'number' && widthMm > 0 ? { widthMm } : {}),
    ...(map.get('internal') === true ? { internal: true } : {}),
  }
}

/** Columns of an annex that are not deleted, with their order keys, by (key, id). */
export function readColumnPlaces(doc: Y.Doc, annex: AnnexId): { column: Column; key: string }[] {
  const places: { column: Column; key: string }[] = []
  for (const [id, map] of columnsOf(doc)) {
    if (!isWellFormedId(id) || map.get('annex') !== annex || map.get('del') !== undefined) continue
    places.push({ column: readColumn(id, map), key: textOf(map, 'order') })
  }
  return places.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.column.id < b.column.id ? -1 : 1))
}

/** Columns of an annex in print order. */
export function readColumns(doc: Y.Doc, annex: AnnexId): Column[] {
  return readColumnPlaces(doc, annex).map((place) => place.column)
}
