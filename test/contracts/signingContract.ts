import { expect, test } from 'vitest'
import { homeCommune } from '../../server/storage/port/communeStore.ts'
import type { Store } from '../../server/storage/port/store.ts'
import { unitId, userId, workbookId } from '../../shared/domain/ids.ts'
import type { SigningEvent } from '../../shared/domain/signing.ts'

const lan = userId('lan')
const [room, other] = [workbookId('room'), workbookId('other')]

/** The way to a signature: what every store must do. */
export function signingContract(open: () => Promise<Store>): void {
  test('[FZ10] acts of signing come back in their order, each workbook for itself', async () => {
    const store = await open()
    await store.createUser({ id: lan, commune: homeCommune, login: 'lan', name: 'Cán bộ Lan', unit: '', isAdmin: false, createdAt: 5, passwordHash: null })
    for (const id of [room, other]) await store.createWorkbook({ id, title: 'Sổ', year: 2026, issuer: '', createdAt: 1 }, lan, new Uint8Array([1]))
    const event = (act: SigningEvent['act'], at: number): SigningEvent => ({ act, at, userId: lan, unit: unitId('kt'), text: 'Chưa rõ sản phẩm', version: at, date: '2026-02-05' })
    const acts = [event('close', 9), event('object', 2), event('freeze', 7)]
    for (const each of acts) await store.addSigningEvent(room, each)
    await store.addSigningEvent(other, event('agree', 1))
    expect(await store.listSigningEvents(room)).toEqual(acts)
    expect(await store.listSigningEvents(other)).toHaveLength(1)
  })

  test('[FZ12] files of versions are noted once', async () => {
    const store = await open()
    await store.createUser({ id: lan, commune: homeCommune, login: 'lan', name: 'Cán bộ Lan', unit: '', isAdmin: false, createdAt: 5, passwordHash: null })
    await store.createWorkbook({ id: room, title: 'Sổ', year: 2026, issuer: '', createdAt: 1 }, lan, new Uint8Array([1]))
    for (const hash of ['a', 'b', 'a']) await store.noteVersionFile(room, 1, { hash, length: 10 })
    expect((await store.listVersionFiles(room, 1)).map(({ hash }) => hash).sort()).toEqual(['a', 'b'])
    expect(await store.listVersionFiles(room, 2)).toEqual([])
  })
}
