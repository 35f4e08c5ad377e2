/** What an administrator must look at. Stable words: metric labels and keys of translations (`care.alert.…`). */
export const alertCodes = ['storageFails', 'diskNearlyFull', 'backupFailed', 'backupTooOld'] as const
export type AlertCode = (typeof alertCodes)[number]

export interface Condition {
  readonly storageFails: boolean
  readonly freeBytes: number
  readonly totalBytes: number
  readonly storeBytes: number
  readonly backupFailed: boolean
  /** Null: none yet. */
  readonly backupAgeMs: number | null
  readonly backupEveryMinutes: number
  /** How long the server has been running: before its first backup there is none to miss. */
  readonly runningMs: number
}

/** Less than this is nearly full whatever the disk: a busy day writes some hundred megabytes. */
const scarceBytes = 1024 ** 3
const scarceShare = 0.05

/** Backups are missed when twice their interval has passed, or an hour more where the interval is short. */
const patience = (everyMinutes: number): number => everyMinutes * 60_000 + Math.max(everyMinutes * 60_000, 3_600_000)

/** What is wrong now, worst first. */
export function alertsOf(condition: Condition): readonly AlertCode[] {
  const { freeBytes, totalBytes, storeBytes, backupAgeMs, backupEveryMinutes, runningMs } = condition
  const age = backupAgeMs ?? runningMs
  const isWrong: Readonly<Record<AlertCode, boolean>> = {
    storageFails: condition.storageFails,
    // A small disk is full by its share, a large one by what a backup of the store would need.
    diskNearlyFull: freeBytes < Math.max(2 * storeBytes, Math.min(scarceBytes, totalBytes * scarceShare)),
    backupFailed: condition.backupFailed,
    backupTooOld: backupEveryMinutes > 0 && age > patience(backupEveryMinutes),
  }
  return alertCodes.filter((code) => isWrong[code])
}
