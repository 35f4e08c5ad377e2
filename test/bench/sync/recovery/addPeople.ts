import { join } from 'node:path'
import { startSession } from '../../../../server/access/sessions.ts'
import { homeCommune } from '../../../../server/storage/port/communeStore.ts'
import { openSqliteStore } from '../../../../server/storage/sqlite/sqliteStore.ts'
import { userId, workbookId } from '../../../../shared/domain/ids.ts'

/** Adds so many coordinators of a workbook to a server that runs, each with a session of their own. @returns their tokens */
export async function addPeople(data: string, count: number, workbook: string): Promise<readonly string[]> {
  const store = await openSqliteStore(join(data, 'phuluc.db'))
  const tokens: string[] = []
  for (let i = 0; i < count; i++) {
    const id = userId(`can-bo-${i}`)
    await store.createUser({ id, commune: homeCommune, login: id, name: `Cán bộ ${i}`, unit: '', isAdmin: false, createdAt: 1, passwordHash: null })
    await store.putMember({ workbook: workbookId(workbook), userId: id, role: 'coordinator', unit: '' })
    tokens.push(await startSession(store, id, 'program', Date.now()))
  }
  await store.close()
  return tokens
}
