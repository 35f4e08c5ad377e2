import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createMemoryStore } from '../../server/storage/memory/memoryStore.ts'
import type { Verdict } from '../../server/sync/admission/admitUpdate.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { faulty } from '../support/faultyStore.ts'
import { Office } from '../support/office.ts'
import { scratchOf } from '../support/scratch.ts'

/** Should the gate ever let through what Yjs can't apply: it lets through everything here. */
vi.mock('../../server/sync/admission/admitUpdate.ts', () => ({
  admitUpdate: (_doc: Y.Doc, _writer: unknown, _rule: unknown, update: Uint8Array): Verdict => ({ kind: 'admitted', update, claims: [], touched: [], left: null }),
}))

test('[ST20] an update that Yjs cannot apply is set aside, its sender closed, and the room read anew; the others go on', async () => {
  const store = faulty(createMemoryStore())
  const office = await Office.open({ store })
  const [good, bad] = [await office.enter(), await office.enter()]
  scratchOf(good.doc).set('k', '1')
  await good.saved()
  bad.update(poison(good.doc))
  expect(await bad.closed()).toBe(closeCodes.malformed)
  scratchOf(good.doc).set('k', '2')
  await good.saved()
  const fresh = await office.enter()
  expect([scratchOf(fresh.doc).get('k'), good.closedWith]).toEqual(['2', null])
  expect(await store.listQuarantined(office.workbook)).toHaveLength(1)
})

/** An update that decodes well and makes `applyUpdate` throw: an item that hangs in a parent which is no type. */
function poison(doc: Y.Doc): Uint8Array {
  const scratch = new Y.Doc()
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc))
  const text = new Y.Text('x')
  const before = Y.encodeStateVector(scratch)
  scratch.getMap('meta').set('p', text)
  const honest = Y.encodeStateAsUpdate(scratch, before)
  for (let i = 0; i < honest.length; i++) {
    for (let value = 0; value < 64; value++) {
      const forged = honest.with(i, value)
      if (decodes(forged) && throwsOnApply(doc, forged)) return forged
    }
  }
  throw new Error('no poison found')
}

function decodes(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}

function throwsOnApply(doc: Y.Doc, update: Uint8Array): boolean {
  const trial = new Y.Doc()
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
  try {
    Y.applyUpdate(trial, update)
    return false
  } catch {
    return true
  }
}
