import { alertCodes, type AlertCode } from '../care/alerts.ts'
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import { GatheredHistogram } from './gatheredHistogram.ts'

/** From half a millisecond to ten seconds: an SSD's fsync at one end, a dying disk at the other. */
const secondsBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What the server counts. Never holds names, texts or ids of people. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  /** Asked when somebody reads the figures. */
  const sources = { connections: () => 0, rooms: () => 0, pending: () => 0, alerts: (): readonly AlertCode[] => [] }
  const gauge = (name: 'connections' | 'rooms' | 'pending', help: string): Gauge =>
    new Gauge({
      name: `phuluc_${name}`,
      help,
      registers,
      collect() {
        this.set(sources[name]())
      },
    })
  gauge('connections', 'Open sockets')
  gauge('rooms', 'Rooms in memory')
  gauge('pending', 'Updates on their way to the disk')
  return {
    registry,
    sources,
    updates: new Counter({ name: 'phuluc_updates_total', help: 'Updates that are on disk', registers }),
    refusals: new Counter({ name: 'phuluc_refusals_total', help: 'Updates refused', labelNames: ['code'], registers }),
    closes: new Counter({ name: 'phuluc_closes_total', help: 'Sockets closed by the server', labelNames: ['code'], registers }),
    quarantined: new Counter({ name: 'phuluc_quarantined_total', help: 'Updates set aside', registers }),
    damage: new Counter({ name: 'phuluc_damage_total', help: 'Damaged records met on loading', registers }),
    storageFailures: new Counter({ name: 'phuluc_storage_failures_total', help: 'Batches that did not reach the disk', registers }),
    ...careGauges(registers, () => sources.alerts()),
    ...times(registers),
  }
}

/** Figures of the data and its care; set by the caretaker each minute. */
function careGauges(registers: Registry[], alerts: () => readonly AlertCode[]) {
  return {
    alert: new Gauge({
      name: 'phuluc_alert',
      help: '1 while an administrator must look: storageFails, diskNearlyFull, backupFailed, backupTooOld',
      labelNames: ['alert'],
      registers,
      collect() {
        for (const alert of alertCodes) this.set({ alert }, alerts().includes(alert) ? 1 : 0)
      },
    }),
    diskFree: new Gauge({ name: 'phuluc_disk_free_bytes', help: 'Free on the disk of the data folder', registers }),
    storeBytes: new Gauge({ name: 'phuluc_store_bytes', help: 'Database and its log', registers }),
    backupAge: new Gauge({ name: 'phuluc_backup_age_seconds', help: 'Since the newest backup was begun, as seen each minute', registers }),
  }
}

/** How long things take on their way to the disk and to the others. */
function times(registers: Registry[]) {
  return {
    commitSeconds: new GatheredHistogram({
      name: 'phuluc_commit_seconds',
      help: 'From the end of the turn to "on disk", one batch of all rooms',
      buckets: secondsBuckets,
      registers,
    }),
    broadcastSeconds: new GatheredHistogram({
      name: 'phuluc_broadcast_seconds',
      help: 'From an update received to its bytes handed to the sockets of all readers',
      buckets: secondsBuckets,
      registers,
    }),
    durableSeconds: new GatheredHistogram({
      name: 'phuluc_durable_seconds',
      help: 'From an update received to its acknowledgement',
      buckets: secondsBuckets,
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** Adds the process's own figures (CPU, memory, event-loop delay); once a process. */
export function addProcessMetrics(metrics: Metrics): void {
  collectDefaultMetrics({ register: metrics.registry })
}
