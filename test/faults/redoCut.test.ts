import { expect, test } from 'vitest'
import { generationsOf, RedoLog } from '../../server/storage/redo/redoLog.ts'
import { RedoStore } from '../../server/storage/redo/redoStore.ts'
import { replay } from '../../server/storage/redo/replay.ts'
import { workbookId, type Random } from '../../shared/domain/ids.ts'
import { record } from '../contracts/storeContract.ts'
import { faultCount, faultSeed } from '../support/faultCount.ts'
import { seededRandom } from '../support/random.ts'
import { MemoryRedoFile, NumberDatabase, type DiskWrite } from '../support/redoDisk.ts'

const counts = { sample: 300, nightly: 10_000 }
const room = workbookId('room1')
const sectorBytes = 512

/** What happened, in the order in which it reached a disk or was promised. */
type Event = { readonly kind: 'write'; readonly write: DiskWrite } | { readonly kind: 'database' | 'promised'; readonly newest: number }

/** Writes as a busy room does; the database takes its time, so that take-overs and new batches cross. */
async function live(random: Random): Promise<readonly Event[]> {
  const events: Event[] = []
  const file = new MemoryRedoFile()
  const database = new NumberDatabase()
  const write = file.write.bind(file)
  file.write = async (bytes, at) => {
    await write(bytes, at)
    events.push({ kind: 'write', write: { at, bytes: Uint8Array.from(bytes) } })
  }
  const append = database.appendUpdates.bind(database)
  database.appendUpdates = async (batch) => {
    for (let turns = random() * 30; turns > 0; turns--) await Promise.resolve()
    await append(batch)
    events.push({ kind: 'database', newest: database.newest.get(room) ?? 0 })
  }
  const log = new RedoLog(file, () => Math.floor(random() * 2 ** 32))
  await log.restart()
  const store = new RedoStore(database, log)
  await store.loadRoom(room)
  let seq = 0
  const settling: Promise<void>[] = []
  for (let i = 0; i < 260; i++) {
    const batch = Array.from({ length: random() < 0.2 ? 40 : 1 }, () => record(++seq, { update: new Uint8Array(random() < 0.1 ? 120_000 : 40).fill(seq) }))
    await store.appendUpdates(batch)
    events.push({ kind: 'promised', newest: seq })
    if (random() < 0.08) settling.push(store.settle())
  }
  await Promise.all(settling)
  return events
}

/** Of the write during which the power went, any sectors may have reached the disk. */
function tear(file: MemoryRedoFile, { at, bytes }: DiskWrite, random: Random): void {
  const share = random()
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + sectorBytes - ((at + from) % sectorBytes))
    if (random() < share) file.bytes.set(bytes.subarray(from, to), at + from)
    from = to
  }
}

/** @param newest what the database has; like the real one it takes records behind a gap, and tells of it when read */
async function recover(bytes: Uint8Array, newest: number) {
  const database = new NumberDatabase()
  let reached = newest
  const { missing } = await replay(
    {
      loadRoom: async (id) => ({ ...(await database.loadRoom(id)), lastSeq: newest }),
      appendUpdates: async (batch) => {
        reached = Math.max(reached, ...batch.map(({ seq }) => seq))
      },
    },
    generationsOf(bytes),
  )
  return { missing, newest: reached }
}

const cuts = faultCount(counts)

test(`[ST1] [ST27] [ST28] ${cuts} power cuts of the redo log: every promised batch is there as a whole, and nothing is called missing`, async () => {
  const seed = faultSeed(31)
  const random = seededRandom(seed)
  const events = await live(random)
  const ends = new Set(events.flatMap((event) => (event.kind === 'promised' ? event.newest : [])).concat(0))
  const places = Array.from({ length: cuts }, () => Math.floor(random() * events.length)).toSorted((a, b) => a - b)
  const file = new MemoryRedoFile()
  const at = { database: 0, promised: 0 }
  let next = 0
  let recovered = 0
  for (const place of places) {
    for (; next < place; next++) {
      const event = events[next]!
      if (event.kind === 'write') file.bytes.set(event.write.bytes, event.write.at)
      else at[event.kind] = event.newest
    }
    const torn = new MemoryRedoFile(Uint8Array.from(file.bytes))
    const event = events[place]!
    if (event.kind === 'write') tear(torn, event.write, random)
    const found = await recover(torn.bytes, at.database)
    const isWell = found.missing === 0 && found.newest >= at.promised && ends.has(found.newest)
    if (!isWell) expect.soft(found, `seed ${seed}, event ${place}`).toEqual({ missing: 0, newest: at.promised })
    if (found.newest > at.database) recovered += 1
  }
  // Not only cuts after which the database had everything anyway.
  expect(recovered).toBeGreaterThan(cuts * 0.3)
}, 30_000 + cuts * 60)

const flips = faultCount({ sample: 200, nightly: 1_000 })

test(`[ST28] ${flips} times one flipped byte of the redo log: all is there, or it is told, or the last batch is left out as if torn`, async () => {
  const seed = faultSeed(37)
  const random = seededRandom(seed)
  const events = await live(random)
  const file = new MemoryRedoFile()
  for (const event of events) if (event.kind === 'write') file.bytes.set(event.write.bytes, event.write.at)
  const used = file.bytes.findLastIndex((byte) => byte !== 0)
  const promised = events.flatMap((event) => (event.kind === 'promised' ? event.newest : []))
  // As if the power had gone before the last take-overs had ended.
  const database = events.flatMap((event) => (event.kind === 'database' ? event.newest : [])).at(-3) ?? 0
  const tally = { whole: 0, told: 0, last: 0 }
  for (let i = 0; i < flips; i++) {
    const bytes = Uint8Array.from(file.bytes)
    const at = Math.floor(random() * (random() < 0.05 ? 12 : used))
    bytes[at]! ^= 1 << Math.floor(random() * 8)
    const found = await recover(bytes, database)
    if (found.missing > 0) tally.told += 1
    else if (found.newest === promised.at(-1)) tally.whole += 1
    else if (found.newest === promised.at(-2)) tally.last += 1
    else expect.soft(found, `seed ${seed}, byte ${at}`).toEqual({ missing: 0, newest: promised.at(-1) })
  }
  expect(tally.told).toBeGreaterThan(flips * 0.1)
}, 60_000 + flips * 100)
