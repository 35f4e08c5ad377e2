import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { cellOf, drag, frames, pointIn, press, select, selected, textOf } from '../support/gridActs.ts'

const grid = eachPlayground()

test('[GR2] click, Shift+click and drag select', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c3')
  expect(await selected(page)).toEqual({ anchor: '2 c3', head: '2 c3', active: '2 c3' })
  await page.keyboard.down('Shift')
  await select(page, 4, 'c5')
  await page.keyboard.up('Shift')
  expect(await selected(page)).toEqual({ anchor: '2 c3', head: '4 c5', active: '2 c3' })
  await drag(page, await pointIn(page, 3, 'c2'), await pointIn(page, 5, 'c4'))
  await page.mouse.up()
  expect(await selected(page)).toEqual({ anchor: '3 c2', head: '5 c4', active: '3 c2' })
})

test('[GR2] a drag past the lower edge scrolls and goes on selecting', async () => {
  const { page } = grid.visit()
  const start = await pointIn(page, 2, 'c3')
  await drag(page, start, { x: start.x, y: 762 })
  await page.waitForFunction(() => Number(window.playground!.handle!.look().sheet.rowIndex(window.playground!.handle!.look().selection!.head.row)) > 20)
  await page.mouse.up()
  expect((await selected(page)).anchor).toBe('2 c3')
})

test('[GR2] a press on a row number selects rows', async () => {
  const { page } = grid.visit()
  await drag(page, await pointIn(page, 2, 'c1', 50), await pointIn(page, 4, 'c1', 50))
  await page.mouse.up()
  expect(await selected(page)).toMatchObject({ anchor: '2 c1', head: '4 c7' })
})

test('[GR2] the keyboard moves, extends and jumps', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c3')
  await press(page, 'ArrowDown', 2)
  await press(page, 'ArrowRight')
  expect((await selected(page)).active).toBe('4 c4')
  await press(page, 'Shift+ArrowUp', 2)
  expect(await selected(page)).toMatchObject({ anchor: '4 c4', head: '2 c4' })
  await press(page, 'Control+End')
  const last = await page.evaluate(() => window.playground!.handle!.look().sheet.rowCount - 1)
  expect((await selected(page)).active).toBe(`${last} c7`)
  await frames(page)
  expect(await cellOf(page, last, 'c7').isVisible()).toBe(true)
  await press(page, 'Control+Home')
  expect((await selected(page)).active).toBe('0 c2')
  await press(page, 'PageDown')
  expect(Number((await selected(page)).active.split(' ')[0])).toBeGreaterThan(4)
  await press(page, 'Control+a')
  expect(await selected(page)).toMatchObject({ anchor: '0 c1', head: `${last} c7` })
})

test('[GR3] a run of Tabs, then Enter', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c3')
  for (const text of ['a', 'b', 'c']) {
    await page.keyboard.type(text)
    await press(page, text === 'c' ? 'Enter' : 'Tab')
  }
  expect((await selected(page)).active).toBe('3 c3')
  expect([await textOf(page, 2, 'c3'), await textOf(page, 2, 'c4'), await textOf(page, 2, 'c5')]).toEqual(['a', 'b', 'c'])
})

test('[GR1] rows that a colleague inserts above move neither the selection nor the open cell', async () => {
  const { page } = grid.visit()
  await select(page, 4, 'c4')
  await press(page, 'F2')
  await page.keyboard.type(' thêm')
  await page.evaluate(() => window.playground!.insertRow(window.playground!.theirs, 2))
  await frames(page)
  await page.keyboard.type(' nữa')
  await press(page, 'Enter')
  expect(await textOf(page, 5, 'c4')).toMatch(/ thêm nữa$/)
  expect((await selected(page)).active).toBe('6 c4')
})

test('[GR4] a heading is one cell: typed text is its title, the column is kept when moving over it', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c5')
  await press(page, 'ArrowUp', 2)
  await frames(page)
  const box = await page.locator('.annex-box.active').boundingBox()
  expect(box!.width).toBeGreaterThan(1000)
  await page.keyboard.type('Thể chế')
  await press(page, 'Enter')
  expect(await textOf(page, 0, 'c2')).toBe('Thể chế')
  await press(page, 'ArrowDown')
  expect((await selected(page)).active).toBe('2 c5')
})

