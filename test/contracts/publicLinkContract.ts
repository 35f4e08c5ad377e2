import { expect, test } from 'vitest'
import { homeCommune } from '../../server/storage/port/communeStore.ts'
import type { Store } from '../../server/storage/port/store.ts'
import { userId, workbookId } from '../../shared/domain/ids.ts'

const lan = userId('lan')
const [room, other] = [workbookId('room'), workbookId('other')]

/** Public links: what every store must do. */
export function publicLinkContract(open: () => Promise<Store>): void {
  test('[AC15] a workbook has one public link or none; the one before, and one taken away, is nobody’s', async () => {
    const store = await open()
    await store.createUser({ id: lan, commune: homeCommune, login: 'lan', name: 'Cán bộ Lan', unit: '', isAdmin: false, createdAt: 5, passwordHash: null })
    for (const id of [room, other]) await store.createWorkbook({ id, title: 'Sổ', year: 2026, issuer: '', createdAt: 1 }, lan, new Uint8Array([1]))
    expect([await store.findPublicLink(room), await store.findByPublicLink('a'), await store.removePublicLink(room)]).toEqual([null, null, false])
    const link = (workbook: typeof room, hash: string, at: number) => ({ workbook, hash, userId: lan, at })
    for (const each of [link(room, 'a', 1), link(other, 'b', 2), link(room, 'c', 3)]) await store.putPublicLink(each)
    expect(await store.findPublicLink(room)).toEqual(link(room, 'c', 3))
    expect(await Promise.all(['a', 'b', 'c', ''].map((hash) => store.findByPublicLink(hash)))).toEqual([null, other, room, null])
    expect([await store.removePublicLink(room), await store.removePublicLink(room)]).toEqual([true, false])
    expect([await store.findPublicLink(room), await store.findByPublicLink('c'), await store.findByPublicLink('b')]).toEqual([null, null, other])
  })
}
