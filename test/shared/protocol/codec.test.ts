import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCodes, mayReconnect } from '../../../shared/protocol/closeCodes.ts'
import {
  decodeMessage,
  encodeAccess,
  encodeAwareness,
  encodeDurable,
  encodeNotice,
  encodeQueryAwareness,
  encodeRefused,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
} from '../../../shared/protocol/codec.ts'
import { MalformedMessage } from '../../../shared/protocol/malformedMessage.ts'
import type { Access } from '../../../shared/protocol/messageTypes.ts'
import { columnId, rowId } from '../../../shared/domain/ids.ts'
import { isSpokenVersion, protocolVersion } from '../../../shared/protocol/version.ts'

const bytes = fc.uint8Array({ maxLength: 200 })

test('[PR1] every message reads back as it was written', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), (raw, count) => {
      expect(decodeMessage(encodeSyncStep1(raw))).toEqual({ type: 'syncStep1', stateVector: raw })
      expect(decodeMessage(encodeSyncStep2(raw))).toEqual({ type: 'syncStep2', update: raw })
      expect(decodeMessage(encodeUpdate(raw))).toEqual({ type: 'update', update: raw })
      expect(decodeMessage(encodeAwareness(raw))).toEqual({ type: 'awareness', states: raw })
      expect(decodeMessage(encodeDurable(count))).toEqual({ type: 'durable', count })
      const refusal = { code: 'access.readOnly', cells: [{ row: 'r1', column: 'c2' }, { row: 'r2' }], message: 'Không được phép' }
      expect(decodeMessage(encodeRefused(count, refusal))).toEqual({ type: 'refused', count, refusal })
      expect(decodeMessage(encodeRefused(count, { ...refusal, partial: true }))).toEqual({
        type: 'refused',
        count,
        refusal: { ...refusal, partial: true },
      })
    }),
  )
  expect(decodeMessage(encodeQueryAwareness())).toEqual({ type: 'queryAwareness' })
  const access: Access = { role: 'editor', unit: 'kt', mode: 'byLead', state: 'review', collectivesLead: true, lockedColumns: [columnId('c1')], lockedRows: [rowId('r1')] }
  expect(decodeMessage(encodeAccess(access))).toEqual({ type: 'access', access })
  expect(() => decodeMessage(encodeAccess({ ...access, mode: 'anything' as 'open' }))).toThrow(MalformedMessage)
  expect(decodeMessage(encodeNotice({ code: 'storage.failed' }))).toEqual({ type: 'notice', notice: { code: 'storage.failed' } })
})

test('[PR1] sync frames are those of y-protocols', () => {
  const doc = new Y.Doc()
  doc.getMap('m').set('k', 'Chỉ tiêu')
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc))
  expect(encodeUpdate(Y.encodeStateAsUpdate(doc))).toEqual(encoding.toUint8Array(encoder))
})

test('[PR2] bytes that are no message throw MalformedMessage and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (raw) => {
      try {
        expect(decodeMessage(raw)).toHaveProperty('type')
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedMessage)
      }
    }),
    { numRuns: 2_000 },
  )
  const whole = encodeUpdate(Uint8Array.of(1, 2, 3))
  expect(() => decodeMessage(whole.subarray(0, 4))).toThrow(MalformedMessage)
  expect(() => decodeMessage(Uint8Array.of(...whole, 0))).toThrow(MalformedMessage)
  expect(() => decodeMessage(new Uint8Array())).toThrow(MalformedMessage)
  // A length of 2^31 with three bytes behind it.
  expect(() => decodeMessage(Uint8Array.of(0, 2, 128, 128, 128, 128, 8, 1, 2, 3))).toThrow(MalformedMessage)
})

test('[PR1] a type of a later version is passed over, not an error', () => {
  expect(decodeMessage(Uint8Array.of(125, 1, 2))).toEqual({ type: 'unknown', number: 125 })
})

test('[PR3] a plain client gives no version; another version than ours is not spoken', () => {
  expect([null, '1', String(protocolVersion), '0', '3', '', 'x', ' 1'].map(isSpokenVersion)).toEqual([true, true, true, false, false, false, false, false])
})

test('[PR4] a client comes back by itself unless a person must act first', () => {
  const staying = Object.entries(closeCodes).filter(([, code]) => !mayReconnect(code))
  expect(staying.map(([name]) => name)).toEqual(['malformed', 'notSignedIn', 'noRight', 'reload'])
  expect(mayReconnect(1006)).toBe(true)
})
