import { statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { Log } from '../observe/logger.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { BackupFile, FileStore } from '../storage/port/store.ts'
import type { Rooms } from '../sync/rooms.ts'
import { alertCodes, alertsOf, type AlertCode } from './alerts.ts'
import { Backups, type LastBackup } from './backups.ts'
import type { CarePolicy } from './carePolicy.ts'

export interface CareParts {
  readonly store: FileStore
  readonly dataDir: string
  readonly policy: CarePolicy
  readonly rooms: Rooms
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => number
}

/** How the server is, for those who run it. */
export interface Health {
  readonly startedAt: number
  readonly alerts: readonly AlertCode[]
  readonly freeBytes: number
  readonly totalBytes: number
  readonly storeBytes: number
  readonly lastBackup: LastBackup | null
}

/** How often we look, milliseconds: an interval of minutes must be kept, and looking costs a few system calls. */
const lookEveryMs = 60_000
const dayMs = 86_400_000
/** A month of the change log, milliseconds. */
const monthMs = 31 * dayMs

/** What one careful person would do every minute: backups when due, old log lines away, a word when something is wrong. */
export class Caretaker {
  readonly backups: Backups
  readonly #parts: CareParts
  readonly #startedAt: number
  readonly #timer: NodeJS.Timeout
  #forgotAt = 0
  #alerts: readonly AlertCode[] = []

  constructor(parts: CareParts) {
    const { store, policy, log, now } = parts
    this.#parts = parts
    this.#startedAt = now()
    this.backups = new Backups(store, policy, log, now)
    this.#timer = setInterval(() => void this.look(), lookEveryMs)
    this.#timer.unref()
    parts.metrics.sources.alerts = () => this.#alerts
  }

  /** As of the last look, a minute ago at most. */
  get alerts(): readonly AlertCode[] {
    return this.#alerts
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  backUpNow(): Promise<BackupFile> {
    return this.backups.run()
  }

  /** Never throws: what fails is logged, counted and looked at again a minute later. */
  async look(): Promise<void> {
    const { log } = this.#parts
    try {
      // A failure is logged by the backups and shows among the alerts.
      if (this.backups.isDue()) await Promise.allSettled([this.backups.run()])
      await this.#forgetOldChanges()
      await this.health()
    } catch (error) {
      log.error({ cause: String(error) }, 'the care of the data failed')
    }
  }

  async #forgetOldChanges(): Promise<void> {
    const { store, policy, log, now } = this.#parts
    if (now() - this.#forgotAt < dayMs && now() >= this.#forgotAt) return
    this.#forgotAt = now()
    const lines = await store.forgetChanges(now() - policy.logMonths * monthMs)
    if (lines > 0) log.info({ lines }, 'old lines of the change log forgotten')
  }

  /** Looks now; new alerts are logged once, and once more when they are over. */
  async health(): Promise<Health> {
    const { store, dataDir, rooms, policy, metrics, now } = this.#parts
    const { bavail, blocks, bsize } = await statfs(dataDir)
    const storeBytes = store.files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
    const lastBackup = this.backups.last()
    const freeBytes = bavail * bsize
    const totalBytes = blocks * bsize
    const backupAgeMs = lastBackup && Math.max(0, now() - lastBackup.at)
    this.#note(
      alertsOf({
        storageFails: rooms.health.failure !== null,
        freeBytes,
        totalBytes,
        storeBytes,
        backupFailed: this.backups.hasFailed,
        backupAgeMs: this.backups.isCurrent() ? 0 : backupAgeMs,
        backupEveryMinutes: policy.backupEveryMinutes,
        runningMs: now() - this.#startedAt,
      }),
    )
    metrics.diskFree.set(freeBytes)
    metrics.storeBytes.set(storeBytes)
    if (backupAgeMs !== null) metrics.backupAge.set(backupAgeMs / 1_000)
    return { startedAt: this.#startedAt, alerts: this.#alerts, freeBytes, totalBytes, storeBytes, lastBackup }
  }

  #note(alerts: readonly AlertCode[]): void {
    const { log } = this.#parts
    for (const code of alertCodes) {
      const [was, is] = [this.#alerts.includes(code), alerts.includes(code)]
      if (is && !was) log.error({ alert: code }, 'an administrator must look')
      if (was && !is) log.warn({ alert: code }, 'alert over')
    }
    this.#alerts = alerts
  }
}
