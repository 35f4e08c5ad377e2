/** A backup in the folder, told by its name alone: files are copied about, and their dates with them. */
export interface NamedBackup {
  readonly name: string
  /** When it was begun, milliseconds since 1970. */
  readonly at: number
}

const pattern = /^phuluc-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/

/** "phuluc-20261122T095918Z.db": sorted by name is sorted by time. */
export function backupName(at: number): string {
  return `phuluc-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}.db`
}

/** The backups among the files of a folder, newest first; what somebody else put there is not ours to count or delete. */
export function readBackupNames(names: readonly string[]): NamedBackup[] {
  const found = names.flatMap((name) => {
    const parts = pattern.exec(name)
    if (!parts) return []
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
    return [{ name, at: Date.UTC(year, month - 1, day, hour, minute, second) }]
  })
  return found.toSorted((a, b) => b.at - a.at)
}

const dayOf = (at: number): number => Math.floor(at / 86_400_000)

/** What rotation deletes: all but the newest `keep`, and but the last of each of the newest `keep` days. */
export function backupsToForget(backups: readonly NamedBackup[], keep: number): readonly NamedBackup[] {
  const days = [...new Set(backups.map(({ at }) => dayOf(at)))].slice(0, keep)
  const kept = new Set([...backups.slice(0, keep), ...days.map((day) => backups.find(({ at }) => dayOf(at) === day))])
  return backups.filter((backup) => !kept.has(backup))
}
