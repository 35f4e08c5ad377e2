import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { cellOf, clipboardText, drag, frames, paste, pointIn, press, select, textOf } from '../support/gridActs.ts'

const grid = eachPlayground()

/** Chooses from the menu of ways to look. */
async function look(page: Page, text: string): Promise<void> {
  await page.evaluate(() => window.playground!.handle!.openView({ x: 400, y: 60 }))
  await page.locator('.annex-menu button', { hasText: text }).click()
  await frames(page)
}

const lines = (page: Page) =>
  page.evaluate(() => {
    const { sheet } = window.playground!.handle!.look()
    const lead = sheet.columns.findIndex((column) => column.role === 'lead')
    return sheet.rows.map((row, i) => (row.heading ? `# ${row.heading.text}` : sheet.text(i, lead).split('; ')[0]))
  })

test('[GR26] grouped by lead unit each task stands under its unit; headings of the view take nothing in', async () => {
  const { page } = grid.visit()
  const before = await page.evaluate(() => JSON.stringify(window.playground!.mine.session.projection.rows))
  await look(page, 'Nhóm theo cơ quan chủ trì')
  const shown = await lines(page)
  let heading = ''
  const wrong = shown.filter((line) => (line!.startsWith('#') ? ((heading = line!.slice(2)), false) : line !== heading && heading !== 'Chưa có cơ quan chủ trì'))
  expect(wrong).toEqual([])
  expect(shown.filter((line) => line!.startsWith('#')).length).toBeGreaterThan(3)
  await select(page, 0, 'c2')
  await page.keyboard.type('x')
  await press(page, 'Delete')
  await paste(page, 'a\tb')
  await press(page, 'Control+Delete')
  expect(await page.evaluate(() => window.playground!.notices[0])).toBe('Đây là tên nhóm của cách xem, không phải nội dung phụ lục.')
  expect(await page.locator('.annex-sink.open').count()).toBe(0)
  expect(await page.evaluate(() => JSON.stringify(window.playground!.mine.session.projection.rows))).toBe(before)
  const all = shown.length
  await press(page, 'Control+.')
  await frames(page)
  expect((await lines(page)).length).toBeLessThan(all)
  await cellOf(page, 0, 'c2').locator('.annex-fold').click()
  await frames(page)
  expect((await lines(page)).length).toBe(all)
  await page.locator('.annex-strip button', { hasText: 'Nhóm theo cơ quan chủ trì' }).click()
  await frames(page)
  expect(await page.evaluate(() => window.playground!.handle!.look().sheet.rows[0]!.kind)).toBe('section')
})

test('[GR26] a text written in a grouped view goes to its own row; the row stays where it is while I write', async () => {
  const { page } = grid.visit()
  await look(page, 'Nhóm theo quý')
  const id = await page.evaluate(() => window.playground!.handle!.look().sheet.rowAt(1))
  await select(page, 1, 'c3')
  await page.keyboard.type('Quý IV/2026')
  await press(page, 'Enter')
  await frames(page)
  const after = await page.evaluate((row) => {
    const { projection } = window.playground!.mine.session
    return [projection.text(row, projection.columns.find((column) => column.id === 'c3')!), window.playground!.handle!.look().sheet.rowIndex(row)]
  }, id)
  expect(after).toEqual(['Quý IV/2026', 1])
})

test('[GR29] sorted or grouped rows are not moved, neither by keys nor by dragging', async () => {
  const { page } = grid.visit()
  const order = () => page.evaluate(() => window.playground!.mine.session.projection.rows.map((row) => row.id).join())
  const before = await order()
  await look(page, 'Nhóm theo quý')
  await select(page, 2, 'c2')
  await press(page, 'Alt+Shift+ArrowDown')
  await press(page, 'Alt+Shift+ArrowRight')
  await cellOf(page, 2, 'c1').hover()
  const grip = (await cellOf(page, 2, 'c1').locator('.annex-grip').boundingBox())!
  await drag(page, { x: grip.x + 5, y: grip.y + 8 }, await pointIn(page, 4, 'c2', 80, 10))
  await page.mouse.up()
  expect(await order()).toBe(before)
  const notices = await page.evaluate(() => window.playground!.notices)
  expect(notices).toEqual(Array(3).fill('Bảng đang sắp xếp hoặc nhóm theo cách riêng. Hãy trở lại thứ tự của phụ lục rồi chuyển dòng.'))
})

test('[GR27] equal neighbours are drawn as one, stay cells of their own, and part again when one changes', async () => {
  const { page } = grid.visit()
  for (const row of [2, 3, 4]) await page.evaluate((at) => window.playground!.write(window.playground!.theirs, at, 'c4', 'Báo cáo chung'), row)
  await look(page, 'Gộp các ô')
  const classes = (row: number) => cellOf(page, row, 'c4').evaluate((cell) => [...cell.classList].filter((name) => name.startsWith('joined')).join(' '))
  expect([await classes(2), await classes(3), await classes(4)]).toEqual(['joined-below', 'joined-above joined-below', 'joined-above'])
  expect(await cellOf(page, 3, 'c4').evaluate((cell) => getComputedStyle(cell.firstElementChild!).visibility)).toBe('hidden')
  await select(page, 3, 'c4')
  await page.keyboard.type('Báo cáo riêng')
  await press(page, 'Enter')
  await frames(page)
  expect([await textOf(page, 2, 'c4'), await textOf(page, 3, 'c4'), await textOf(page, 4, 'c4')]).toEqual(['Báo cáo chung', 'Báo cáo riêng', 'Báo cáo chung'])
  expect([await classes(2), await classes(3), await classes(4)]).toEqual(['', '', ''])
})

test('[GR28] a link shows another person my view; theirs is kept until they change it', async () => {
  const { page } = grid.visit()
  const count = () => page.evaluate(() => window.playground!.handle!.look().sheet.rowCount)
  const all = await count()
  await look(page, 'Việc của đơn vị tôi')
  await look(page, 'Nhóm theo quý')
  const grouped = await count()
  await look(page, 'Chép liên kết')
  await expect.poll(() => clipboardText(page)).toContain('xem=')
  const link = await clipboardText(page)
  await page.locator('.annex-strip button', { hasText: 'Xem tất cả' }).click()
  await frames(page)
  const other = await grid.open(new URL(link).search.slice(1))
  const shown = () => other.page.evaluate(() => window.playground!.handle!.look().sheet.rowCount)
  expect(await shown()).toBe(grouped)
  await other.page.goto(other.page.url().split('?')[0]!)
  await other.page.locator('.ag-row').first().waitFor()
  expect(await shown()).toBe(all)
  await other.page.goBack()
  await other.page.locator('.annex-strip').waitFor()
  await other.page.locator('.annex-strip button', { hasText: 'Nhóm theo quý' }).click()
  await frames(other.page)
  expect(other.page.url()).not.toContain('xem=')
  await other.page.reload()
  await other.page.locator('.annex-strip').waitFor()
  expect(await other.page.locator('.annex-strip').textContent()).toContain('Việc của đơn vị tôi')
  await other.context.close()
})
