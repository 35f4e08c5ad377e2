import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cellOf } from '../support/gridActs.ts'
import { phongKinhTe, useOffices } from '../support/useOffices.ts'
import { chooseRights, saved, textOfCell } from '../support/workbookActs.ts'

const offices = useOffices({ editor: phongKinhTe })
const lockedCell = (page: Page, row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell.locked[col-id="${column}"]`)

test('[PM7] [PM9] the coordinator chooses "by lead unit": at once an editor sees where they may write, and why not', async () => {
  const { page } = offices.editor
  expect(await page.locator('.ag-cell.locked').count()).toBe(0)
  await chooseRights(offices.coordinator.page, 'Mỗi đơn vị chỉ ghi ở dòng mình chủ trì')
  await lockedCell(page, 2, 'c3').waitFor()
  expect(await lockedCell(page, 9, 'c3').count()).toBe(0)
  expect(await lockedCell(page, 9, 'c5').count()).toBe(1)
  const before = await textOfCell(page, 2, 'c3')
  await cellOf(page, 2, 'c3').click()
  await page.keyboard.insertText('không được')
  await page.locator('.note', { hasText: 'Dòng này do đơn vị khác chủ trì.' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await cellOf(page, 2, 'c3').innerText()).toBe(before)
  expect(await offices.coordinator.page.locator('.ag-cell.locked').count()).toBe(0)
})

test('[PM10] a row that an editor adds is led by their unit, and the server takes it', async () => {
  const { page } = offices.editor
  await cellOf(page, 9, 'c2').click()
  await page.keyboard.press('Control+Enter')
  await cellOf(page, 10, 'c5').getByText('Phòng Kinh tế').waitFor()
  await page.keyboard.insertText('Rà soát hộ kinh doanh')
  await page.keyboard.press('Enter')
  await cellOf(offices.coordinator.page, 10, 'c2').getByText('Rà soát hộ kinh doanh').waitFor()
  await saved(page)
  expect(await page.locator('.banner').count()).toBe(0)
})

test('[PM7] rows are locked from their menu; a submitted workbook is locked for all but the coordinator', async () => {
  const { page } = offices.coordinator
  await cellOf(page, 9, 'c3').click({ button: 'right' })
  await page.locator('.annex-menu button', { hasText: 'Khóa dòng này' }).click()
  await lockedCell(offices.editor.page, 9, 'c3').waitFor()
  expect(await lockedCell(offices.editor.page, 10, 'c3').count()).toBe(0)
  await chooseRights(offices.coordinator.page, 'Trình ký')
  await lockedCell(offices.editor.page, 10, 'c3').waitFor()
  await offices.editor.page.locator('.badge', { hasText: 'Trình ký' }).waitFor()
  expect(offices.errors()).toEqual([])
})
