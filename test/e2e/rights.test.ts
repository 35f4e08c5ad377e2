import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInToDemo, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let coordinator: Visitor
/** Phòng Kinh tế: leads row 9 of the demo's first annex. */
let editor: Visitor

useApp({ demo: true }, async ({ browser, server }) => {
  coordinator = await signInToDemo(browser, server, 0)
  editor = await signInToDemo(browser, server, 2)
})

const cell = (page: Page, row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`)
const lockedCell = (page: Page, row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell.locked[col-id="${column}"]`)

/** Chooses in the coordinator's dialog of rights. */
async function set(label: string): Promise<void> {
  const { page } = coordinator
  await page.getByRole('button', { name: 'Điều hành' }).click()
  await page.getByRole('menuitem', { name: 'Quyền ghi và trạng thái' }).click()
  await page.locator('.rights-choice', { hasText: label }).locator('input').click()
  await page.keyboard.press('Escape')
  await page.locator('.rights').waitFor({ state: 'detached' })
}

test('[PM7] [PM9] the coordinator chooses "by lead unit": at once an editor sees where they may write, and why not', async () => {
  const { page } = editor
  expect(await page.locator('.ag-cell.locked').count()).toBe(0)
  await set('Mỗi đơn vị chỉ ghi ở dòng mình chủ trì')
  await lockedCell(page, 2, 'c3').waitFor()
  expect(await lockedCell(page, 9, 'c3').count()).toBe(0)
  expect(await lockedCell(page, 9, 'c5').count()).toBe(1)
  const before = await cell(page, 2, 'c3').innerText()
  await cell(page, 2, 'c3').click()
  await page.keyboard.insertText('không được')
  await page.locator('.note', { hasText: 'Dòng này do đơn vị khác chủ trì.' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await cell(page, 2, 'c3').innerText()).toBe(before)
  expect(await coordinator.page.locator('.ag-cell.locked').count()).toBe(0)
})

test('[PM10] a row that an editor adds is led by their unit, and the server takes it', async () => {
  const { page } = editor
  await cell(page, 9, 'c2').click()
  await page.keyboard.press('Control+Enter')
  await cell(page, 10, 'c5').getByText('Phòng Kinh tế').waitFor()
  await page.keyboard.insertText('Rà soát hộ kinh doanh')
  await page.keyboard.press('Enter')
  await cell(coordinator.page, 10, 'c2').getByText('Rà soát hộ kinh doanh').waitFor()
  await page.locator('.saving[data-kind="saved"]').waitFor()
  expect(await page.locator('.banner').count()).toBe(0)
})

test('[PM7] rows are locked from their menu; a submitted workbook is locked for all but the coordinator', async () => {
  const { page } = coordinator
  await cell(page, 9, 'c3').click({ button: 'right' })
  await page.locator('.annex-menu button', { hasText: 'Khóa dòng này' }).click()
  await lockedCell(editor.page, 9, 'c3').waitFor()
  expect(await lockedCell(editor.page, 10, 'c3').count()).toBe(0)
  await set('Trình ký')
  await lockedCell(editor.page, 10, 'c3').waitFor()
  await editor.page.locator('.badge', { hasText: 'Trình ký' }).waitFor()
  expect([...coordinator.errors, ...editor.errors]).toEqual([])
})
