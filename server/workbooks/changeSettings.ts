import type { WorkbookId } from '../../shared/domain/ids.ts'
import type { SettingsChange, WorkbookSettings } from '../../shared/domain/workbookSettings.ts'
import type { SettingsStore } from '../storage/port/rights/settingsStore.ts'
import type { Rooms } from '../sync/rooms.ts'

/** Changes settings on disk, and then for everybody who has the workbook open. */
export async function changeWorkbookSettings(
  { store, rooms }: { readonly store: SettingsStore; readonly rooms: Rooms },
  workbook: WorkbookId,
  change: SettingsChange,
): Promise<WorkbookSettings> {
  const settings = await store.changeSettings(workbook, change)
  rooms.find(workbook)?.followSettings(settings)
  return settings
}
