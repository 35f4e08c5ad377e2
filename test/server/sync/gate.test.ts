import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Damage } from '../../../server/storage/port/roomStore.ts'
import { RoomDocument } from '../../../server/sync/roomDocument.ts'
import { userId, workbookId } from '../../../shared/domain/ids.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { Office } from '../../support/office.ts'
import { scratchOf } from '../../support/scratch.ts'
import { readAwareness } from '../../support/wireClient.ts'

test('[GT5] what was refused is told by 121 with `partial`, the rest is kept, counted and shown to others', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const [boss, kt] = [await office.enter('boss'), await office.enter('kt')]
  kt.doc.transact(() => {
    kt.doc.getMap('junk').set('a', 1)
    kt.doc.getMap('meta').set('place', 'Tân Phước An')
  })
  await kt.saved()
  expect(kt.only('refused').map(({ count, refusal }) => [count, refusal.code, refusal.partial, refusal.cells])).toEqual([[1, 'access.unfit', true, []]])
  await boss.until(() => boss.doc.getMap('meta').get('place') === 'Tân Phước An')
  // The clocks have no gap: the same window goes on.
  scratchOf(kt.doc).set('sau', 1)
  await kt.saved()
  const fresh = await office.enter('boss')
  expect([fresh.doc.share.has('junk'), scratchOf(fresh.doc).get('sau')]).toEqual([false, 1])
  const log = await office.store.listChanges(office.workbook)
  expect(log.some((change) => change.userId === 'kt' && change.refusal === 'access.unfit')).toBe(true)
})

test('[GT8] nobody writes under a colleague\'s client id, neither now nor after the room was read anew', async () => {
  const office = await Office.open({ limits: { idleRoomMs: 0 } })
  await office.hire('kt')
  const boss = await office.enter('boss')
  scratchOf(boss.doc).set('của tôi', 1)
  await boss.saved()
  const next = (): Uint8Array => craftUpdate([{ client: boss.doc.clientID, clock: Y.getState(boss.doc.store, boss.doc.clientID), structs: [{ gc: 1_000 }] }])
  const attempt = async (): Promise<void> => {
    const kt = await office.enter('kt')
    kt.update(next())
    await kt.until(() => kt.only('refused').length === 1)
    expect(kt.only('refused')[0]?.refusal).toMatchObject({ code: 'access.foreignAuthor', cells: [] })
    kt.cut()
  }
  await attempt()
  boss.cut()
  const again = await office.enter('boss', boss.doc)
  scratchOf(again.doc).set('và nữa', 2)
  await again.saved()
  await attempt()
  const fresh = await office.enter('kt')
  expect(scratchOf(fresh.doc).toJSON()).toEqual({ 'của tôi': 1, 'và nữa': 2 })
})

test('[GT7] an update that leaves a gap, or deletes what does not exist, closes with 4400 and changes nothing', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const boss = await office.enter('boss')
  const hostile = [craftUpdate([{ client: 77, clock: 5, structs: [{ gc: 1 }] }]), craftUpdate([], [[boss.doc.clientID, [[0, 100_000]]]])]
  for (const update of hostile) {
    const kt = await office.enter('kt')
    kt.update(update)
    expect(await kt.closed()).toBe(closeCodes.malformed)
  }
  scratchOf(boss.doc).set('còn', 'đây')
  await boss.saved()
  const fresh = await office.enter('kt')
  expect(scratchOf(fresh.doc).get('còn')).toBe('đây')
})

test('[GT14] after compaction an id still belongs to its writer, and one that nobody is known for takes nothing', async () => {
  const office = await Office.open({ limits: { idleRoomMs: 0 } })
  await office.hire('kt')
  const boss = await office.enter('boss')
  scratchOf(boss.doc).set('của tôi', 1)
  await boss.saved()
  boss.cut()
  // Everybody has left: the room is compacted and forgotten.
  while ((await office.store.loadRoom(office.workbook)).updates.length > 0) await new Promise((resolve) => setImmediate(resolve))
  const { authors, snapshot } = await office.store.loadRoom(office.workbook)
  expect(authors.map(({ client, userId }) => [client, userId])).toContainEqual([boss.doc.clientID, 'boss'])
  const orphan = Y.decodeUpdate(snapshot!.state).structs.map(({ id }) => id.client).find((client) => authors.every((known) => known.client !== client))!
  const whole = new Y.Doc()
  Y.applyUpdate(whole, snapshot!.state)
  const next = (client: number): Uint8Array => craftUpdate([{ client, clock: Y.getState(whole.store, client), structs: [{ gc: 1_000 }] }])
  for (const client of [boss.doc.clientID, orphan]) {
    const kt = await office.enter('kt')
    kt.update(next(client))
    await kt.until(() => kt.only('refused').length === 1)
    expect(kt.only('refused')[0]?.refusal.code).toBe('access.foreignAuthor')
    kt.cut()
  }
  const again = await office.enter('boss', boss.doc)
  scratchOf(again.doc).set('và nữa', 2)
  await again.saved()
  expect(again.only('refused')).toEqual([])
})

test('[GT15] who is seen under an id holds it before writing; nobody is seen under an id that another wrote under', async () => {
  const office = await Office.open({ limits: { presenceIntervalMs: 5 } })
  await office.hire('kt')
  const [boss, kt] = [await office.enter('boss'), await office.enter('kt')]
  const seenBy = (who: typeof boss) => new Set(who.only('awareness').flatMap(({ states }) => [...readAwareness(states)].flatMap(([id, { state }]) => (state === null ? [] : [id]))))
  boss.present(1, { cursor: 'đây' })
  await kt.until(() => seenBy(kt).has(boss.doc.clientID))
  kt.update(craftUpdate([{ client: boss.doc.clientID, clock: 0, structs: [{ gc: 5 }] }]))
  await kt.until(() => kt.only('refused').length === 1)
  expect(kt.only('refused')[0]?.refusal.code).toBe('access.foreignAuthor')
  scratchOf(boss.doc).set('của tôi', 1)
  await boss.saved()
  const id = boss.doc.clientID
  boss.cut()
  const watcher = await office.enter('boss')
  await kt.until(() => kt.only('awareness').some(({ states }) => readAwareness(states).get(id)?.state === null))
  kt.present(99, { cursor: 'giả' }, id)
  kt.present(1, { cursor: 'thật' })
  await watcher.until(() => seenBy(watcher).has(kt.doc.clientID))
  expect(seenBy(watcher).has(id)).toBe(false)
})

test('[GT16] what waits for a past that never came is dropped when a room is opened', () => {
  const writer = new Y.Doc()
  const updates: Uint8Array[] = []
  writer.on('update', (update) => updates.push(update))
  scratchOf(writer).set('một', 1)
  scratchOf(writer).set('hai', 2)
  const stored = { snapshot: null, authors: [], lastSeq: 1, updates: [{ room: workbookId('r'), seq: 1, userId: userId('kt'), at: 1, update: updates[1]! }] }
  const opened = (damage: Damage[]) => RoomDocument.open({ ...stored, damage }, () => expect.unreachable())
  const clean = opened([])
  expect([clean.doc.store.pendingStructs, clean.framesForNewcomer().length]).toEqual([null, 1])
  Y.applyUpdate(clean.doc, updates[0]!)
  expect(scratchOf(clean.doc).toJSON()).toEqual({ 'một': 1 })
  const damaged = opened([{ room: workbookId('r'), kind: 'gap', seq: 1 }])
  Y.applyUpdate(damaged.doc, updates[0]!)
  expect(scratchOf(damaged.doc).toJSON()).toEqual({ 'một': 1, hai: 2 })
})
