/** What the environment says about taking care; the table is in server/README.md. */
export interface CarePolicy {
  /** Folder of the scheduled backups; best on another disk. */
  readonly backupDir: string
  /** 0: none by itself. */
  readonly backupEveryMinutes: number
  /** Newest backups that are kept, and days of which the last one is. */
  readonly backupKeep: number
  /** How long the change log is kept. */
  readonly logMonths: number
}
