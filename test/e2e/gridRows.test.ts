import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { cellOf, drag, frames, outline, pointIn, press, select, selected, textOf } from '../support/gridActs.ts'

const grid = eachPlayground()
const numbers = async (count: number): Promise<string> => (await outline(grid.visit().page, count)).map((row) => row.split(' ')[0]).join(' ')
const titles = async (count: number): Promise<string[]> => (await outline(grid.visit().page, count)).map((row) => row.slice(row.indexOf(' ') + 1))
const menu = async (text: string): Promise<void> => grid.visit().page.locator('.annex-menu button', { hasText: text }).click()

test('[GR13] rows are inserted above and below, and numbered anew', async () => {
  const { page } = grid.visit()
  const before = await titles(6)
  await select(page, 2, 'c2')
  await press(page, 'Control+Enter')
  await page.keyboard.type('Mới dưới')
  await press(page, 'Enter')
  await select(page, 2, 'c2')
  await press(page, 'Control+Shift+Enter')
  await page.keyboard.type('Mới trên')
  await press(page, 'Enter')
  expect(await titles(7)).toEqual([before[0], before[1], 'Mới trên', before[2], 'Mới dưới', before[3], before[4]])
  expect(await numbers(7)).toBe('I 1 1.1 1.2 1.3 1.4 1.5')
})

test('[GR13] a row is duplicated with what stands under it', async () => {
  const { page } = grid.visit()
  const before = await titles(8)
  await select(page, 4, 'c2')
  await press(page, 'Control+Shift+d')
  expect(await titles(10)).toEqual([...before.slice(0, 7), ...before.slice(4, 7)])
  expect(await textOf(page, 7, 'c5')).toBe(await textOf(page, 4, 'c5'))
})

test('[GR13] indent, outdent, up and down by keys', async () => {
  const { page } = grid.visit()
  await select(page, 3, 'c2')
  await press(page, 'Alt+Shift+ArrowRight')
  expect(await numbers(5)).toBe('I 1 1.1 1.1.1 1.2')
  await press(page, 'Alt+Shift+ArrowLeft')
  expect(await numbers(5)).toBe('I 1 1.1 1.2 1.3')
  const before = await titles(5)
  await press(page, 'Alt+Shift+ArrowUp')
  expect(await titles(4)).toEqual([before[0], before[1], before[3], before[2]])
  expect((await selected(page)).active).toBe('2 c2')
  await press(page, 'Alt+Shift+ArrowDown')
  expect(await titles(5)).toEqual(before)
})

test('[GR13] a row is dragged below another, inside a group, and never into itself', async () => {
  const { page } = grid.visit()
  const before = await titles(9)
  const grip = async (row: number) => {
    await cellOf(page, row, 'c1').hover()
    const box = (await cellOf(page, row, 'c1').locator('.annex-grip').boundingBox())!
    return { x: box.x + 5, y: box.y + 8 }
  }
  const height = async (row: number) => (await cellOf(page, row, 'c2').boundingBox())!.height
  await drag(page, await grip(2), await pointIn(page, 3, 'c2', 80, (await height(3)) - 4))
  await frames(page)
  expect(await page.locator('.annex-box.drop.below').count()).toBeGreaterThan(0)
  await page.mouse.up()
  expect(await titles(4)).toEqual([before[0], before[1], before[3], before[2]])
  await drag(page, await grip(2), await pointIn(page, 3, 'c2', 80, (await height(3)) / 2))
  await page.mouse.up()
  expect(await numbers(4)).toBe('I 1 1.1 1.1.1')
  await drag(page, await grip(1), await pointIn(page, 2, 'c2', 80, (await height(2)) / 2))
  await page.mouse.up()
  expect(await numbers(4)).toBe('I 1 1.1 1.1.1')
  await press(page, 'Control+z', 2)
  expect(await titles(9)).toEqual(before)
})

test('[GR13] Escape drops a drag', async () => {
  const { page } = grid.visit()
  const before = await titles(5)
  await cellOf(page, 2, 'c1').hover()
  const box = (await cellOf(page, 2, 'c1').locator('.annex-grip').boundingBox())!
  await drag(page, { x: box.x + 5, y: box.y + 8 }, await pointIn(page, 3, 'c2', 80, 80))
  await press(page, 'Escape')
  await page.mouse.up()
  expect(await titles(5)).toEqual(before)
})

test('[GR13] a task becomes a section and a task again; its texts stay', async () => {
  const { page } = grid.visit()
  const product = await textOf(page, 2, 'c4')
  await cellOf(page, 2, 'c2').click({ button: 'right' })
  await menu('Là mục')
  await frames(page)
  expect(await page.evaluate(() => window.playground!.mine.session.projection.rows[2]!.kind)).toBe('section')
  expect(await cellOf(page, 2, 'c4').textContent()).toBe(product)
  await cellOf(page, 2, 'c2').click({ button: 'right' })
  await menu('Là nhiệm vụ')
  await frames(page)
  expect(await textOf(page, 2, 'c4')).toBe(product)
})

