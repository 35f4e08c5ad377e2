import * as Y from 'yjs'
import { readCells } from '../../../shared/crdt/readWorkbook.ts'
import { rowsOf, textOf, unitsOf, type Row } from '../../../shared/crdt/schema.ts'
import { readUnitEntries } from '../../../shared/crdt/unitCells.ts'
import { readColumns } from '../../../shared/crdt/columns.ts'
import { titleColumnOf } from '../../../shared/domain/columns.ts'
import type { AnnexId, ColumnId } from '../../../shared/domain/ids.ts'
import type { TouchedPlace } from '../../../shared/gate/judge/touched.ts'

/** What stands at a place of the document, as a person reads it; '' for nothing. */
export function placeText(doc: Y.Doc, { root, entry, key }: TouchedPlace): string {
  const map: unknown = root === 'meta' ? doc.getMap('meta') : doc.getMap(root).get(entry)
  if (!(map instanceof Y.Map)) return ''
  if (key === '') return root === 'rows' ? rowTitle(doc, entry) : textOf(map as Y.Map<unknown>, 'heading') || textOf(map as Y.Map<unknown>, 'name')
  if (key.startsWith('s:')) return unitsText(doc, map as Row, key.slice(2) as ColumnId)
  const value: unknown = map.get(key)
  if (value === undefined || value === null) return ''
  if (value instanceof Y.Text) return value.toString()
  return typeof value === 'string' ? value : key === 'del' ? 'x' : JSON.stringify(value)
}

function unitsText(doc: Y.Doc, row: Row, column: ColumnId): string {
  const units = unitsOf(doc)
  const names = readUnitEntries(row, column).map((entry) => {
    if ('text' in entry) return entry.text
    const unit = units.get(entry.unit)
    return unit instanceof Y.Map ? textOf(unit, 'name') : entry.unit
  })
  return names.join('; ')
}

/** The text that names a row; '' when there is no such row. */
export function rowTitle(doc: Y.Doc, id: string): string {
  const row = rowsOf(doc).get(id)
  if (!(row instanceof Y.Map)) return ''
  const columns = readColumns(doc, textOf(row, 'annex') as AnnexId)
  const title = titleColumnOf(columns)
  return title ? (readCells(row, [title], new Map())[title.id] ?? '') : ''
}
