import type { ColumnId, RowId, UnitId } from './ids.ts'
import type { AccessMode, AccessRole, AccessRule, WorkbookState } from './permissions.ts'

/** What the coordinator decides of a workbook as a whole. Lives in the server's database, never in the document. */
export interface WorkbookSettings {
  readonly mode: AccessMode
  readonly state: WorkbookState
  /** Whether a closed collective that leads a row makes each of its members a leader. */
  readonly collectivesLead: boolean
  readonly lockedColumns: readonly ColumnId[]
  readonly lockedRows: readonly RowId[]
}

/** As long as nobody has decided anything. */
export const usualSettings: WorkbookSettings = { mode: 'open', state: 'draft', collectivesLead: false, lockedColumns: [], lockedRows: [] }

/** Columns and rows to be locked or unlocked. */
export interface Locks {
  readonly columns?: readonly ColumnId[] | undefined
  readonly rows?: readonly RowId[] | undefined
}

/** What is to be different; all that is absent stays. Locks come and go one by one, so that two coordinators don't undo each other's. */
export interface SettingsChange {
  readonly mode?: AccessMode | undefined
  readonly state?: WorkbookState | undefined
  readonly collectivesLead?: boolean | undefined
  readonly lock?: Locks | undefined
  readonly unlock?: Locks | undefined
}

/** Locks of either kind that a workbook holds at most: every row of the largest annex. */
export const maxLocks = 20_000

/** The settings after a change; locks beyond `maxLocks` are not taken. */
export function changedSettings(before: WorkbookSettings, change: SettingsChange): WorkbookSettings {
  return {
    mode: change.mode ?? before.mode,
    state: change.state ?? before.state,
    collectivesLead: change.collectivesLead ?? before.collectivesLead,
    lockedColumns: relock(before.lockedColumns, change.lock?.columns, change.unlock?.columns),
    lockedRows: relock(before.lockedRows, change.lock?.rows, change.unlock?.rows),
  }
}

function relock<T>(before: readonly T[], add: readonly T[] = [], take: readonly T[] = []): readonly T[] {
  const locked = new Set([...before, ...add])
  for (const id of take) locked.delete(id)
  return [...locked].slice(0, maxLocks)
}

/** The right of one person in a workbook with these settings, as the predicates read it. */
export function accessRule(role: AccessRole, unit: UnitId | '', settings: WorkbookSettings): AccessRule {
  const { mode, state, collectivesLead, lockedColumns, lockedRows } = settings
  return { role, unit, mode, state, collectivesLead, lockedColumns: new Set(lockedColumns), lockedRows: new Set(lockedRows) }
}
