import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkLog, recordChecksum, type RawRecord } from '../../../server/storage/checkLog.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'

const room = workbookId('r')

const logs = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 12 }).map((updates) =>
  updates.map((update, i): RawRecord => {
    const record = { seq: i + 1, userId: userId('u'), at: 1_000 + i, update }
    return { ...record, checksum: recordChecksum(room, record) }
  }),
)

test('[ST4] every single flipped bit of a record is noticed', () => {
  fc.assert(
    fc.property(logs, fc.nat(), fc.nat(), (log, which, bit) => {
      const index = which % log.length
      const hit = log[index]!
      const bytes = hit.update.slice()
      if (bytes.length > 0) bytes[bit % bytes.length]! ^= 1 << (bit % 8)
      const flipped: RawRecord = bytes.length > 0 ? { ...hit, update: bytes } : { ...hit, at: hit.at ^ (1 << (bit % 8)) }
      const checked = checkLog(room, 0, log.with(index, flipped))
      expect(checked.damage).toHaveLength(1)
      expect(checked.good.map((r) => r.seq)).not.toContain(flipped.seq)
    }),
  )
})

test('[ST3] a bad tail of any length is cut at the last good record', () => {
  fc.assert(
    fc.property(logs, fc.nat(), (log, from) => {
      const start = from % log.length
      const torn = log.map((r, i) => (i >= start ? { ...r, checksum: r.checksum ^ 1 } : r))
      const checked = checkLog(room, 0, torn)
      expect([checked.lastSeq, checked.cutFrom, checked.good.length]).toEqual([start, start + 1, start])
    }),
  )
})

test('[ST4] a record of another room or in another place is not believed', () => {
  const record = { seq: 1, userId: userId('u'), at: 1, update: Uint8Array.of(1) }
  const raw = { ...record, checksum: recordChecksum(room, record) }
  expect(checkLog(workbookId('other'), 0, [raw]).good).toEqual([])
  expect(checkLog(room, 1, [{ ...raw, seq: 2 }]).good).toEqual([])
  expect(checkLog(room, 0, [raw]).good).toHaveLength(1)
})
