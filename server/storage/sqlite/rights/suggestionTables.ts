import type { UserId, WorkbookId } from '../../../../shared/domain/ids.ts'
import type { Decision, Suggestion } from '../../port/rights/suggestionStore.ts'
import type { Sqlite } from '../database.ts'

const columns = 'id, workbook, "row", "column", text, userId, at, decision, decidedBy, decidedAt'

/** Suggestions for cells, inside the worker. */
export function suggestionTables(db: Sqlite) {
  return {
    addSuggestion(s: Suggestion): void {
      db.prepare(`INSERT INTO suggestions (${columns}) VALUES (@id, @workbook, @row, @column, @text, @userId, @at, @decision, @decidedBy, @decidedAt)`).run(s)
    },
    findSuggestion(workbook: WorkbookId, id: string): Suggestion | null {
      return db.prepare<[WorkbookId, string], Suggestion>(`SELECT ${columns} FROM suggestions WHERE workbook = ? AND id = ?`).get(workbook, id) ?? null
    },
    listSuggestions(workbook: WorkbookId): Suggestion[] {
      return db
        .prepare<[WorkbookId], Suggestion>(`SELECT ${columns} FROM suggestions WHERE workbook = ? ORDER BY decision <> '', at DESC, id LIMIT 1000`)
        .all(workbook)
    },
    countOpenSuggestions(workbook: WorkbookId, userId: UserId): number {
      const sql = `SELECT count(*) AS count FROM suggestions WHERE workbook = ? AND userId = ? AND decision = ''`
      return db.prepare<[WorkbookId, UserId], { count: number }>(sql).get(workbook, userId)?.count ?? 0
    },
    decideSuggestion(workbook: WorkbookId, id: string, decision: Decision, decidedBy: UserId, decidedAt: number): boolean {
      const sql = `UPDATE suggestions SET decision = ?, decidedBy = ?, decidedAt = ? WHERE workbook = ? AND id = ? AND decision = ''`
      return db.prepare(sql).run(decision, decidedBy, decidedAt, workbook, id).changes === 1
    },
  }
}
