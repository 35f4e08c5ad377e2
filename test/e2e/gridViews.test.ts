import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { cellOf, frames, press, select, selected, textOf } from '../support/gridActs.ts'

const grid = eachPlayground()
const heading = (page: Page, column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`)
const shownRows = (page: Page) => page.evaluate(() => window.playground!.handle!.look().sheet.rowCount)
const menu = (page: Page, text: string) => page.locator('.annex-menu button', { hasText: text }).click()
const columns = (page: Page, whose: 'mine' | 'theirs' = 'mine') => page.evaluate((who) => window.playground![who].session.projection.columns, whose)

test('[GR16] find ignores accents and walks the cells; replace changes the exact places, as one undo step', async () => {
  const { page } = grid.visit()
  await select(page, 2, 'c2')
  await press(page, 'Control+h')
  await page.keyboard.type('uy ban mttq')
  await frames(page)
  const found = await page.locator('.annex-find output').textContent()
  const count = Number(found!.split('/')[1]!.split(' ')[1])
  expect(count).toBeGreaterThan(3)
  const first = (await selected(page)).active
  await press(page, 'Enter')
  expect((await selected(page)).active).not.toBe(first)
  await press(page, 'Shift+Enter')
  expect((await selected(page)).active).toBe(first)
  const [row, column] = first.split(' ') as [string, string]
  const before = await textOf(page, Number(row), column)
  await page.locator('.annex-find input').nth(1).fill('Mặt trận')
  await page.locator('.annex-find button', { hasText: 'Thay tất cả' }).click()
  expect(await textOf(page, Number(row), column)).toBe(before.replaceAll('Ủy ban MTTQ', 'Mặt trận'))
  await frames(page)
  expect(await page.locator('.annex-find output').textContent()).toBe('0 / 0 ô')
  await page.locator('.annex-find input').first().focus()
  await press(page, 'Escape')
  expect(await page.locator('.annex-find').count()).toBe(0)
  await press(page, 'Control+z')
  expect(await textOf(page, Number(row), column)).toBe(before)
})

test('[GR17] a filter shows its rows under their headings, says so, and is mine alone', async () => {
  const { page } = grid.visit()
  const all = await shownRows(page)
  await heading(page, 'c3').click()
  await menu(page, 'Lọc')
  await page.locator('.annex-dialog input:not([type])').fill('quy i/')
  await page.locator('.annex-dialog button[type="submit"]').click()
  await page.locator('.annex-strip').waitFor()
  await frames(page)
  const kinds = await page.evaluate(() => {
    const { sheet } = window.playground!.handle!.look()
    const column = sheet.columns.findIndex((each) => each.id === 'c3')
    return sheet.rows.map((row, i) => (row.kind === 'task' ? sheet.text(i, column) : row.kind))
  })
  expect(kinds.length).toBeLessThan(all)
  expect(kinds[0]).toBe('section')
  expect(kinds.filter((text) => text !== 'section' && text !== 'group').every((text) => text.toLowerCase().includes('quý i/'))).toBe(true)
  await page.reload()
  await page.locator('.annex-strip').waitFor()
  expect(await shownRows(page)).toBe(kinds.length)
  await page.locator('.annex-strip button', { hasText: 'Xem tất cả' }).click()
  await frames(page)
  expect(await shownRows(page)).toBe(all)
})

test('[GR17] sorting keeps rows under their heading and their numbers', async () => {
  const { page } = grid.visit()
  const before = await textOf(page, 2, 'c4')
  await heading(page, 'c4').click()
  await menu(page, 'Xếp từ A đến Z')
  await frames(page)
  const firstGroup = await page.evaluate(() => {
    const { sheet } = window.playground!.handle!.look()
    const column = sheet.columns.findIndex((each) => each.id === 'c4')
    return sheet.rows.map((row, i) => ({ level: row.level, parent: row.parent, number: row.number, text: sheet.text(i, column) })).filter((row) => row.parent === sheet.rowAt(1))
  })
  const sorted = firstGroup.map((row) => row.text)
  expect(sorted).toEqual(sorted.toSorted((a, b) => new Intl.Collator('vi').compare(a, b)))
  expect(await textOf(page, 2, 'c4')).toBe(before)
})

test('[GR15] "Việc của đơn vị tôi" shows the rows of my unit; going to a hidden row brings it back', async () => {
  const { page } = grid.visit()
  const all = await shownRows(page)
  await page.evaluate(() => window.playground!.handle!.setMine(true))
  await frames(page)
  expect(await shownRows(page)).toBeLessThan(all)
  const units = await page.evaluate(() => {
    const { sheet } = window.playground!.handle!.look()
    const { projection } = window.playground!.mine.session
    const mine = new Set(['vhxh', ...[...projection.directory.values()].filter((unit) => unit.members?.includes('vhxh' as never)).map((unit) => unit.id)])
    const leaves = sheet.rows.filter((row) => row.kind === 'task' && !row.parental)
    return leaves.map((row) => ['c5', 'c6'].flatMap((column) => projection.unitEntries(row.id, column as never)).some((entry) => 'unit' in entry && mine.has(entry.unit)))
  })
  expect(units.every(Boolean)).toBe(true)
  const reached = await page.evaluate(() => {
    const { handle, mine } = window.playground!
    const hidden = mine.session.projection.rows.find((row) => handle!.look().sheet.rowIndex(row.id) < 0)!
    return [handle!.goTo(hidden.id), handle!.look().selection!.active.row === hidden.id, handle!.goTo('nobody' as never)]
  })
  expect(reached).toEqual([true, true, false])
})

test('[GR18] a column is added, renamed, moved, marked internal and deleted for all', async () => {
  const { page } = grid.visit()
  await heading(page, 'c4').click()
  await menu(page, 'Thêm cột bên phải')
  await page.locator('.annex-dialog input[name="heading"]').fill('Ghi chú')
  await page.locator('.annex-dialog button[type="submit"]').click()
  await page.locator('.ag-header-cell', { hasText: 'Ghi chú' }).waitFor()
  expect((await columns(page, 'theirs')).map((column) => column.heading)[4]).toBe('Ghi chú')
  const id = (await columns(page))[4]!.id
  await select(page, 2, id)
  await page.keyboard.type('việc gấp')
  await press(page, 'Enter')
  expect(await textOf(page, 2, id, 'theirs')).toBe('việc gấp')
  await heading(page, id).click()
  await menu(page, 'Chuyển sang trái')
  expect((await columns(page, 'theirs'))[3]!.id).toBe(id)
  await heading(page, id).click()
  await menu(page, 'Cột nội bộ')
  expect((await columns(page, 'theirs'))[3]!.internal).toBe(true)
  await heading(page, id).click()
  await menu(page, 'Sửa cột')
  await page.locator('.annex-dialog input[name="heading"]').fill('Ghi chú nội bộ')
  await page.locator('.annex-dialog button[type="submit"]').click()
  await page.locator('.ag-header-cell', { hasText: 'Ghi chú nội bộ' }).waitFor()
  await heading(page, id).click()
  await menu(page, 'Xóa cột')
  await frames(page)
  expect((await columns(page, 'theirs')).map((column) => column.id)).not.toContain(id)
})

test('[GR18] equal shared headings stand once over their columns', async () => {
  const { page } = grid.visit()
  for (const column of ['c5', 'c6']) {
    await heading(page, column).click()
    await menu(page, 'Sửa cột')
    await page.locator('.annex-dialog input[name="parentHeading"]').fill('Cơ quan thực hiện')
    await page.locator('.annex-dialog button[type="submit"]').click()
    await frames(page)
  }
  await page.locator('.ag-header-group-cell', { hasText: 'Cơ quan thực hiện' }).waitFor()
  expect(await page.locator('.ag-header-group-cell', { hasText: 'Cơ quan thực hiện' }).count()).toBe(1)
  await select(page, 2, 'c5')
  await frames(page)
  const [box, cell] = [(await page.locator('.annex-box.active').boundingBox())!, (await cellOf(page, 2, 'c5').boundingBox())!]
  expect(Math.abs(box.y - cell.y) + Math.abs(box.x - cell.x)).toBeLessThanOrEqual(2)
})

test('[GR15] widths and hidden columns are mine: dragged, fitted by a double press, kept over a reload', async () => {
  const { page } = grid.visit()
  const width = async (column: string) => Math.round((await heading(page, column).boundingBox())!.width)
  const before = await width('c3')
  const edge = (await heading(page, 'c3').locator('.ag-header-cell-resize').boundingBox())!
  await page.mouse.move(edge.x + 4, edge.y + 20)
  await page.mouse.down()
  await page.mouse.move(edge.x + 64, edge.y + 20, { steps: 5 })
  await page.mouse.up()
  await frames(page)
  expect(await width('c3')).toBe(before + 60)
  await heading(page, 'c7').click()
  await menu(page, 'Ẩn cột')
  await frames(page)
  expect(await heading(page, 'c7').count()).toBe(0)
  await page.reload()
  await cellOf(page, 2, 'c3').waitFor()
  expect(await width('c3')).toBe(before + 60)
  expect(await heading(page, 'c7').count()).toBe(0)
  expect((await columns(page, 'theirs')).length).toBe(7)
  const fitted = (await heading(page, 'c3').locator('.ag-header-cell-resize').boundingBox())!
  await page.mouse.dblclick(fitted.x + 4, fitted.y + 20)
  await frames(page)
  expect(await width('c3')).not.toBe(before + 60)
})

test.each(['', 'theme=dark'])('[GR22] axe finds nothing serious in the table, its lists, menus and dialogs: %s', async (query) => {
  const { page, context } = await grid.open(query)
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  const serious = (): Promise<string[]> =>
    page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run: (root: Element) => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }
      const { violations } = await axe.run(document.querySelector('.annex')!)
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`))
    })
  await select(page, 2, 'c3')
  await frames(page)
  expect(await serious()).toEqual([])
  await page.keyboard.type('Quý')
  await page.locator('.annex-options').waitFor()
  expect(await serious()).toEqual([])
  await press(page, 'Escape')
  await select(page, 2, 'c6')
  await press(page, 'F2')
  await page.locator('.annex-options').waitFor()
  expect(await serious()).toEqual([])
  await press(page, 'Escape')
  await press(page, 'Shift+F10')
  await page.locator('.annex-menu').waitFor()
  expect(await serious()).toEqual([])
  await press(page, 'Escape')
  await press(page, 'Control+h')
  await page.evaluate(() => window.playground!.handle!.openTrash())
  await frames(page)
  expect(await serious()).toEqual([])
  await page.evaluate(() => window.playground!.handle!.openHelp())
  await page.locator('.annex-help').waitFor()
  expect(await serious()).toEqual([])
  await context.close()
}, 120_000)
