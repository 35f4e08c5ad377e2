import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../observe/logger.ts'
import type { BackupFile, FileStore } from '../storage/port/store.ts'
import { backupName, backupsToForget, readBackupNames, type NamedBackup } from './backupNames.ts'
import type { CarePolicy } from './carePolicy.ts'

export interface LastBackup {
  readonly at: number
  readonly bytes: number
}

/** Backups into a folder, by schedule and by hand, and their rotation. */
export class Backups {
  readonly policy: CarePolicy
  readonly #store: FileStore
  readonly #log: Log
  readonly #now: () => number
  #running: Promise<BackupFile> | null = null
  #hasFailed = false

  constructor(store: FileStore, policy: CarePolicy, log: Log, now: () => number) {
    this.#store = store
    this.policy = policy
    this.#log = log
    this.#now = now
  }

  /** Whether the last try failed; the next success forgets it. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Newest first; none where the folder can't be read, say because its disk is away: that is told as a failure, never thrown. */
  list(): readonly NamedBackup[] {
    try {
      return readBackupNames(readdirSync(this.policy.backupDir))
    } catch (error) {
      // Not made yet: the first backup makes it, or says why it can't.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) this.#fail(error)
      return []
    }
  }

  #fail(error: unknown): void {
    this.#hasFailed = true
    this.#log.error({ cause: String(error instanceof Error ? (error.cause ?? error) : error) }, 'backup failed')
  }

  last(): LastBackup | null {
    const [newest] = this.list()
    if (!newest) return null
    return { at: newest.at, bytes: statSync(join(this.policy.backupDir, newest.name), { throwIfNoEntry: false })?.size ?? 0 }
  }

  /** A backup of the future is one from before the clock was put right: it proves nothing about today. */
  isDue(): boolean {
    const { backupEveryMinutes } = this.policy
    if (backupEveryMinutes === 0) return false
    const age = this.#now() - (this.list()[0]?.at ?? 0)
    return age < 0 || (age >= backupEveryMinutes * 60_000 && !this.isCurrent())
  }

  /** Nothing has been written since the newest backup was begun: a night without work makes no copies. */
  isCurrent(): boolean {
    const [newest] = this.list()
    const changedAt = Math.max(...this.#store.files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0))
    return newest !== undefined && changedAt < newest.at
  }

  /**
   * Writes one now; who asks while one is on its way gets that one.
   * @throws {DomainError} `storage.*`
   */
  run(): Promise<BackupFile> {
    this.#running ??= this.#write().finally(() => (this.#running = null))
    return this.#running
  }

  async #write(): Promise<BackupFile> {
    try {
      mkdirSync(this.policy.backupDir, { recursive: true })
      const made = await this.#store.backup(join(this.policy.backupDir, backupName(this.#now())))
      this.#hasFailed = false
      this.#log.info({ bytes: made.bytes }, 'backup written')
      this.#rotate()
      return made
    } catch (error) {
      this.#fail(error)
      throw error
    }
  }

  /** Only after a good one: a disk that takes no new backup must not lose the old ones. */
  #rotate(): void {
    for (const { name } of backupsToForget(this.list(), this.policy.backupKeep)) {
      for (const rest of ['', '.sha256']) rmSync(join(this.policy.backupDir, name + rest), { force: true })
    }
  }
}
