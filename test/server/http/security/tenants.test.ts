import { expect, test } from 'vitest'
import { readWorkbook } from '../../../../shared/crdt/readWorkbook.ts'
import { communeId, userId } from '../../../../shared/domain/ids.ts'
import { secureRandom } from '../../../../server/access/secrets.ts'
import type { Store } from '../../../../server/storage/port/store.ts'
import { createMemoryStore } from '../../../../server/storage/memory/memoryStore.ts'
import { openSqliteStore } from '../../../../server/storage/sqlite/sqliteStore.ts'
import { addWorkbook } from '../../../../server/workbooks/addWorkbook.ts'
import { blankWorkbook } from '../../../../server/workbooks/blankWorkbook.ts'
import { closeCodes } from '../../../../shared/protocol/closeCodes.ts'
import { join } from 'node:path'
import { Office } from '../../../support/office.ts'
import { tempFolder } from '../../../support/tempFolder.ts'
import { WireClient } from '../../../support/wireClient.ts'

/** Stands in everything that the strangers must never see. */
const secret = 'BÍ MẬT TÂN PHƯỚC AN'

/** Our commune's office (boss, an, one workbook) and beside it another commune with an administrator who coordinates a workbook. */
async function twoCommunes(store: Store): Promise<Office> {
  const office = await Office.open({ store })
  await office.hire('an', 'editor', 'kt')
  await office.call('POST', '/api/people/an', { body: { name: `${secret} An` } })
  await office.call('POST', '/api/people/an/link')
  await office.call('POST', '/api/commune', { body: { name: secret } })
  await office.call('POST', `/api/workbooks/${office.workbook}/versions`, { body: { name: secret } })
  const { units } = (await office.call('GET', '/api/units')).json as { units: { name: string }[] }
  await office.call('PUT', '/api/units', { body: { version: 0, units: units.map((unit, i) => (i === 0 ? { ...unit, name: secret } : unit)) } })
  const other = communeId('other')
  await store.createCommune({ id: other, name: 'UBND xã khác' })
  await store.createUser({ id: userId('stranger'), commune: other, login: 'stranger', name: 'Người lạ', unit: '', isAdmin: true, createdAt: 1, passwordHash: null })
  await addWorkbook({ store, now: Date.now, random: secureRandom }, blankWorkbook({ title: 'Sổ của xã khác', year: 2026, issuer: '' }, secureRandom), userId('stranger'))
  return office
}

/** Everything that our commune has, as one text. */
async function everything(office: Office): Promise<string> {
  const paths = ['/api/people', '/api/links', '/api/units', `/api/workbooks/${office.workbook}/members`, `/api/workbooks/${office.workbook}/settings`, `/api/workbooks/${office.workbook}/versions`, `/api/workbooks/${office.workbook}/annex.json`]
  const answers: string[] = []
  for (const path of paths) answers.push((await office.call('GET', path)).body.replaceAll(/"seenAt":\d+/g, ''))
  return answers.join('\n')
}

/** A body for every call: fields of all of them, so that each gets as far as it can. */
const body = { login: 'an', name: 'X', role: 'viewer', unit: '', title: 'X', year: 2026, isClosed: true, isAdmin: false, state: 'issued', mode: 'open', version: 1, from: ['kt'], into: 'vp', units: [], action: 'confirm', accept: true, items: [], text: 'x', token: 'x', password: 'x'.repeat(9) }

const stores: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => createMemoryStore()],
  ['sqlite', () => openSqliteStore(join(tempFolder(), 'phuluc.db'))],
]

test.each(stores)('[AC1] no route gives an administrator of another commune anything of ours, or changes it (%s)', async (_, open) => {
  const office = await twoCommunes(await open())
  const before = await everything(office)
  const [link] = JSON.parse((await office.call('GET', '/api/links')).body) as { id: string }[]
  const tried: string[] = []
  for (const route of office.server.routes) {
    const [method = '', pattern = ''] = route.split(' ')
    // What concerns the stranger alone: ending their own sessions, their own directory and commune, the process.
    if (method === 'HEAD' || /^\/(metrics|healthz|readyz)$/.test(pattern) || /^(DELETE \/api\/sessions?|PUT \/api\/session)/.test(route) || /server/.test(pattern)) continue
    const path = pattern.replace('/api/links/:id', `/api/links/${link!.id}`).replace(':id', office.workbook).replace(':login', 'an').replace(':number', '1').replace(':suggestion', '1')
    const answer = await office.call(method, `${path}${path.endsWith('/export') ? '?format=csv' : ''}`, { as: 'stranger', ...(method === 'GET' || method === 'DELETE' ? {} : { body }) })
    tried.push(pattern)
    expect([route, answer.body.includes(secret), answer.body.includes(office.workbook)]).toEqual([route, false, false])
    if (pattern.includes('/:')) expect([route, answer.status >= 400]).toEqual([route, true])
  }
  expect(tried.length).toBeGreaterThan(30)
  expect(await everything(office)).toBe(before)
  expect((await office.call('POST', `/api/workbooks/${office.workbook}/members`, { body: { login: 'stranger', role: 'viewer' } })).json).toMatchObject({ code: 'user.unknown' })
})

test('[AC1] no socket of another commune gets a byte of our workbook', async () => {
  const office = await twoCommunes(createMemoryStore())
  const client = new WireClient({ url: office.url(), headers: await office.headers('stranger') })
  expect(await client.closed()).toBe(closeCodes.noRight)
  expect(client.doc.store.clients.size).toBe(0)
  const ours = await office.server.rooms.read(office.workbook, readWorkbook)
  expect(ours.facts.title).toBe('Kế hoạch thử')
})

test('[AC1] names of people, workbooks and links that are not ours answer like ones that do not exist', async () => {
  const office = await twoCommunes(createMemoryStore())
  const same = async (method: string, there: string, nowhere: string): Promise<void> => {
    const [a, b] = [await office.call(method, there, { as: 'stranger' }), await office.call(method, nowhere, { as: 'stranger' })]
    expect([there, a.status, a.json['code']]).toEqual([there, b.status, b.json['code']])
  }
  await same('GET', `/api/workbooks/${office.workbook}`, '/api/workbooks/khongcogica')
  await same('POST', '/api/people/an/link', '/api/people/nobody/link')
  const [link] = JSON.parse((await office.call('GET', '/api/links')).body) as { id: string }[]
  await same('DELETE', `/api/links/${link!.id}`, '/api/links/0123456789abcdef')
})