test('[GR14] deleted rows stand in the trash with who and when, and come back with their children', async () => {
  const { page } = grid.visit()
  const before = await titles(8)
  await select(page, 4, 'c2')
  await press(page, 'Control+Delete')
  expect(await titles(5)).toEqual([...before.slice(0, 4), before[7]])
  await page.evaluate(() => window.playground!.remove(window.playground!.theirs, 2))
  await page.evaluate(() => window.playground!.handle!.openTrash())
  await page.locator('.annex-panel li').nth(1).waitFor()
  const entries = await page.locator('.annex-panel li small').allTextContents()
  expect(entries[0]).toMatch(/^Trần Văn Minh xóa lúc .+ · 1 dòng$/)
  expect(entries[1]).toMatch(/^Bạn xóa lúc .+ · 3 dòng$/)
  await page.locator('.annex-panel li', { hasText: '3 dòng' }).locator('button').click()
  expect(await titles(7)).toEqual([...before.slice(0, 2), ...before.slice(3, 8)])
  expect(await page.locator('.annex-panel li').count()).toBe(1)
})

test('[GR15] folding hides rows for me alone; a paste or a move goes by what is shown', async () => {
  const { page } = grid.visit()
  const all = await page.evaluate(() => window.playground!.handle!.look().sheet.rowCount)
  await cellOf(page, 0, 'c2').locator('.annex-fold').click()
  await frames(page)
  expect(await page.evaluate(() => window.playground!.handle!.look().sheet.rowCount)).toBeLessThan(all)
  expect(await page.evaluate(() => window.playground!.theirs.session.projection.rows.length)).toBe(all)
  await select(page, 0, 'c2')
  await press(page, 'ArrowDown')
  expect(await page.evaluate(() => window.playground!.handle!.look().sheet.row(1).number)).toBe('II')
  await press(page, 'ArrowUp')
  await press(page, 'Control+.')
  await frames(page)
  expect(await page.evaluate(() => window.playground!.handle!.look().sheet.rowCount)).toBe(all)
})

test('[GR11] the scrollbar is as long as all rows are high, and no text is cut off', async () => {
  const { page, context } = await grid.open('rows=500')
  await frames(page)
  const heights = await page.evaluate(() => {
    const { sheet } = window.playground!.handle!.look()
    return { rows: sheet.rowCount, scroll: document.querySelector('.ag-grid-viewport')!.scrollHeight }
  })
  let cut = 0
  let total = 0
  for (let top = 0; total < heights.rows; top += 500) {
    await page.evaluate((y) => void (document.querySelector('.ag-grid-viewport')!.scrollTop = y), top)
    await frames(page)
    const seen = await page.evaluate(() => {
      const cells = [...document.querySelectorAll<HTMLElement>('.ag-cell')]
      return { cut: cells.filter((cell) => cell.scrollHeight > cell.clientHeight + 1).map((cell) => cell.textContent), last: Math.max(...[...document.querySelectorAll('.ag-row')].map((row) => Number(row.getAttribute('row-index')))) }
    })
    cut += seen.cut.length
    expect(seen.cut).toEqual([])
    total = seen.last + 1
  }
  expect(cut).toBe(0)
  const end = await page.evaluate(() => {
    const view = document.querySelector('.ag-grid-viewport')!
    view.scrollTop = 1e9
    return view.scrollHeight
  })
  expect(end).toBe(heights.scroll)
  await context.close()
}, 120_000)

test('[GR13] as many rows are inserted as are selected, and several are dragged at once with what stands under them', async () => {
  const { page } = grid.visit()
  const before = await titles(10)
  await select(page, 2, 'c2')
  await press(page, 'Shift+ArrowDown')
  await press(page, 'Control+Enter')
  expect(await titles(6)).toEqual([...before.slice(0, 4), '', ''])
  await press(page, 'Control+z')
  expect(await titles(10)).toEqual(before)
  await select(page, 3, 'c2')
  await press(page, 'Shift+ArrowDown')
  await cellOf(page, 3, 'c1').hover()
  const grip = (await cellOf(page, 3, 'c1').locator('.annex-grip').boundingBox())!
  await drag(page, { x: grip.x + 5, y: grip.y + 8 }, await pointIn(page, 2, 'c2', 80, 4))
  await frames(page)
  await page.mouse.up()
  expect(await titles(7)).toEqual([before[0], before[1], ...before.slice(3, 7), before[2]])
  await press(page, 'Control+z')
  expect(await titles(10)).toEqual(before)
})
