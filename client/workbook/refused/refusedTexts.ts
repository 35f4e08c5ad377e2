import type * as Y from 'yjs'
import { readColumns } from '../../../shared/crdt/columns.ts'
import { readCells, readDirectory } from '../../../shared/crdt/readWorkbook.ts'
import { readRow, rowsOf } from '../../../shared/crdt/schema.ts'
import { titleColumnOf } from '../../../shared/domain/columns.ts'
import type { AnnexId, ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { RefusedCell } from '../../../shared/protocol/messageTypes.ts'

/** A text that I wrote and that the server did not take. */
export interface RefusedText {
  readonly id: string
  readonly annex: AnnexId
  readonly row: RowId
  readonly column: ColumnId
  /** What the row and column are called, for a person who looks at the list later. */
  readonly rowTitle: string
  readonly heading: string
  readonly text: string
  /** Code of the refusal. */
  readonly code: string
  readonly at: number
}

/** The server's cells: row id to printed text by column. */
export type ServerCells = ReadonlyMap<string, Readonly<Record<string, string>>>

/** Of the cells that a refusal may mean: those whose text here is not the server's, and not empty. */
export function refusedTexts(doc: Y.Doc, cells: readonly RefusedCell[], server: ServerCells, code: string, at: number): RefusedText[] {
  const directory = readDirectory(doc)
  const found = new Map<string, RefusedText>()
  for (const { row, column: named } of cells) {
    const map = rowsOf(doc).get(row)
    const registers = readRow(row, map)
    if (!map || !registers) continue
    const columns = readColumns(doc, registers.annex)
    const texts = readCells(map, columns, directory)
    const title = titleColumnOf(columns)
    const rowTitle = title ? (texts[title.id] ?? '') : ''
    for (const column of columns) {
      const text = texts[column.id] ?? ''
      if ((named !== undefined && named !== column.id) || text.trim() === '' || text === (server.get(row)?.[column.id] ?? '')) continue
      const id = `${row}/${column.id}`
      found.set(id, { id, annex: registers.annex, row: row as RowId, column: column.id, rowTitle, heading: column.heading, text, code, at })
    }
  }
  return [...found.values()]
}
