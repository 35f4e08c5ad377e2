import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { Office } from '../../support/office.ts'
import { scratchOf } from '../../support/scratch.ts'

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
