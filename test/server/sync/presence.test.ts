import { expect, test } from 'vitest'
import { encodeAwareness, encodeQueryAwareness } from '../../../shared/protocol/codec.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { Office } from '../../support/office.ts'
import { awarenessUpdate, readAwareness, type WireClient } from '../../support/wireClient.ts'

/** Everything that a client knows of the others, newest last. */
function seen(client: WireClient): Map<number, unknown> {
  const states = new Map<number, unknown>()
  for (const { states: update } of client.only('awareness')) {
    for (const [id, { state }] of readAwareness(update)) states.set(id, state)
  }
  return states
}

async function twoPeople(): Promise<{ office: Office; a: WireClient; b: WireClient }> {
  const office = await Office.open({ limits: { presenceIntervalMs: 5 } })
  await office.hire('kt', 'editor', 'kt-1')
  await office.hire('vp', 'editor', 'vp-1')
  const [a, b] = await Promise.all([office.enter('kt'), office.enter('vp')])
  return { office, a, b }
}

test('[PR13] name, unit and colour come from the session, whatever the client says', async () => {
  const { a, b } = await twoPeople()
  a.present(1, { user: { id: 'boss', name: 'Chủ tịch', colour: 'red' }, cursor: { row: 'r1', column: 'c2' }, __proto: 1 })
  await b.until(() => seen(b).has(a.doc.clientID))
  const state = seen(b).get(a.doc.clientID)
  expect(state).toEqual({
    cursor: { row: 'r1', column: 'c2' },
    user: { id: 'kt', name: 'Cán bộ kt', unit: 'kt-1', colour: expect.stringMatching(/^#[0-9a-f]{6}$/) },
  })
})

test('[PR13] nobody speaks for another: a foreign id is passed over', async () => {
  const { a, b } = await twoPeople()
  a.present(1, { cursor: 'mine' })
  await b.until(() => seen(b).has(a.doc.clientID))
  b.present(1, { cursor: 'own' })
  b.present(9, { cursor: 'forged' }, a.doc.clientID)
  b.present(10, null, a.doc.clientID)
  // An echo of several states, as y-websocket clients send it.
  const both = [a.doc.clientID, b.doc.clientID].map((id) => ({ id, clock: 20, state: { cursor: 'echo' } }))
  b.send(encodeAwareness(awarenessUpdate(both)))
  await a.until(() => String(JSON.stringify(seen(a).get(b.doc.clientID))).includes('echo'))
  expect(seen(b).get(a.doc.clientID)).toMatchObject({ cursor: 'mine' })
})

test('[PR13] who leaves is seen to leave, and the id stays reserved for that person', async () => {
  const { office, a, b } = await twoPeople()
  b.present(1, { cursor: 'b' })
  a.present(1, { cursor: 'a' })
  await b.until(() => seen(b).has(a.doc.clientID))
  a.cut()
  await b.until(() => seen(b).get(a.doc.clientID) === null)
  b.present(50, { cursor: 'stolen' }, a.doc.clientID)
  const again = await office.enter('kt', a.doc)
  again.present(60, { cursor: 'back' })
  await b.until(() => seen(b).get(a.doc.clientID) !== null)
  expect(seen(b).get(a.doc.clientID)).toMatchObject({ cursor: 'back', user: { id: 'kt' } })
})

test('[PR13] a newcomer and a query are told who is here', async () => {
  const { office, a } = await twoPeople()
  a.present(1, { cursor: 'x' })
  await a.until(() => seen(a).has(a.doc.clientID))
  const c = await office.enter('vp')
  await c.until(() => seen(c).has(a.doc.clientID))
  const before = c.only('awareness').length
  c.send(encodeQueryAwareness())
  await c.until(() => c.only('awareness').length > before)
})

test('[PR13] a state past 4 KB is passed over; a malformed one closes 4400', async () => {
  const { a, b } = await twoPeople()
  a.present(1, { cursor: 'x'.repeat(5_000) })
  a.present(2, { cursor: 'small' })
  await b.until(() => seen(b).has(a.doc.clientID))
  expect(seen(b).get(a.doc.clientID)).toMatchObject({ cursor: 'small' })
  b.send(encodeAwareness(Uint8Array.of(1, 5, 1, 3, 120, 120, 120)))
  expect(await b.closed()).toBe(closeCodes.malformed)
})

test('[PR14] presence goes out at most ten times a second, and the last word is always heard', async () => {
  const office = await Office.open()
  const [a, b] = await Promise.all([office.enter(), office.enter()])
  for (let clock = 1; clock <= 100; clock++) a.present(clock, { cursor: clock })
  await b.until(() => (seen(b).get(a.doc.clientID) as { cursor?: number } | undefined)?.cursor === 100)
  expect(b.only('awareness').length).toBeLessThanOrEqual(4)
})

test('[PR14] a socket that would stay silent hears something before y-websocket gives it up', async () => {
  const office = await Office.open({ limits: { keepAliveMs: 20 } })
  const a = await office.enter()
  await a.until(() => a.only('awareness').length >= 2)
  expect([...a.only('awareness')[0]!.states]).toEqual([0])
})
