import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { encodeSyncStep2, encodeUpdate } from '../../shared/protocol/codec.ts'
import { Office } from '../support/office.ts'
import { scratchOf } from '../support/scratch.ts'

/** "Message too big" (RFC 6455, 7.4.1): the frame's head alone decides, nothing of it is read. */
const tooBig = 1009
const many = 33_000_000

function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const numbers = (...values: readonly number[]): Uint8Array => bytes((e) => values.forEach((value) => encoding.writeVarUint(e, value)))

/** An update of one client whose block says that it holds so many structs. */
const claiming = (structs: number): Uint8Array => numbers(1, structs, 77, 0)

/** Small frames that promise much, and one that is much. Each: the bytes, and how its sender is sent away. */
const lies: Readonly<Record<string, { frame: Uint8Array; code: number }>> = {
  'an update of millions of structs': { frame: encodeUpdate(claiming(many)), code: closeCodes.malformed },
  'an update of millions of clients': { frame: encodeUpdate(numbers(many, 1)), code: closeCodes.malformed },
  'a delete set of millions of ranges': { frame: encodeUpdate(numbers(0, 1, 5, many)), code: closeCodes.malformed },
  'a first answer of millions of structs': { frame: encodeSyncStep2(claiming(many)), code: closeCodes.malformed },
  'a state vector of millions of clients': { frame: bytes((e) => [0, 0].forEach((n) => encoding.writeVarUint(e, n)) ?? encoding.writeVarUint8Array(e, numbers(many, 1))), code: closeCodes.malformed },
  'presence of millions of people': { frame: bytes((e) => (encoding.writeVarUint(e, 1), encoding.writeVarUint8Array(e, numbers(many, 1)))), code: closeCodes.malformed },
  'a length past the end': { frame: Uint8Array.of(0, 2, 255, 255, 255, 127, 1), code: closeCodes.malformed },
  'a frame of 17 MB': { frame: new Uint8Array(17 * 1024 * 1024), code: tooBig },
}

test('[PR2] messages that promise more than they hold, or hold more than anybody needs, cost their sender the line and the server nothing', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const honest = await office.enter('boss')
  const before = process.memoryUsage()
  for (const [lie, { frame, code }] of Object.entries(lies)) {
    const liar = await office.enter('kt')
    liar.send(frame)
    expect(await liar.closed(), lie).toBe(code)
    scratchOf(honest.doc).set(lie, 'vẫn viết được')
    await honest.saved()
  }
  // The frame of 17 MB lives on our side of the line too; of what was promised nothing was ever allocated (180 MB each).
  expect(process.memoryUsage().heapUsed - before.heapUsed).toBeLessThan(100e6)
  expect(honest.closedWith).toBeNull()
  const fresh = await office.enter('kt')
  expect(Object.keys(scratchOf(fresh.doc).toJSON())).toEqual(expect.arrayContaining(Object.keys(lies)))
  expect(Y.encodeStateVector(fresh.doc)).toEqual(Y.encodeStateVector(honest.doc))
})
