import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInToDemo, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let mine: Visitor
let theirs: Visitor

const app = useApp({ demo: true }, async ({ browser, server }) => {
  mine = await signInToDemo(browser, server, 0)
  theirs = await signInToDemo(browser, server, 2)
})

const scrolled = (page: Page): Promise<number> => page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTop)
const tab = (page: Page): Promise<string | null> => page.locator('.tab[aria-selected="true"] strong').textContent()

test('[GR30] a press on a face goes to the colleague\'s cell and along with them, into the next annex too, until I act', async () => {
  await theirs.page.locator('.ag-row[row-index="3"] .ag-cell[col-id="c4"]').click()
  await theirs.page.keyboard.press('Control+End')
  await mine.page.locator('.people button').waitFor()
  expect(await scrolled(mine.page)).toBe(0)
  await mine.page.locator('.people button').click()
  await mine.page.locator('.annex-box.peer').waitFor()
  await expect.poll(() => scrolled(mine.page)).toBeGreaterThan(1000)
  expect(await mine.page.locator('.annex-follow').textContent()).toContain('Phòng Kinh tế')
  expect(await mine.page.locator('.people button').getAttribute('aria-pressed')).toBe('true')
  await theirs.page.keyboard.press('Control+Home')
  await expect.poll(() => scrolled(mine.page)).toBe(0)
  await theirs.page.locator('.tab').nth(1).click()
  await theirs.page.locator('.ag-row[row-index="1"] .ag-cell').nth(1).click()
  await expect.poll(() => tab(mine.page)).toBe('Phụ lục II')
  await mine.page.locator('.annex-follow').waitFor()
  await mine.page.locator('.ag-row[row-index="2"] .ag-cell').nth(1).click()
  await expect.poll(() => mine.page.locator('.annex-follow').count()).toBe(0)
  expect(await mine.page.locator('.people button').getAttribute('aria-pressed')).toBe('false')
  await theirs.page.locator('.tab').first().click()
  await theirs.page.locator('.ag-row[row-index="3"] .ag-cell').nth(1).click()
  await theirs.page.locator('.annex-box.active').waitFor()
  expect(await tab(mine.page)).toBe('Phụ lục II')
})

test('[GR31] F1 anywhere, and "?" where nothing is written, show the keys; in a cell "?" is a letter', async () => {
  const { page } = mine
  await page.locator('.tab').first().click()
  await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="c3"]').click()
  await page.keyboard.type('Quý I?')
  expect(await page.locator('.annex-help').count()).toBe(0)
  await page.keyboard.press('Escape')
  for (const key of ['F1', 'Shift+?']) {
    await page.locator('.people button').focus()
    await page.keyboard.press(key)
    await page.locator('.annex-help').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.annex-help').count()).toBe(0)
  }
  await page.locator('.status-help').click()
  await page.locator('.annex-help').waitFor()
  await page.keyboard.press('Escape')
})

test('[GR14] the trash names who deleted a row also when they are no longer here', async () => {
  const { browser, server } = app
  const gone = await signInToDemo(browser, server, 3)
  await gone.page.locator('.ag-row[row-index="4"] .ag-cell[col-id="c2"]').click()
  await gone.page.keyboard.press('Control+Delete')
  await gone.page.locator('.saving[data-kind="saved"]').waitFor()
  await gone.page.keyboard.press('Shift+F10')
  await gone.page.locator('.annex-menu button', { hasText: 'Thùng rác' }).click()
  await gone.page.locator('.annex-panel li small', { hasText: 'Bạn xóa lúc' }).waitFor()
  await gone.context.close()
  const { page } = mine
  await page.locator('.tab').first().click()
  await page.locator('.ag-row[row-index="4"] .ag-cell[col-id="c3"]').click()
  await page.keyboard.press('Shift+F10')
  await page.locator('.annex-menu button', { hasText: 'Thùng rác' }).click()
  await page.locator('.annex-panel li small', { hasText: 'Cán bộ Trung tâm Phục vụ hành chính công xóa lúc' }).waitFor()
  await page.locator('.annex-panel li button').click()
  await page.keyboard.press('Escape')
  expect(gone.errors).toEqual([])
})

test('[GR15] my unit\'s work is one press away, and one press takes it back', async () => {
  const { page } = mine
  const count = (): Promise<number> => page.locator('.ag-row[row-index="2"]').evaluate((row) => Number(row.closest('[aria-rowcount]')?.getAttribute('aria-rowcount')))
  const all = await count()
  await page.getByRole('button', { name: 'Việc của đơn vị tôi' }).click()
  await page.locator('.annex-strip').waitFor()
  await expect.poll(count).toBeLessThan(all)
  await page.getByRole('button', { name: 'Việc của đơn vị tôi', pressed: true }).click()
  await expect.poll(count).toBe(all)
})

test('[GR28] a link opens the annex that it was made for, in its view', async () => {
  const { page } = mine
  await page.locator('.tab').nth(1).click()
  await page.locator('.ag-row').first().waitFor()
  await page.getByRole('button', { name: 'Cách xem' }).click()
  await page.locator('.annex-menu button', { hasText: 'Nhóm theo cơ quan chủ trì' }).click()
  await page.locator('.annex-strip').waitFor()
  await page.getByRole('button', { name: 'Cách xem' }).click()
  await page.locator('.annex-menu button', { hasText: 'Chép liên kết' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('xem=')
  await theirs.page.goto(await page.evaluate(() => navigator.clipboard.readText()))
  await theirs.page.locator('.annex-strip', { hasText: 'Nhóm theo cơ quan chủ trì' }).waitFor()
  expect(await tab(theirs.page)).toBe('Phụ lục II')
  expect([...mine.errors, ...theirs.errors]).toEqual([])
})