test('[GR12] cells that I may not edit look different, say why, and stay as they are', async () => {
  const { page, context } = await grid.open('locked=c5')
  const before = await textOf(page, 2, 'c5')
  expect(await cellOf(page, 2, 'c5').evaluate((cell) => cell.classList.contains('locked'))).toBe(true)
  expect(await cellOf(page, 2, 'c4').evaluate((cell) => cell.classList.contains('locked'))).toBe(false)
  await select(page, 2, 'c5')
  await page.keyboard.type('x')
  await press(page, 'Enter')
  await select(page, 2, 'c5')
  await press(page, 'Delete')
  expect(await textOf(page, 2, 'c5')).toBe(before)
  expect(await page.evaluate(() => window.playground!.notices.length)).toBe(2)
  await context.close()
})

test('[GR20] undo takes back my steps one by one, around what a colleague does, and shows them', async () => {
  const { page } = grid.visit()
  const before = [await textOf(page, 2, 'c4'), await textOf(page, 3, 'c4')]
  await select(page, 2, 'c4')
  await page.keyboard.type('một')
  await press(page, 'Enter')
  await page.keyboard.type('hai')
  await press(page, 'Enter')
  await page.evaluate(() => window.playground!.write(window.playground!.theirs, 4, 'c4', 'của họ'))
  await press(page, 'Control+z')
  expect(await textOf(page, 3, 'c4')).toBe(before[1])
  expect((await selected(page)).active).toBe('3 c4')
  await press(page, 'Control+z')
  expect(await textOf(page, 2, 'c4')).toBe(before[0])
  expect(await textOf(page, 4, 'c4')).toBe('của họ')
  await press(page, 'Control+y', 2)
  expect([await textOf(page, 2, 'c4'), await textOf(page, 3, 'c4')]).toEqual(['một', 'hai'])
  expect(await textOf(page, 4, 'c4', 'theirs')).toBe('của họ')
})

test('[GR19] a colleague\'s cell carries name and unit; a changed cell glows', async () => {
  const { page } = grid.visit()
  await page.evaluate(() => {
    const { awareness, projection } = window.playground!.theirs.session
    awareness.setLocalStateField('cursor', { annex: projection.annex, row: projection.rows[3]!.id, column: 'c4', caret: null })
  })
  await page.locator('.annex-box.peer').waitFor()
  expect(await page.locator('.annex-tag').textContent()).toBe('Trần Văn Minh · P.KT')
  const [peer, cell] = [await page.locator('.annex-box.peer').boundingBox(), await cellOf(page, 3, 'c4').boundingBox()]
  expect(Math.abs(peer!.x - cell!.x)).toBeLessThan(2)
  expect(Math.abs(peer!.y - cell!.y)).toBeLessThan(2)
  await page.evaluate(() => window.playground!.write(window.playground!.theirs, 3, 'c4', 'mới'))
  await page.waitForFunction(() => document.querySelector('.ag-row[row-index="3"] .ag-cell[col-id="c4"]')!.getAnimations().length > 0)
  expect(await cellOf(page, 2, 'c4').evaluate((other) => other.getAnimations().length)).toBe(0)
})

test('[GR22] the active cell is named, Tab stays in the table, F6 leaves it', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c3')
  await frames(page)
  const named = await page.locator('.annex-sink').getAttribute('aria-activedescendant')
  expect(await page.locator(`#${named}`).getAttribute('col-id')).toBe('c3')
  expect(await page.locator('.annex-hidden[role="status"]').textContent()).toContain('Thời gian thực hiện, dòng 1.1: Trước ngày 31/01/2026')
  await press(page, 'Tab', 3)
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('annex-sink')
  await press(page, 'Shift+F6')
  expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('annex-sink')
})

test('[GR2] a click on a row that the header half covers selects its cell and nothing more', async () => {
  const { page } = grid.visit()
  const header = (await page.locator('.ag-grid-pinned-top-rows').boundingBox())!
  await page.evaluate(() => void (document.querySelector('.ag-grid-viewport')!.scrollTop = 150))
  await frames(page)
  await page.mouse.move(300, header.y + header.height + 3)
  await page.mouse.down()
  await frames(page)
  await frames(page)
  await page.mouse.up()
  const { anchor, head } = await selected(page)
  expect(head).toBe(anchor)
})
