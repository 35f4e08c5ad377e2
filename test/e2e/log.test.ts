import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInToDemo, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let coordinator: Visitor
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

test('[PM13] [PM14] the coordinator sees who changed what, filters by unit, and downloads it', async () => {
  await write(editor.page, 9, 'c3', 'Trong quý II/2026')
  await cell(coordinator.page, 9, 'c3').getByText('Trong quý II/2026').waitFor()
  await write(coordinator.page, 2, 'c4', '=SUM(A1)')
  await coordinator.page.locator('.saving[data-kind="saved"]').waitFor()
  const { page } = coordinator
  await page.getByRole('button', { name: 'Điều hành' }).click()
  await page.getByRole('menuitem', { name: 'Nhật ký' }).click()
  const first = page.locator('.side-list > li').first()
  await first.getByText('=SUM(A1)').waitFor()
  await page.locator('.log-choices select').nth(1).selectOption({ label: 'Phòng Kinh tế' })
  await first.getByText('Trong quý II/2026').waitFor()
  expect(await page.locator('.side-list > li').count()).toBe(1)
  expect(await first.innerText()).toContain('Cán bộ Phòng Kinh tế')
  expect(await first.locator('del').innerText()).toBe('Quý III/2026')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('Tải về (.csv)').click()])
  expect(file.suggestedFilename()).toBe('nhat-ky.csv')
})

test('[PM16] the board names what each unit owes, and copies a reminder', async () => {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Điều hành' }).click()
  await page.getByRole('menuitem', { name: 'Tiến độ các đơn vị' }).click()
  const line = page.locator('.board tbody tr', { hasText: 'Phòng Kinh tế' })
  await line.getByText('Chưa xác nhận').waitFor()
  expect(await line.locator('td').nth(3).innerText()).not.toBe('Chưa ghi')
  await line.getByText('Chép lời nhắc').click()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/^Kính gửi Phòng Kinh tế: .* chủ trì \d+ dòng, còn \d+ ô chưa điền/)
})

test('[PM14] an editor sees the history of a cell from its menu', async () => {
  const { page } = editor
  await cell(page, 9, 'c3').click({ button: 'right' })
  await page.locator('.annex-menu button', { hasText: 'Lịch sử của ô này' }).click()
  await page.locator('.side-list > li').first().getByText('Trong quý II/2026').waitFor()
  expect(await page.locator('.log-choices').count()).toBe(0)
  expect([...coordinator.errors, ...editor.errors]).toEqual([])
})
