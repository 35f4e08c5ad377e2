import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import type { EditFilter, LoggedEdit } from '../../port/rights/editStore.ts'
import type { Sqlite } from '../database.ts'

const columns = 'workbook, id, userId, unit, root, entry, "key", "from", "to", "before", "after", refusal'

/** The log of edits, inside the worker. */
export function editTables(db: Sqlite) {
  const put = db.prepare(
    `INSERT INTO edits (${columns}) VALUES (@workbook, @id, @userId, @unit, @root, @entry, @key, @from, @to, @before, @after, @refusal)
     ON CONFLICT (workbook, id) DO UPDATE SET "to" = excluded."to", "after" = excluded."after"`,
  )
  const putAll = (edits: readonly LoggedEdit[]): void => {
    for (const edit of edits) put.run(edit)
  }
  return {
    logEdits(edits: readonly LoggedEdit[]): void {
      db.transaction(putAll).immediate(edits)
    },
    lastEdits(workbook: WorkbookId): { unit: string; at: number }[] {
      const sql = `SELECT unit, max("to") AS at FROM edits WHERE workbook = ? AND refusal = '' GROUP BY unit ORDER BY unit`
      return db.prepare<[WorkbookId], { unit: string; at: number }>(sql).all(workbook)
    },
    listEdits(workbook: WorkbookId, filter: EditFilter, limit: number): LoggedEdit[] {
      const { conditions, values } = conditionsOf(filter)
      const sql = `SELECT ${columns} FROM edits WHERE ${['workbook = ?', ...conditions].join(' AND ')} ORDER BY id DESC LIMIT ?`
      return db.prepare<unknown[], LoggedEdit>(sql).all(workbook, ...values, limit)
    },
  }
}

function conditionsOf({ userId, unit, row, column, refusedOnly, before }: EditFilter): { conditions: string[]; values: unknown[] } {
  const conditions: string[] = []
  const values: unknown[] = []
  const add = (condition: string, ...given: unknown[]): void => {
    conditions.push(condition)
    values.push(...given)
  }
  if (userId !== undefined) add('userId = ?', userId)
  if (unit !== undefined) add('unit = ?', unit)
  if (row !== undefined) add(`root = 'rows' AND entry = ?`, row)
  if (column !== undefined) add(`"key" IN (?, ?, '')`, `c:${column}`, `s:${column}`)
  if (refusedOnly === true) add(`refusal <> ''`)
  if (before !== undefined) add('id < ?', before)
  return { conditions, values }
}
