import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStore } from '../../../server/storage/sqlite/sqliteStore.ts'
import { Office } from '../../support/office.ts'

async function openOffice(backups?: string): Promise<{ office: Office; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'phuluc-server-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = await openSqliteStore(join(folder, 'phuluc.db'))
  onTestFinished(() => file.close())
  return { office: await Office.open({ store: file, file, env: { DATA_DIR: folder, ...(backups ? { BACKUP_DIR: join(folder, backups) } : {}) } }), folder }
}

test('[ST23] an administrator sees how the server is: people, workbooks with their sizes, who is here, backups, alerts', async () => {
  const { office, folder } = await openOffice()
  await office.enter()
  const { status, json } = await office.call('GET', '/api/server')
  expect(status).toBe(200)
  expect(json).toMatchObject({
    people: 1,
    online: 1,
    connections: 1,
    backups: 0,
    lastBackup: null,
    alerts: [],
    settings: { backupDir: join(folder, 'backups'), backupEveryMinutes: 5, backupKeep: 14, logMonths: 12 },
    workbooks: [{ id: office.workbook, title: 'Kế hoạch thử', online: 1, updates: 0 }],
  })
  expect(Number((json['workbooks'] as { bytes: number }[])[0]?.bytes)).toBeGreaterThan(100)
  expect(Number(json['freeBytes'])).toBeGreaterThan(0)
  expect(await office.call('POST', '/api/server/backup')).toMatchObject({ status: 201, json: { sha256: expect.stringMatching(/^[\da-f]{64}$/) } })
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(2)
  expect((await office.call('GET', '/api/server')).json).toMatchObject({ backups: 1, lastBackup: { bytes: expect.any(Number) } })
})

test('[ST23] nobody else sees it, and a server without a file has nothing to show', async () => {
  const { office } = await openOffice()
  await office.hire('kt', 'coordinator')
  for (const [method, path] of [['GET', '/api/server'], ['POST', '/api/server/backup']] as const) {
    expect((await office.call(method, path, { as: 'kt' })).status).toBe(403)
    expect((await office.call(method, path, { as: null })).status).toBe(401)
  }
  const inMemory = await Office.open()
  expect((await inMemory.call('GET', '/api/server')).status).toBe(403)
})

test('[ST23] what is wrong greets whoever runs the server, and nobody else', async () => {
  const { office, folder } = await openOffice('disk/backups')
  await office.hire('kt', 'coordinator')
  const alerts = async (as: string): Promise<unknown> => (await office.call('GET', '/api/session', { as })).json['alerts']
  await office.call('GET', '/api/server')
  expect([await alerts('boss'), await alerts('kt')]).toEqual([[], []])
  writeFileSync(join(folder, 'disk'), 'away')
  expect((await office.call('POST', '/api/server/backup')).status).toBeGreaterThanOrEqual(400)
  expect((await office.call('GET', '/api/server')).json).toMatchObject({ alerts: ['backupFailed'], backups: 0, lastBackup: null })
  expect([await alerts('boss'), await alerts('kt')]).toEqual([['backupFailed'], []])
})
