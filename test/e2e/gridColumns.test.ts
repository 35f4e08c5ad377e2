import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { cellOf, frames, press, select, selected } from '../support/gridActs.ts'

const grid = eachPlayground()
const heading = (page: Page, column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`)
const order = (page: Page, whose: 'mine' | 'theirs' = 'theirs') => page.evaluate((who) => window.playground![who].session.projection.columns.map((column) => column.id).join(' '), whose)
const width = async (page: Page, column: string) => Math.round((await heading(page, column).boundingBox())!.width)

/** Presses a heading and moves it over another one. */
async function dragHeading(page: Page, from: string, over: string, share: number): Promise<void> {
  const [a, b] = [(await heading(page, from).boundingBox())!, (await heading(page, over).boundingBox())!]
  await page.mouse.move(a.x + 30, a.y + 20)
  await page.mouse.down()
  await page.mouse.move(b.x + b.width * share, b.y + 20, { steps: 6 })
}

test('[GR18] a heading is dragged to another place, for all; Escape drops the drag; a click still opens the menu', async () => {
  const { page } = grid.visit()
  await dragHeading(page, 'c5', 'c3', 0.2)
  expect(await page.locator('.annex-column-drop').count()).toBe(1)
  await press(page, 'Escape')
  await page.mouse.up()
  expect(await order(page)).toBe('c1 c2 c3 c4 c5 c6 c7')
  await dragHeading(page, 'c5', 'c3', 0.2)
  await page.mouse.up()
  await frames(page)
  expect(await order(page)).toBe('c1 c2 c5 c3 c4 c6 c7')
  expect(await page.locator('.annex-menu, .annex-column-drop').count()).toBe(0)
  await dragHeading(page, 'c5', 'c1', 0.2)
  await page.mouse.up()
  expect(await order(page)).toBe('c1 c5 c2 c3 c4 c6 c7')
  await heading(page, 'c3').click()
  expect(await page.locator('.annex-menu').count()).toBe(1)
})

test('[GR32] a column is widened, moved, hidden and brought back with the keyboard alone', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c4')
  const choose = async (text: string): Promise<void> => {
    await press(page, 'Control+Shift+F10')
    await page.locator('.annex-menu').waitFor()
    for (let i = 0; i < 30; i++) {
      if ((await page.evaluate(() => document.activeElement?.textContent ?? '')).startsWith(text)) break
      await press(page, 'ArrowDown')
    }
    await press(page, 'Enter')
    await frames(page)
  }
  const before = await width(page, 'c4')
  await choose('Rộng thêm')
  expect(await width(page, 'c4')).toBe(before + 40)
  await choose('Hẹp lại')
  expect(await width(page, 'c4')).toBe(before)
  await choose('Chuyển sang trái')
  expect(await order(page)).toBe('c1 c2 c4 c3 c5 c6 c7')
  expect((await selected(page)).active).toBe('2 c4')
  await choose('Ẩn cột')
  expect(await heading(page, 'c4').count()).toBe(0)
  await choose('Hiện lại')
  expect(await heading(page, 'c4').count()).toBe(1)
  await choose('Lọc')
  await page.locator('.annex-dialog').waitFor()
  await press(page, 'Tab')
  await page.keyboard.type('báo cáo')
  await press(page, 'Enter')
  await page.locator('.annex-strip').waitFor()
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('annex-sink')
})

test('[GR32] the menu of cells leads to the column and to the trash; a deleted row comes back without a mouse', async () => {
  const { page } = grid.visit()
  const rows = () => page.evaluate(() => window.playground!.mine.session.projection.rows.length)
  const before = await rows()
  await select(page, 3, 'c4')
  await press(page, 'Shift+F10')
  await page.locator('.annex-menu').waitFor()
  expect(await page.locator('.annex-menu button', { hasText: 'Cột “Sản phẩm dự kiến đạt được”' }).count()).toBe(1)
  await press(page, 'Escape')
  await press(page, 'Control+Delete')
  expect(await rows()).toBe(before - 1)
  await press(page, 'Shift+F10')
  await page.locator('.annex-menu').waitFor()
  await press(page, 'End')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Thùng rác')
  await press(page, 'Enter')
  await page.locator('.annex-panel li button').waitFor()
  await page.waitForFunction(() => document.activeElement?.textContent === 'Đóng')
  await press(page, 'Tab')
  await press(page, 'Enter')
  expect(await rows()).toBe(before)
  await frames(page)
  expect((await selected(page)).active).toMatch(/^3 /)
})

test('[GR18] a column that is not printed says so in its heading and looks quieter than the others', async () => {
  const { page } = grid.visit()
  const colour = (column: string) => cellOf(page, 4, column).evaluate((cell) => getComputedStyle(cell).color)
  expect(await heading(page, 'c7').evaluate((cell) => cell.classList.contains('internal'))).toBe(true)
  expect(await colour('c7')).not.toBe(await colour('c4'))
})

test('[GR15] the width on paper is the annex\'s, the width on screen is mine', async () => {
  const { page } = grid.visit()
  const before = await width(page, 'c4')
  await heading(page, 'c4').click()
  await page.locator('.annex-menu button', { hasText: 'Sửa cột' }).click()
  await page.locator('.annex-dialog input[name="width"]').fill('90')
  await page.locator('.annex-dialog button[type="submit"]').click()
  await frames(page)
  expect(await page.evaluate(() => window.playground!.theirs.session.projection.columns.find((column) => column.id === 'c4')!.widthMm)).toBe(90)
  const onPaper = await width(page, 'c4')
  expect(onPaper).toBeGreaterThan(before)
  await heading(page, 'c4').click()
  await page.locator('.annex-menu button', { hasText: 'Hẹp lại' }).click()
  await frames(page)
  expect(await width(page, 'c4')).toBe(onPaper - 40)
  expect(await page.evaluate(() => window.playground!.theirs.session.projection.columns.find((column) => column.id === 'c4')!.widthMm)).toBe(90)
})
