import { expect, test } from 'vitest'
import { rowId } from '../../../shared/domain/ids.ts'
import { changedSettings, maxLocks, usualSettings } from '../../../shared/domain/workbookSettings.ts'
import { SHUT, openRowsOffice, write } from '../../support/rowsOffice.ts'

const path = (office: { workbook: string }): string => `/api/workbooks/${office.workbook}/settings`

test('[PM7] a change of settings judges the next update, and every open page is told what it may do', async () => {
  const office = await openRowsOffice()
  const kt = await office.enter('kt')
  expect(kt.only('access').map((m) => [m.access.role, m.access.unit, m.access.mode])).toEqual([['editor', 'kt', 'open']])
  await write(kt, 'kt', 'other', 'Trước khi khóa')
  expect(kt.only('refused')).toEqual([])
  const answer = await office.call('POST', path(office), { body: { mode: 'byLead', lock: { rows: ['shut'], columns: [SHUT] } } })
  expect([answer.status, answer.json]).toEqual([200, { ...usualSettings, mode: 'byLead', lockedRows: ['shut'], lockedColumns: [SHUT] }])
  await kt.until(() => kt.only('access').at(-1)?.access.mode === 'byLead', 'access')
  await write(kt, 'kt', 'own', 'Được ghi')
  await write(kt, 'kt', 'other', 'Không được ghi')
  await write(kt, 'kt', 'shut', 'Không được ghi')
  await write(kt, 'kt', 'own', 'Không được ghi', SHUT)
  expect(kt.only('refused').map((m) => m.refusal.code)).toEqual(['access.otherUnit', 'access.lockedRow', 'access.lockedColumn'])
  await office.call('POST', path(office), { body: { state: 'submitted', mode: 'open' } })
  await kt.until(() => kt.only('access').at(-1)?.access.state === 'submitted', 'access')
  await write(kt, 'kt', 'own', 'Không được ghi')
  expect(kt.only('refused').at(-1)?.refusal.code).toBe('access.submitted')
})

test('[PM7] only the coordinator changes settings, and what makes no sense changes nothing', async () => {
  const office = await openRowsOffice()
  const refused = await office.call('POST', path(office), { as: 'kt', body: { mode: 'byLead' } })
  expect([refused.status, refused.json['code']]).toEqual([403, 'access.denied'])
  for (const body of [{ mode: 'all' }, { state: 'done' }, { lock: { rows: ['../x'] } }, { collectivesLead: 'yes' }]) {
    expect((await office.call('POST', path(office), { body })).status).toBe(400)
  }
  expect((await office.call('GET', path(office), { as: 'kt' })).json).toEqual(usualSettings)
  await office.hire('outsider', null)
  expect((await office.call('GET', path(office), { as: 'outsider' })).status).toBe(404)
  expect((await office.call('GET', `/api/workbooks/${office.workbook}`, { as: 'kt' })).json['settings']).toEqual(usualSettings)
})

test('[PM7] a changed role or unit is told to its person, and what another process sets reaches open pages', async () => {
  const office = await openRowsOffice()
  const kt = await office.enter('kt')
  await office.call('POST', `/api/workbooks/${office.workbook}/members`, { body: { login: 'kt', role: 'viewer', unit: 'vp' } })
  await kt.until(() => kt.only('access').at(-1)?.access.role === 'viewer', 'role')
  expect(kt.only('access').at(-1)?.access.unit).toBe('vp')
  await office.store.changeSettings(office.workbook, { mode: 'byLead' })
  await office.call('POST', `/api/workbooks/${office.workbook}/members`, { body: { login: 'vp', role: 'viewer', unit: 'vp' } })
  await kt.until(() => kt.only('access').at(-1)?.access.mode === 'byLead', 'mode')
})

test('[PM8] locks have an upper bound', () => {
  const rows = Array.from({ length: maxLocks + 5 }, (_, i) => rowId(`r${i}`))
  expect(changedSettings(usualSettings, { lock: { rows } }).lockedRows).toHaveLength(maxLocks)
})
