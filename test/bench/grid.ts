import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { frames, press, select } from '../support/gridActs.ts'
import { openPlayground, servePlayground, type PlaygroundVisit } from '../support/playground.ts'
import { median, type Figure } from './record.ts'

/** A table of the sample's width, as a spreadsheet puts it on the clipboard. */
const pasted = (rows: number): string =>
  Array.from({ length: rows }, (_, i) => [`Nhiệm vụ dán vào số ${i}`, 'Quý III/2026', 'Báo cáo kết quả', 'Phòng Kinh tế', 'Công an xã; Trạm Y tế xã'].join('\t')).join('\n')

/** The grid in a browser: opening, typing, pasting, selecting; against plain AG Grid Community with the same rows. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  const served = await servePlayground({ checked: false })
  const browser = await launchChromium()
  try {
    const rows = short ? 1_000 : 5_000
    const visit = await openPlayground(browser, served.address, `rows=${rows}`)
    const figures: Figure[] = []
    const open = await openings(visit)
    const plain = await plainGrid(browser, visit)
    figures.push({ name: `open ${rows} rows to paint`, value: open, unit: 'ms', limit: 1_500 })
    figures.push({ name: 'open ÷ plain AG Grid', value: open / plain, unit: 'ratio' })
    figures.push(...(await typing(visit, short)))
    figures.push(...(await pasting(visit)))
    figures.push(await selecting(visit))
    await visit.context.close()
    figures.push(...(await large(browser, served.address, short ? 5_000 : 50_000)))
    figures.push(await memory(browser, served.address, rows))
    return figures
  } finally {
    await browser.close()
    await served.stop()
  }
}

/** From asking for the view to its first painted frame. */
async function openings({ page }: PlaygroundVisit): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < 3; i++) {
    taken.push(
      await page.evaluate(async () => {
        window.playground!.show(false)
        await new Promise((done) => setTimeout(done, 200))
        const start = performance.now()
        window.playground!.show(true)
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        return performance.now() - start
      }),
    )
  }
  return median(taken)
}

/** The same texts in AG Grid Community as it comes: fixed row heights, no colours, no editing. */
async function plainGrid(browser: Browser, { page }: PlaygroundVisit): Promise<number> {
  const texts = await page.evaluate(() => {
    const { projection } = window.playground!.mine.session
    return projection.rows.map((row) => Object.fromEntries(projection.columns.map((column) => [column.id, projection.text(row.id, column)])))
  })
  const bare = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await bare.setContent('<div id="grid" style="height:740px"></div>')
  await bare.addScriptTag({ path: createRequire(import.meta.url).resolve('ag-grid-community').replace(/package\/main\.cjs\.js$/, 'ag-grid-community.min.js') })
  const taken = await bare.evaluate(async (rowData) => {
    const { agGrid } = window as unknown as { agGrid: { createGrid: (host: Element, options: unknown) => unknown } }
    const start = performance.now()
    const columnDefs = Object.keys(rowData[0] ?? {}).map((field) => ({ field, wrapText: true }))
    agGrid.createGrid(document.getElementById('grid')!, { rowData, columnDefs, rowHeight: 88 })
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return performance.now() - start
  }, texts)
  await bare.close()
  return taken
}

/** From a key's own time to the frame that shows its letter, for each of many letters. */
async function keyTimes({ page }: PlaygroundVisit, letters: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    addEventListener('keydown', (event) => {
      const start = event.timeStamp
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => void times.push(performance.now() - start)
        port2.postMessage(0)
      })
    }, true)
  })
  for (let i = 0; i < letters; i++) await page.keyboard.type('chu viet '[i % 9] as string, { delay: 25 })
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes.splice(0))
}

const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0

async function typing(visit: PlaygroundVisit, short: boolean): Promise<Figure[]> {
  const { page } = visit
  const letters = short ? 60 : 200
  await select(page, 3, 'c2')
  const alone = await keyTimes(visit, letters)
  await press(page, 'Enter')
  await select(page, 2, 'c2')
  await page.evaluate(() => {
    const { projection } = window.playground!.theirs.session
    let count = 0
    const timer = setInterval(() => {
      const row = count % 3 === 0 ? count % 12 : (count * 37) % projection.rows.length
      if (row > 2) window.playground!.insert(window.playground!.theirs, row, 'c4', 0, 'x')
      count += 1
    }, 10)
    Object.assign(window, { stopRemote: () => clearInterval(timer) })
  })
  const together = await keyTimes(visit, letters)
  await page.evaluate(() => (window as unknown as { stopRemote: () => void }).stopRemote())
  await press(page, 'Enter')
  return [
    { name: 'key to paint, p95', value: p95(alone), unit: 'ms', limit: 25 },
    { name: 'key to paint with 100 remote edits/s, p95', value: p95(together), unit: 'ms', limit: 35 },
  ]
}

