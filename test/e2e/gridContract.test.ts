import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { frames, select } from '../support/gridActs.ts'

const grid = eachPlayground()

test('[GR21] the elements of AG Grid that we lean on are there, once and with their names', async () => {
  const { page } = grid.visit()
  for (const name of ['.ag-grid-viewport', '.ag-grid-scrolling-container', '.ag-grid-pinned-top-rows']) expect([name, await page.locator(`.annex-grid ${name}`).count()]).toEqual([name, 1])
  expect(await page.locator('.annex-grid [role="grid"], .annex-grid [role="treegrid"]').count()).toBe(1)
  expect(await page.locator('.ag-row[row-index][row-id] .ag-cell[col-id]').count()).toBeGreaterThan(10)
  expect(await page.locator('.ag-header-cell[col-id]').count()).toBe(7)
  expect(await page.locator('.ag-header-cell .ag-header-cell-resize').count()).toBeGreaterThan(5)
  expect(await page.locator('.ag-grid-scrolling-container > .ag-row').count()).toBeGreaterThan(5)
})

test('[GR21] the container of rows keeps what is put into it, and scrolls it with the rows', async () => {
  const { page } = grid.visit()
  await select(page, 3, 'c3')
  const sink = await page.locator('.annex-sink').elementHandle()
  const offset = () =>
    page.evaluate(() => {
      const row = document.querySelector('.ag-row[row-index="8"]')!.getBoundingClientRect().top
      return row - document.querySelector('.annex-layer-scrolled')!.getBoundingClientRect().top
    })
  const before = await offset()
  await page.evaluate(() => void (document.querySelector('.ag-grid-viewport')!.scrollTop = 300))
  await frames(page)
  expect(await offset()).toBe(before)
  await page.evaluate(() => window.playground!.insertRow(window.playground!.theirs, 1))
  await frames(page)
  expect(await sink!.evaluate((element) => element.isConnected && element === document.querySelector('.annex-sink'))).toBe(true)
})

test('[GR21] geometry of nodes and columns is where their elements are', async () => {
  const { page } = grid.visit()
  await select(page, 4, 'c4')
  await frames(page)
  const [box, cell] = [(await page.locator('.annex-box.active').boundingBox())!, (await page.locator('.ag-row[row-index="4"] .ag-cell[col-id="c4"]').boundingBox())!]
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(Math.abs(box[side] - cell[side])).toBeLessThanOrEqual(1)
})

test('[GR21] AG Grid opens no editor and takes no focus', async () => {
  const { page } = grid.visit()
  await select(page, 3, 'c3')
  await page.keyboard.type('a')
  expect(await page.locator('.ag-cell-inline-editing, .ag-popup-editor, .ag-cell input, .ag-cell textarea').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('annex-sink open')
})
