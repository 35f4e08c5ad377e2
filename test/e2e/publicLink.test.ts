import { expect, test } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { openSample, visit, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let host: Visitor

const app = useApp({ demo: false }, async ({ browser, server }) => {
  host = await openSample(browser, server)
})

test('[AC15] [AC16] [AC17] the coordinator opens a public link; a guest reads, cannot type, follows; switched off it is gone within two seconds', async () => {
  const { page } = host
  await page.getByText('Chia sẻ', { exact: true }).click()
  const toggle = page.getByRole('switch', { name: 'Liên kết công khai (chỉ xem)' })
  expect(await toggle.isChecked()).toBe(false)
  await toggle.click()
  const address = await page.getByLabel('Địa chỉ công khai').inputValue()
  expect(address).toMatch(/\/xem#[\w-]{43}$/)
  await page.locator('.public-link').getByRole('button', { name: 'Sao chép' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')

  const guest = await visit(app.browser, address)
  await guest.page.locator('.guest-table tbody tr').nth(5).waitFor()
  expect(await guest.page.locator('.guest-table :is(input, textarea, [contenteditable])').count()).toBe(0)
  const before = await guest.page.locator('.guest-table').innerText()
  await guest.page.locator('.guest-table tbody td').nth(12).dblclick()
  await guest.page.keyboard.type('không được')
  await guest.page.getByText('Bạn đang xem bằng liên kết công khai').waitFor()
  expect(await guest.page.locator('.guest-table').innerText()).toBe(before)
  expect(await axeFaults(guest.page)).toEqual([])
  expect(await guest.context.cookies()).toEqual([])

  await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="c3"]').click()
  await page.keyboard.insertText('<b>Ngày 30/6/2026</b>')
  await page.keyboard.press('Enter')
  await guest.page.locator('.guest-table').getByText('<b>Ngày 30/6/2026</b>', { exact: true }).waitFor()

  await page.getByText('Chia sẻ', { exact: true }).click()
  await page.locator('.public-link').getByText('Đang bật từ').waitFor()
  await toggle.click()
  await guest.page.getByRole('heading', { name: 'Liên kết đã đóng' }).waitFor({ timeout: 2_000 })
  expect(await guest.page.getByText('<b>Ngày 30/6/2026</b>', { exact: true }).count()).toBe(0)
  expect(await axeFaults(guest.page)).toEqual([])
  await guest.page.reload()
  await guest.page.getByRole('heading', { name: 'Liên kết đã đóng' }).waitFor()
  expect([...host.errors, ...guest.errors]).toEqual([])
})
