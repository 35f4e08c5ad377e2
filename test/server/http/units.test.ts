import { expect, test } from 'vitest'
import { readUnits, readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import type { Unit } from '../../../shared/domain/annex.ts'
import { openSqliteStore } from '../../../server/storage/sqlite/sqliteStore.ts'
import { unitId } from '../../../shared/domain/ids.ts'
import { starterDirectory } from '../../../shared/domain/units/starterUnits.ts'
import { Office } from '../../support/office.ts'

interface Directory {
  readonly version: number
  readonly units: readonly Unit[]
}

const read = async (office: Office, as = 'boss'): Promise<Directory> => (await office.call('GET', '/api/units', { as })).json as unknown as Directory
const put = (office: Office, body: object, as = 'boss') => office.call('PUT', '/api/units', { as, body })
const merge = (office: Office, body: object, as = 'boss') => office.call('POST', '/api/units/merge', { as, body })

async function renamed(office: Office, id: string, change: Partial<Unit>): Promise<object> {
  const { version, units } = await read(office)
  return { version, units: units.map((unit) => (unit.id === id ? { ...unit, ...change } : unit)) }
}

test('[AC7] everybody reads the directory, administrators change it; who saw an older one writes nothing', async () => {
  const office = await Office.open()
  await office.hire('kt')
  expect(await read(office, 'kt')).toEqual({ version: 0, units: starterDirectory() })
  const body = await renamed(office, 'kt', { name: 'Phòng Kinh tế và Hạ tầng' })
  expect((await put(office, body, 'kt')).status).toBe(403)
  expect((await merge(office, { version: 0, from: ['kt'], into: 'vp' }, 'kt')).status).toBe(403)
  expect((await put(office, body)).json).toMatchObject({ version: 1 })
  expect(await put(office, body)).toMatchObject({ status: 409, json: { code: 'unit.changedMeanwhile' } })
  expect(await merge(office, { version: 0, from: ['kt'], into: 'vp' })).toMatchObject({ status: 409 })
  const changed = (await read(office)).units.find(({ id }) => id === 'kt')!
  expect(changed).toMatchObject({ name: 'Phòng Kinh tế và Hạ tầng', aliases: expect.arrayContaining(['Phòng Kinh tế']) })
})

test('[AC7] a wording stands for one unit; ids, kinds and sizes are checked', async () => {
  const office = await Office.open()
  expect(await put(office, await renamed(office, 'kt', { name: 'PHÒNG VĂN HOÁ – XÃ HỘI' }))).toMatchObject({ status: 409, json: { code: 'unit.nameTaken' } })
  expect(await put(office, await renamed(office, 'kt', { aliases: ['TTPVHCC'] }))).toMatchObject({ status: 409 })
  for (const change of [{ name: ' ' }, { kind: 'king' as never }, { id: 'a/b' as never }, { aliases: [1] as never }, { id: unitId('vp') }]) {
    expect(await put(office, await renamed(office, 'kt', change))).toMatchObject({ status: 400, json: { code: 'request.invalid' } })
  }
  expect((await read(office)).version).toBe(0)
})

test('[AC8] a new workbook takes the commune’s directory, in its order; the commune’s name is the issuer that is proposed', async () => {
  const office = await Office.open()
  const { version, units } = await read(office)
  const [first, second] = [units[1]!, units[0]!]
  await put(office, { version, units: [{ ...first, name: 'Phòng Văn hóa và Khoa học' }, second] })
  expect((await office.call('POST', '/api/commune', { body: { name: 'UBND xã Tân Phước An' } })).status).toBe(204)
  expect((await office.call('GET', '/api/session')).json).toMatchObject({ commune: 'UBND xã Tân Phước An' })
  const { id } = (await office.call('POST', '/api/workbooks', { body: { title: 'Sổ mới', year: 2027 } })).json as { id: never }
  const own = await office.server.rooms.read(id, readUnits)
  expect(own.map(({ name }) => name)).toEqual(['Phòng Văn hóa và Khoa học', second.name])
})

test('[AC9] a rename reaches open pages and disk at once, and carries the old name as a wording', async () => {
  const office = await Office.open()
  const page = await office.enter('boss')
  const answer = await put(office, await renamed(office, 'kt', { name: 'Phòng Kinh tế và Hạ tầng', abbr: 'P.KTHT' }))
  expect(answer.json).toMatchObject({ version: 1, followed: 1 })
  await expect.poll(() => readUnits(page.doc).find(({ id }) => id === 'kt')?.name).toBe('Phòng Kinh tế và Hạ tầng')
  const late = await office.enter('boss')
  expect(readUnits(late.doc).find(({ id }) => id === 'kt')).toMatchObject({ abbr: 'P.KTHT', aliases: expect.arrayContaining(['Phòng Kinh tế']) })
  expect((await office.store.listChanges(office.workbook)).length).toBeGreaterThan(0)
  expect((await put(office, await renamed(office, 'zz', {}))).json).toMatchObject({ version: 2, followed: 0 })
})

test('[AC9] a merger moves cells, members and people; an issued workbook stays as it was signed', async () => {
  const office = await Office.open()
  await office.hire('an', 'editor', 'kt')
  await office.call('POST', '/api/people/an', { body: { unit: 'kt' } })
  const sample = (await office.call('POST', '/api/workbooks', { body: { sample: true } })).json as { id: never }
  const issued = (await office.call('POST', '/api/workbooks', { body: { sample: true } })).json as { id: never }
  await office.store.changeSettings(issued.id, { state: 'issued' })
  const countOf = async (id: never, name: string) =>
    (await office.server.rooms.read(id, readWorkbook)).annexes.flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.values(cells))).filter((text) => text.split('; ').includes(name)).length
  const before = await countOf(sample.id, 'Phòng Kinh tế')
  expect(before).toBeGreaterThan(0)
  const answer = await merge(office, { version: 0, from: ['kt', 'dv'], into: 'vhxh' })
  expect(answer.json).toMatchObject({ version: 1, followed: 2 })
  expect(await countOf(sample.id, 'Phòng Kinh tế')).toBe(0)
  expect(await countOf(sample.id, 'Phòng Văn hóa - Xã hội')).toBeGreaterThanOrEqual(before)
  expect(await countOf(issued.id, 'Phòng Kinh tế')).toBe(before)
  const members = JSON.parse((await office.call('GET', `/api/workbooks/${office.workbook}/members`)).body) as unknown[]
  expect(members).toContainEqual(expect.objectContaining({ login: 'an', unit: 'vhxh' }))
  const { units } = await read(office)
  expect(units.some(({ id }) => id === 'kt')).toBe(false)
  expect(units.find(({ id }) => id === 'vhxh')?.aliases).toEqual(expect.arrayContaining(['Phòng Kinh tế', 'P.KT']))
  expect(JSON.parse((await office.call('GET', '/api/people')).body)).toContainEqual(expect.objectContaining({ login: 'an', unit: 'vhxh' }))
  expect(await merge(office, { version: 1, from: ['kt'], into: 'vhxh' })).toMatchObject({ status: 422, json: { code: 'unit.unknown' } })
})

test('[AC9] a carried edit outlives a restart and is judged like any other afterwards', async () => {
  const { join } = await import('node:path')
  const { tempFolder } = await import('../../support/tempFolder.ts')
  const file = join(tempFolder(), 'phuluc.db')
  const store = await openSqliteStore(file)
  const office = await Office.open({ store })
  const page = await office.enter('boss')
  await put(office, await renamed(office, 'kt', { name: 'Phòng Kinh tế và Hạ tầng' }))
  page.doc.getMap('meta').set('title', 'Sau khi đổi tên')
  await page.saved()
  await office.server.stop()
  await store.close()
  const again = await openSqliteStore(file)
  const { doc } = (await import('../../../server/sync/roomDocument.ts')).RoomDocument.open(await again.loadRoom(office.workbook), () => undefined)
  await again.close()
  expect([readUnits(doc).find(({ id }) => id === 'kt')?.name, doc.getMap('meta').get('title')]).toEqual(['Phòng Kinh tế và Hạ tầng', 'Sau khi đổi tên'])
})
