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

async function manage(item: string): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Điều hành' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** The line of Phòng Kinh tế: its texts, column by column. */
async function boardLine(): Promise<readonly string[]> {
  const { page } = coordinator
  await manage('Tiến độ các đơn vị')
  const line = page.locator('.board tbody tr', { has: page.getByRole('rowheader', { name: 'Phòng Kinh tế' }) })
  await line.waitFor()
  // What the server knows comes a moment later than what the document says.
  await expect.poll(() => line.locator('td').nth(4).textContent()).not.toBe('')
  return line.locator('td').allTextContents()
}

const closeBoard = async (): Promise<void> => {
  await coordinator.page.locator('.side .panel-head button').click()
  await coordinator.page.locator('.board').waitFor({ state: 'detached' })
}

test('[PM16] the board says what a unit owes and when it last wrote, goes to its rows, and copies a reminder', async () => {
  const { page } = coordinator
  const before = await boardLine()
  expect(before[3]).toBe('Chưa ghi')
  await closeBoard()
  // Row 9 is led by Phòng Kinh tế; its product is taken away.
  expect(await cell(editor.page, 9, 'c4').textContent()).not.toBe('')
  await cell(editor.page, 9, 'c4').click()
  await editor.page.keyboard.press('Delete')
  await editor.page.locator('.saving[data-kind="saved"]').waitFor()
  await expect.poll(() => cell(page, 9, 'c4').textContent()).toBe('')
  const after = await boardLine()
  expect([after[0], Number(after[1])]).toEqual([before[0], Number(before[1]) + 1])
  expect(after[3]).toMatch(/\d/)
  expect(after[4]).toBe('Chưa xác nhận')
  const line = page.locator('.board tbody tr', { has: page.getByRole('rowheader', { name: 'Phòng Kinh tế' }) })
  await line.getByRole('button', { name: 'Chép lời nhắc' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`Phòng Kinh tế`)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`chủ trì ${after[0]} dòng, còn ${after[1]} ô chưa điền và ${after[2]} chỗ cần soát`)
  await line.getByRole('rowheader').getByRole('button').click()
  await page.locator('.annex-box.active').waitFor()
  await closeBoard()
})

test('[PM7] the dialog of rights opens all locks, and says for collectives what is chosen', async () => {
  const { page } = coordinator
  const locked = (row: number) => editor.page.locator(`.ag-row[row-index="${row}"] .ag-cell.locked`)
  await cell(page, 3, 'c3').click({ button: 'right' })
  await page.locator('.annex-menu button', { hasText: 'Khóa dòng này' }).click()
  await page.locator('.ag-header-cell[col-id="c4"]').click()
  await page.locator('.annex-menu button', { hasText: 'Khóa cột' }).click()
  await locked(3).first().waitFor()
  await editor.page.locator('.ag-row[row-index="5"] .ag-cell.locked[col-id="c4"]').waitFor()
  await manage('Quyền ghi và trạng thái')
  await page.locator('.rights', { hasText: 'Đang khóa 1 dòng và 1 cột.' }).waitFor()
  await page.getByRole('button', { name: 'Mở khóa tất cả' }).click()
  await page.locator('.rights', { hasText: 'Đang khóa 0 dòng và 0 cột.' }).waitFor()
  await expect.poll(() => editor.page.locator('.ag-cell.locked').count()).toBe(0)
  const collectives = page.locator('.rights-choice input[type="checkbox"]')
  const was = await collectives.isChecked()
  await collectives.click()
  // What everybody has heard is what the box shows, also when it is opened anew.
  await page.keyboard.press('Escape')
  await page.locator('.rights').waitFor({ state: 'detached' })
  await manage('Quyền ghi và trạng thái')
  await expect.poll(() => collectives.isChecked()).toBe(!was)
  const settings = await page.evaluate(async () => (await fetch(`/api/workbooks/${location.pathname.split('/')[2]}/settings`)).json() as Promise<{ collectivesLead: boolean }>)
  expect(settings.collectivesLead).toBe(!was)
  await page.keyboard.press('Escape')
  expect([...coordinator.errors, ...editor.errors]).toEqual([])
})
