import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import type { SettingsChange, WorkbookSettings } from '../../../../shared/domain/workbookSettings.ts'

/** What coordinators decide of their workbooks. */
export interface SettingsStore {
  /** The usual ones where nothing was decided. */
  readSettings(workbook: WorkbookId): Promise<WorkbookSettings>
  /** Changes some of them, all or nothing; two who change at once both count. @returns what holds now */
  changeSettings(workbook: WorkbookId, change: SettingsChange): Promise<WorkbookSettings>
}
