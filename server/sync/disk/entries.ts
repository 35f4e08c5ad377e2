import type { UpdateRecord } from '../../storage/port/roomStore.ts'
import type { Writer } from '../ownEdit.ts'
import type { RoomServices } from '../room.ts'

/** One message on its way to the disk. */
export interface Entry {
  readonly connection: Writer
  readonly number: number
  readonly receivedAt: number
  /** Null when the document held all of it already; it is acknowledged in its turn, with what it repeats. */
  readonly record: UpdateRecord | null
}

/** Tells the senders what is on disk. */
export function acknowledge({ metrics, now }: Pick<RoomServices, 'metrics' | 'now'>, entries: readonly Entry[]): void {
  const senders = new Set<Writer>()
  for (const { connection, number, receivedAt } of entries) {
    connection.settle(number)
    senders.add(connection)
    metrics.durableSeconds.observe(Math.max(0, now() - receivedAt) / 1_000)
  }
  for (const connection of senders) connection.acknowledge()
}
