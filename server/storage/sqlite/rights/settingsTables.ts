import type { ColumnId, RowId, WorkbookId } from '../../../../shared/domain/ids.ts'
import type { AccessMode, WorkbookState } from '../../../../shared/domain/permissions.ts'
import { changedSettings, usualSettings, type SettingsChange, type WorkbookSettings } from '../../../../shared/domain/workbookSettings.ts'
import type { Sqlite } from '../database.ts'

interface SettingsRow {
  readonly mode: AccessMode
  readonly state: WorkbookState
  readonly collectivesLead: number
  /** Lists of ids, as JSON. */
  readonly lockedColumns: string
  readonly lockedRows: string
}

/** What coordinators decided, inside the worker. */
export function settingsTables(db: Sqlite) {
  const find = db.prepare<[WorkbookId], SettingsRow>('SELECT mode, state, collectivesLead, lockedColumns, lockedRows FROM settings WHERE workbook = ?')
  const put = db.prepare(
    'INSERT OR REPLACE INTO settings (workbook, mode, state, collectivesLead, lockedColumns, lockedRows) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const read = (workbook: WorkbookId): WorkbookSettings => {
    const row = find.get(workbook)
    if (!row) return usualSettings
    return {
      mode: row.mode,
      state: row.state,
      collectivesLead: row.collectivesLead === 1,
      lockedColumns: JSON.parse(row.lockedColumns) as ColumnId[],
      lockedRows: JSON.parse(row.lockedRows) as RowId[],
    }
  }
  const change = (workbook: WorkbookId, asked: SettingsChange): WorkbookSettings => {
    const next = changedSettings(read(workbook), asked)
    const { mode, state, collectivesLead, lockedColumns, lockedRows } = next
    put.run(workbook, mode, state, collectivesLead ? 1 : 0, JSON.stringify(lockedColumns), JSON.stringify(lockedRows))
    return next
  }
  return {
    readSettings: read,
    changeSettings: (workbook: WorkbookId, asked: SettingsChange): WorkbookSettings => db.transaction(change).immediate(workbook, asked),
  }
}
