import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import { changedSettings, usualSettings, type SettingsChange, type WorkbookSettings } from '../../../../shared/domain/workbookSettings.ts'
import type { SettingsStore } from '../../port/rights/settingsStore.ts'

/** What coordinators decided, in memory. */
export class MemorySettings implements SettingsStore {
  readonly #settings = new Map<WorkbookId, WorkbookSettings>()

  async readSettings(workbook: WorkbookId): Promise<WorkbookSettings> {
    return this.#settings.get(workbook) ?? usualSettings
  }

  async changeSettings(workbook: WorkbookId, change: SettingsChange): Promise<WorkbookSettings> {
    const next = changedSettings(this.#settings.get(workbook) ?? usualSettings, change)
    this.#settings.set(workbook, next)
    return next
  }
}
