import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInToDemo, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let coordinator: Visitor
/** Phòng Kinh tế: leads row 9 of the demo's first annex, not row 2. */
let editor: Visitor

useApp({ demo: true }, async ({ browser, server }) => {
  coordinator = await signInToDemo(browser, server, 0)
  editor = await signInToDemo(browser, server, 2)
})

const cell = (page: Page, row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`)

async function write(page: Page, row: number, column: string, text: string): Promise<void> {
  await cell(page, row, column).click()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

async function set(label: string): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Điều hành' }).click()
  await page.getByRole('menuitem', { name: 'Quyền ghi và trạng thái' }).click()
  await page.locator('.rights-choice', { hasText: label }).locator('input').click()
  await page.keyboard.press('Escape')
  await page.locator('.rights').waitFor({ state: 'detached' })
}

test('[PM12] what was written offline while the right went away is refused, kept, and shown; the page goes on from the server', async () => {
  const { page, context } = editor
  const before = await cell(page, 2, 'c3').innerText()
  await context.setOffline(true)
  await page.locator('.saving[data-kind="offline"]').waitFor({ timeout: 60_000 })
  await write(page, 2, 'c3', 'Trong quý II/2026')
  await write(page, 9, 'c3', 'Trong quý III/2026')
  await set('Mỗi đơn vị chỉ ghi ở dòng mình chủ trì')
  await context.setOffline(false)
  await page.locator('.banner', { hasText: '1 nội dung của bạn chưa được ghi' }).waitFor({ timeout: 60_000 })
  await page.locator('.saving[data-kind="saved"]').waitFor({ timeout: 60_000 })
  await cell(page, 2, 'c3').getByText(before, { exact: true }).waitFor()
  await cell(coordinator.page, 9, 'c3').getByText('Trong quý III/2026').waitFor()
  expect(await cell(page, 9, 'c3').innerText()).toBe('Trong quý III/2026')
  expect(await cell(coordinator.page, 2, 'c3').innerText()).toBe(before)
})

test('[PM12] the kept text survives a reload, and the window writes on', async () => {
  const { page } = editor
  await page.reload()
  await page.locator('.banner', { hasText: '1 nội dung' }).waitFor()
  await write(page, 9, 'c4', 'Báo cáo tổng hợp')
  await cell(coordinator.page, 9, 'c4').getByText('Báo cáo tổng hợp').waitFor()
  await page.locator('.banner .button', { hasText: 'Xem' }).click()
  expect(await page.locator('.side-text').innerText()).toBe('Trong quý II/2026')
})

test('[PM11] it is suggested, and the coordinator accepts it with one press', async () => {
  await editor.page.getByRole('button', { name: 'Đề nghị người tổng hợp' }).click()
  await editor.page.locator('.side-list', { hasText: 'Không có nội dung nào bị từ chối' }).waitFor()
  const { page } = coordinator
  await page.getByRole('button', { name: 'Điều hành' }).click()
  await page.getByRole('menuitem', { name: 'Đề nghị sửa' }).click()
  await page.locator('.side-text', { hasText: 'Trong quý II/2026' }).waitFor()
  await page.getByRole('button', { name: 'Chấp nhận', exact: true }).click()
  await cell(page, 2, 'c3').getByText('Trong quý II/2026', { exact: true }).waitFor()
  await page.locator('.side-list', { hasText: 'Không có đề nghị nào' }).waitFor()
  expect([...coordinator.errors, ...editor.errors]).toEqual([])
})