async function pasting({ page }: PlaygroundVisit): Promise<Figure[]> {
  await select(page, 2, 'c2')
  // The other copy in this page would take its own time to follow.
  await page.evaluate(() => window.playground!.setOnline(false))
  const paste = await page.evaluate(async (text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const start = performance.now()
    document.querySelector('.annex-sink')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    return performance.now() - start
  }, pasted(1_000))
  await frames(page)
  const undo = await page.evaluate(async () => {
    const start = performance.now()
    window.playground!.handle!.undo()
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    return performance.now() - start
  })
  await page.evaluate(() => window.playground!.setOnline(true))
  return [
    { name: 'paste 1,000 × 5 cells to paint', value: paste, unit: 'ms', limit: 300 },
    { name: 'undo of that paste', value: undo, unit: 'ms', limit: 150 },
  ]
}

/** Script in the dearest frame while a drag selects over 500 rows, scrolling at the edge. */
async function selecting({ page, cdp }: PlaygroundVisit): Promise<Figure> {
  await cdp.send('Performance.enable')
  const script = async (): Promise<number> => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')!.value * 1_000
  await page.evaluate(() => void (document.querySelector('.ag-grid-viewport')!.scrollTop = 0))
  await frames(page)
  await page.mouse.move(200, 200)
  await page.mouse.down()
  await page.mouse.move(300, 764, { steps: 3 })
  let dearest = 0
  let reached = 0
  for (let i = 0; i < 2_000 && reached < 500; i++) {
    const before = await script()
    reached = await page.evaluate(
      () => new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(window.playground!.handle!.look().sheet.rowIndex(window.playground!.handle!.look().selection!.head.row))))),
    )
    dearest = Math.max(dearest, (await script()) - before)
  }
  await page.mouse.up()
  return { name: 'drag over 500 rows, script in the dearest frame', value: dearest, unit: 'ms', limit: 33 }
}

/** A table far larger than any annex: it opens, scrolls, and never blocks long. */
async function large(browser: Browser, address: string, rows: number): Promise<Figure[]> {
  const { page, context } = await openPlayground(browser, address, `rows=${rows}`)
  const found = await page.evaluate(async () => {
    const tasks: number[] = []
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
    window.playground!.show(false)
    await new Promise((done) => setTimeout(done, 500))
    observer.observe({ entryTypes: ['longtask'] })
    const start = performance.now()
    window.playground!.show(true)
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const painted = performance.now() - start
    await new Promise((done) => setTimeout(done, 6_000))
    const opening = tasks.splice(0)
    const view = document.querySelector('.ag-grid-viewport')!
    for (let i = 0; i < 60; i++) {
      view.scrollTop += i % 10 === 9 ? view.scrollHeight / 8 : 400
      await new Promise((done) => requestAnimationFrame(done))
    }
    await new Promise((done) => setTimeout(done, 300))
    return { painted, opening: Math.max(0, ...opening), scrolling: Math.max(0, ...tasks) }
  })
  await context.close()
  return [
    { name: `open ${rows} rows to paint`, value: found.painted, unit: 'ms' },
    { name: `open ${rows} rows, longest block`, value: found.opening, unit: 'ms' },
    { name: `scroll ${rows} rows, longest block`, value: found.scrolling, unit: 'ms', limit: 60 },
  ]
}

/** What the tab takes with the annex open, over the page without it. */
async function memory(browser: Browser, address: string, rows: number): Promise<Figure> {
  const heap = async (query: string): Promise<number> => {
    const { page, context, cdp } = await openPlayground(browser, address, query)
    await frames(page)
    await cdp.send('Performance.enable')
    for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
    const { metrics } = await cdp.send('Performance.getMetrics')
    await context.close()
    return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1e6
  }
  // The playground holds two copies of the document: half of the difference is one.
  return { name: `heap of ${rows} rows over 1 row, two copies`, value: (await heap(`rows=${rows}`)) - (await heap('rows=1')), unit: 'MB', limit: 240 }
}
