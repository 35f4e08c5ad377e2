import { expect, test } from 'vitest'
import { TASK } from '../../support/replicas.ts'
import { KT, openRowsOffice } from '../../support/rowsOffice.ts'

test('[PM11] who may not write a cell suggests a text; the coordinator decides once, others see and withdraw their own', async () => {
  const office = await openRowsOffice()
  await office.hire('gopy', 'commenter', KT)
  await office.hire('xem', 'viewer')
  const path = `/api/workbooks/${office.workbook}/suggestions`
  const suggest = (as: string, text: string) => office.call('POST', path, { as, body: { row: 'other', column: TASK, text } })
  const boss = await office.enter('boss')
  const first = await suggest('kt', 'Rà  soát hằng quý\u200b')
  await boss.until(() => boss.only('changed').some(({ what }) => what === 'suggestions'), 'word of it')
  const second = await suggest('gopy', 'Góp ý')
  expect([first.status, second.status, (await suggest('xem', 'Không được')).json['code']]).toEqual([201, 201, 'access.readOnly'])
  const seen = async (as: string): Promise<unknown[]> => (await office.call('GET', path, { as })).json as unknown as unknown[]
  expect((await seen('boss')).map((s) => (s as { name: string }).name).toSorted()).toEqual(['Cán bộ gopy', 'Cán bộ kt'])
  expect(await seen('kt')).toMatchObject([{ id: first.json['id'], row: 'other', column: TASK, text: 'Rà  soát hằng quý', unit: 'kt', decision: '' }])
  expect(await seen('vp')).toEqual([])
  const decide = async (as: string, { json }: { json: Record<string, unknown> }, decision: string): Promise<unknown> => {
    const answer = await office.call('POST', `${path}/${String(json['id'])}/decision`, { as, body: { decision } })
    return answer.json['code'] ?? answer.status
  }
  expect(await decide('kt', first, 'accepted')).toBe('access.denied')
  expect(await decide('vp', first, 'withdrawn')).toBe('suggestion.unknown')
  expect(await decide('boss', first, 'withdrawn')).toBe('access.denied')
  expect(await decide('boss', first, 'accepted')).toBe(204)
  expect(await decide('kt', first, 'withdrawn')).toBe('suggestion.decided')
  expect(await decide('gopy', second, 'withdrawn')).toBe(204)
  await office.call('POST', `/api/workbooks/${office.workbook}/settings`, { body: { state: 'issued' } })
  expect((await suggest('kt', 'Muộn')).json['code']).toBe('access.issued')
})

test('[PM11] one person leaves at most 500 undecided', async () => {
  const office = await openRowsOffice()
  const path = `/api/workbooks/${office.workbook}/suggestions`
  const answers = []
  for (let i = 0; i < 501; i++) answers.push((await office.call('POST', path, { as: 'kt', body: { row: 'other', column: TASK, text: `${i}` } })).status)
  expect([answers.filter((status) => status === 201).length, answers.at(-1)]).toEqual([500, 429])
})
