import { expect, test } from 'vitest'
import { openSample, visit, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let host: Visitor

const app = useApp({ demo: false }, async ({ browser, server }) => {
  host = await openSample(browser, server)
})

test('an invited office comes in by its link, and both write in one annex', async () => {
  const { page } = host
  await page.getByText('Chia sẻ', { exact: true }).click()
  await page.locator('input[name=name]').fill('Lê Thị Hạnh')
  await page.locator('select[name=unit]').selectOption({ label: 'Phòng Kinh tế' })
  await page.getByText('Tạo liên kết mời').click()
  const link = await page.locator('.invitation input').inputValue()
  await page.keyboard.press('Escape')
  const guest = await visit(app.browser, link)
  await guest.page.locator('.workbooks a').click()
  await guest.page.locator('.ag-row').first().waitFor()
  await guest.page.locator('.ag-row[row-index="2"] .ag-cell[col-id="c3"]').click()
  await guest.page.keyboard.insertText('Ngày 30/6/2026')
  await guest.page.keyboard.press('Enter')
  await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="c3"]').getByText('Ngày 30/6/2026').waitFor()
  expect(await page.locator('.person').first().getAttribute('title')).toContain('Lê Thị Hạnh – Phòng Kinh tế')
  expect([...host.errors, ...guest.errors]).toEqual([])
})

test('a viewer sees everything and is told why nothing can be changed', async () => {
  const { page } = host
  await page.getByText('Chia sẻ', { exact: true }).click()
  await page.locator('input[name=name]').fill('Ông Phó Chủ tịch')
  await page.locator('select[name=role]').selectOption('viewer')
  await page.getByText('Tạo liên kết mời').click()
  await page.locator('.invitation', { hasText: 'Ông Phó Chủ tịch' }).waitFor()
  const link = await page.locator('.invitation input').inputValue()
  await page.keyboard.press('Escape')
  const reader = await visit(app.browser, link)
  await reader.page.locator('.workbooks a').click()
  await reader.page.locator('.ag-row').first().waitFor()
  await reader.page.locator('.badge', { hasText: 'Chỉ xem' }).waitFor()
  const before = await reader.page.locator('.ag-row[row-index="3"] .ag-cell[col-id="c3"]').innerText()
  await reader.page.locator('.ag-row[row-index="3"] .ag-cell[col-id="c3"]').click()
  await reader.page.keyboard.insertText('không được')
  await reader.page.keyboard.press('Enter')
  expect(await reader.page.locator('.ag-row[row-index="3"] .ag-cell[col-id="c3"]').innerText()).toBe(before)
  expect(await page.locator('.ag-row[row-index="3"] .ag-cell[col-id="c3"]').innerText()).toBe(before)
})

test('[PR43] a colleague who has an account is added without a link, and the role is changed in the list', async () => {
  const { page } = host
  await page.evaluate(() => fetch('/api/people', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Trần Văn Bình', unit: 'kt' }) }))
  await page.getByText('Chia sẻ', { exact: true }).click()
  await page.locator('select[name=person]').selectOption({ label: 'Trần Văn Bình' })
  expect(await page.locator('select[name=unit]').inputValue()).toBe('kt')
  await page.getByRole('button', { name: 'Thêm vào sổ này' }).click()
  await page.locator('.members li', { hasText: 'Trần Văn Bình' }).waitFor()
  expect(await page.locator('.invitation').count()).toBe(0)
  await page.getByLabel('Quyền của Trần Văn Bình').selectOption('viewer')
  await expect.poll(() => page.evaluate(async (id) => ((await (await fetch(`/api/workbooks/${id}/members`)).json()) as { name: string; role: string }[]).find(({ name }) => name === 'Trần Văn Bình')?.role, page.url().split('/').at(-1))).toBe('viewer')
  await page.keyboard.press('Escape')
})
