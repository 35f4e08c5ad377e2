import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type * as Y from 'yjs'
import { annexesOf, cellText, columnsOf, readTombstone, rowsOf, textKey, unitsOf } from './schema.ts'
import { readWorkbook, unreadableRows } from './readWorkbook.ts'
import { isWellFormedId, type ColumnId } from '../domain/ids.ts'

/**
 * Everything that a document holds, as one canonical text: the workbook as shown, and what is deleted or unreadable.
 * Two replicas agree when these are equal; equal state vectors don't show it (deletions are invisible in them).
 */
export function contentText(doc: Y.Doc): string {
  const deletedRows = [...rowsOf(doc)]
    .flatMap(([id, row]) => {
      const stamp = readTombstone(row instanceof Object && 'get' in row ? row.get('del') : null)
      return stamp ? [[id, stamp, [...columnsOf(doc).keys()].sort().map((column) => deletedText(row, column))]] : []
    })
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  const deletedOthers = [annexesOf(doc), columnsOf(doc), unitsOf(doc)].map((root) =>
    [...root].flatMap(([id, map]) => (map.get('del') === undefined ? [] : [id])).sort(),
  )
  return JSON.stringify([readWorkbook(doc), deletedRows, deletedOthers, unreadableRows(doc).sort()])
}

function deletedText(row: Y.Map<unknown>, column: string): string {
  return isWellFormedId(column) && row.has(textKey(column as ColumnId)) ? (cellText(row, column as ColumnId)?.toString() ?? '') : ''
}

/** SHA-256 of `contentText`, lower-case hexadecimal. */
export function contentHash(doc: Y.Doc): string {
  const bytes = digest(encodeUtf8(contentText(doc)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

