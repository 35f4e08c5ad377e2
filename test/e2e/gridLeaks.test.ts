import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { frames, press, select } from '../support/gridActs.ts'

const grid = eachPlayground()

test('[GR23] fifty times opened, worked in and closed, an annex leaves nothing behind', async () => {
  const { page, cdp } = grid.visit()
  await cdp.send('Performance.enable')
  const measure = async (): Promise<{ listeners: number; nodes: number; heapMb: number }> => {
    for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
    const { metrics } = await cdp.send('Performance.getMetrics')
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
    return { listeners: of('JSEventListeners'), nodes: of('Nodes'), heapMb: of('JSHeapUsedSize') / 1e6 }
  }
  const round = async (): Promise<void> => {
    await page.evaluate(() => window.playground!.show(true))
    await page.locator('.ag-row').first().waitFor()
    await select(page, 2, 'c3')
    await page.keyboard.type('Quý')
    await press(page, 'Escape')
    await press(page, 'Control+f')
    await page.evaluate(() => window.playground!.show(false))
    await frames(page)
  }
  for (let i = 0; i < 5; i++) await round()
  const before = await measure()
  for (let i = 0; i < 45; i++) await round()
  const after = await measure()
  expect(await page.locator('.annex-sink, .ag-row, .annex-popup').count()).toBe(0)
  expect(after.listeners - before.listeners).toBeLessThan(20)
  expect(after.nodes - before.nodes).toBeLessThan(500)
  expect(after.heapMb - before.heapMb).toBeLessThan(4)
}, 180_000)
