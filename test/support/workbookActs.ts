import type { Page } from 'playwright-core'
import { cellOf } from './gridActs.ts'

/** Types into a cell as a person does: click, type over what is there, Enter. */
export async function writeCell(page: Page, row: number, column: string, text: string): Promise<void> {
  await cellOf(page, row, column).click()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

/** Opens an entry of the coordinator's menu. */
export async function steer(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Điều hành' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** Chooses in the coordinator's dialog of rights and states. */
export async function chooseRights(page: Page, label: string): Promise<void> {
  await steer(page, 'Quyền ghi và trạng thái')
  await page.locator('.rights-choice', { hasText: label }).locator('input').click()
  await page.keyboard.press('Escape')
  await page.locator('.rights').waitFor({ state: 'detached' })
}

/** Waits until the page says that all is saved. */
export function saved(page: Page, timeout = 15_000): Promise<void> {
  return page.locator('.saving[data-kind="saved"]').waitFor({ timeout })
}

/** What a cell that is not empty says; waits until it has been drawn with its text. */
export async function textOfCell(page: Page, row: number, column: string): Promise<string> {
  const cell = cellOf(page, row, column)
  await cell.filter({ hasText: /\S/ }).waitFor()
  return cell.innerText()
}
