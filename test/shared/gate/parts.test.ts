import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isOrderKey, keysBetween } from '../../../shared/crdt/placing/orderKeys.ts'
import { setCellText } from '../../../shared/crdt/cellEdits.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { allChecks } from '../../../shared/gate/checks.ts'
import { encodeUpdate } from '../../../shared/gate/encodeUpdate.ts'
import { isOrderKeyText } from '../../../shared/gate/judge/registers.ts'
import { ListOrder } from '../../../shared/gate/place/listOrder.ts'
import { parseUpdate } from '../../../shared/gate/parse/parseUpdate.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { makeScene, sentBy } from '../../support/gateScene.ts'
import { seededRandom } from '../../support/random.ts'
import { TASK } from '../../support/replicas.ts'

describe('[GT7] the strict reading', () => {
  const scene = makeScene()
  const state = Y.encodeStateAsUpdate(scene.server)

  test('reads an honest update as Yjs does, and writes it back to the same bytes', () => {
    const { blocks, deletes } = parseUpdate(state, allChecks)
    const mine = [...blocks.values()].flatMap(({ structs }) => structs.map((s) => [s.client, s.clock, s.length, s.originClient < 0 ? null : s.originClock]))
    const theirs = Y.decodeUpdate(state).structs.map((s) => [s.id.client, s.id.clock, s.length, 'origin' in s && s.origin ? s.origin.clock : null])
    expect(mine).toEqual(theirs)
    expect(encodeUpdate(blocks, deletes)).toEqual(state)
  })

  test('says truncated of every beginning of an update, and never reads past its end', () => {
    const sent = sentBy(scene.eve, () => setCellText(scene.eve, 'mine' as RowId, TASK, 'Tháng 3'))
    // A view into a larger buffer, as sockets give them: what lies behind must not be read.
    const pool = new Uint8Array(sent.length + 50).fill(1)
    pool.set(sent, 10)
    for (let length = 0; length < sent.length; length++) {
      expect(() => parseUpdate(pool.subarray(10, 10 + length), allChecks)).toThrow(/truncated|trailing/)
    }
    expect(parseUpdate(pool.subarray(10, 10 + sent.length), allChecks).blocks.size).toBe(1)
  })

  test.each([
    ['tooManyStructs', craftUpdate([{ client: 1, clock: 0, claims: 33_000_000, structs: [] }])],
    ['emptyBlock', craftUpdate([{ client: 1, clock: 0, structs: [] }])],
    ['zeroLength', Uint8Array.of(1, 1, 1, 0, 0, 0, 0)],
    ['zeroLength', craftUpdate([{ client: 1, clock: 0, structs: [{ root: 'meta', key: 'a', any: [] }] }])],
    ['clockRange', craftUpdate([{ client: 1, clock: 2 ** 31, structs: [{ gc: 5 }] }])],
    ['clockRange', craftUpdate([{ client: 2 ** 40, clock: 0, structs: [{ gc: 5 }] }])],
    ['content', craftUpdate([{ client: 1, clock: 0, structs: [{ skip: 1 }, { gc: 1 }] }])],
    ['content', Uint8Array.of(1, 1, 1, 0, 128, 1, 0)],
    ['stringLength', craftUpdate([{ client: 1, clock: 0, structs: [{ root: 'meta', key: 'k'.repeat(70_000), any: [1] }] }])],
    ['deleteRange', craftUpdate([], [[1, [[0, 0]]]])],
    ['tooManyClients', Uint8Array.of(255, 255, 255, 127)],
  ])('%s', (reason, bytes) => {
    expect(() => parseUpdate(bytes, allChecks)).toThrow(reason)
  })

  test('takes any bytes without failing otherwise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => {
          try {
            parseUpdate(bytes, allChecks)
          } catch (error) {
            if ((error as Error).name !== 'MalformedUpdate') throw error
          }
        }).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
  })
})

function itemsOf(text: Y.Text): { client: number; clock: number; length: number }[] {
  const items = []
  for (let item = text._start; item !== null; item = item.right) items.push({ client: item.id.client, clock: item.id.clock, length: item.length })
  return items
}

test('[GT9] letters that several people put at one place stand where Yjs puts them', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed)
    const docs = [3, 9, 5].map((client) => {
      const doc = new Y.Doc()
      doc.clientID = client
      return doc
    })
    const texts = docs.map((doc) => doc.getText('t'))
    const edit = (times: number): void => {
      for (let i = 0; i < times; i++) {
        const text = texts[Math.floor(random() * 3)] as Y.Text
        const at = Math.floor(random() * (text.length + 1))
        if (random() < 0.25 && text.length > at) text.delete(at, 1)
        else text.insert(at, 'abcdefgh'.slice(0, 1 + Math.floor(random() * 3)))
      }
    }
    const exchange = (): void => docs.forEach((to) => docs.forEach((from) => from !== to && Y.applyUpdate(to, Y.encodeStateAsUpdate(from))))
    edit(6)
    exchange()
    edit(9)
    const base = docs[0] as Y.Doc
    const order = new ListOrder((texts[0] as Y.Text)._start)
    // What the others wrote comes in the order of its making, merged by Yjs or not.
    const news = parseUpdate(Y.encodeStateAsUpdate(docs[1] as Y.Doc, Y.encodeStateVector(base)), allChecks)
    for (const { structs } of news.blocks.values()) {
      for (const struct of structs) {
        if (struct.content === 0) continue
        expect([seed, order.fits(struct)]).toEqual([seed, true])
        order.add(struct)
      }
    }
    Y.applyUpdate(base, Y.encodeStateAsUpdate(docs[1] as Y.Doc))
    const letters = (runs: Iterable<{ client: number; clock: number; length: number }>): string =>
      [...runs].flatMap(({ client, clock, length }) => Array.from({ length }, (_, i) => `${client}:${clock + i}`)).join(' ')
    expect([seed, letters(order.runs())]).toEqual([seed, letters(itemsOf(texts[0] as Y.Text))])
  }
})

test('[GT13] an order key is what the library of order keys takes for one', () => {
  const random = seededRandom(3)
  const real = Array.from({ length: 200 }, () => keysBetween(null, null, 1, random)[0] as string)
  for (const key of real) expect(isOrderKeyText(key)).toBe(true)
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,30}$/), fc.string({ maxLength: 6 }), fc.constantFrom('A' + '0'.repeat(26), 'a0', 'a00', 'Zz', '')), (key) => {
      expect([key, isOrderKeyText(key)]).toEqual([key, isOrderKey(key)])
    }),
    { numRuns: 3_000 },
  )
})
