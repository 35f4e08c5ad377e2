import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBatch, encodeBatch } from '../../../server/storage/batchBytes.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
const records = fc.array(
  fc.record({
    room: id.map(workbookId),
    seq: fc.nat(),
    userId: id.map(userId),
    at: fc.integer({ min: -8_640_000_000_000, max: 8_640_000_000_000 }),
    update: fc.uint8Array({ maxLength: 300 }),
  }),
  { maxLength: 20 },
)

test('[ST2] a batch crosses to the worker unchanged, whatever the clock says', () => {
  fc.assert(
    fc.property(records, (batch) => {
      expect(decodeBatch(encodeBatch(batch))).toEqual(batch)
    }),
  )
})
