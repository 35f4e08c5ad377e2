import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { frames, press, select, textOf } from '../support/gridActs.ts'
import { watchMainThread } from '../support/mainThread.ts'
import { openPlainGrid, type PlainGrid, type PlainRow } from '../support/plainGrid.ts'
import { openPlayground, servePlayground, type PlaygroundVisit } from '../support/playground.ts'
import { heapOf, newTabMemory, tabProcesses } from '../support/tabMemory.ts'
import { median, percentile, type Figure } from './record.ts'

const rows = 5_000
const manyRows = 50_000
const pastedRows = 1_000
const columns = ['c2', 'c3', 'c4', 'c5', 'c6']

const pastedTexts = (i: number): string[] => [`Nhiệm vụ dán vào số ${i}`, 'Quý III/2026', 'Báo cáo kết quả', 'Phòng Kinh tế', 'Công an xã; Trạm Y tế xã']
/** A table of the sample's width, as a spreadsheet puts it on the clipboard. */
const pasted = Array.from({ length: pastedRows }, (_, i) => pastedTexts(i).join('\t')).join('\n')

/**
 * The grid in a browser: opening, typing, pasting, selecting, scrolling, memory; beside each figure the same act in plain
 * AG Grid Community with the same texts. An act that did not really happen is an error, not a good figure.
 */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  const served = await servePlayground({ checked: false })
  const browser = await launchChromium()
  const plain = await openPlainGrid(browser)
  try {
    const rounds = short ? 1 : 3
    const visit = await openPlayground(browser, served.address, `rows=${rows}`)
    const texts = await textsOf(visit.page)
    const figures = await opening(visit, plain, texts)
    figures.push(...(await typing(visit, plain, short ? 60 : 200)))
    await visit.context.close()
    figures.push(...(await pasting(() => openPlayground(browser, served.address, `rows=${rows}&alone`), plain, rounds)))
    figures.push(...(await moving(browser, await openPlayground(browser, served.address, `rows=${rows}&alone`), plain)))
    figures.push(...(await large(browser, await openPlayground(browser, served.address, `rows=${manyRows}&alone`), plain)))
    figures.push(...(await memory(browser, () => openPlayground(browser, served.address, `rows=${rows}&alone`))))
    return figures
  } finally {
    await browser.close()
    await served.stop()
  }
}

function must(happened: boolean, what: string): void {
  if (!happened) throw new Error(`the benchmark is void: ${what}`)
}

/** The shown texts of all rows, for the peer. */
function textsOf(page: Page): Promise<PlainRow[]> {
  return page.evaluate(() => {
    const { projection } = window.playground!.mine.session
    return projection.rows.map((row) => Object.fromEntries(projection.columns.map((column) => [column.id, projection.text(row.id, column)])))
  })
}

/** From asking for the view to its first painted frame. */
async function opening({ page }: PlaygroundVisit, plain: PlainGrid, texts: readonly PlainRow[]): Promise<Figure[]> {
  const ours: number[] = []
  const theirs: number[] = []
  await plain.load(texts)
  for (let i = 0; i < 3; i++) {
    ours.push(await page.evaluate(showAgain))
    theirs.push(await plain.open())
  }
  const shown = await page.evaluate(() => window.playground!.handle!.look().sheet.rowCount)
  must(shown === rows, `${shown} rows are shown`)
  return [{ name: `open ${rows} rows to paint`, value: median(ours), unit: 'ms', limit: 1_500, plain: median(theirs) }]
}

async function showAgain(): Promise<number> {
  window.playground!.show(false)
  await new Promise((done) => setTimeout(done, 200))
  const start = performance.now()
  window.playground!.show(true)
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  return performance.now() - start
}

/** From a key's own time to the frame that shows its letter, for each of many letters. */
async function keyTimes({ page }: PlaygroundVisit, letters: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    const stop = new AbortController()
    Object.assign(window, { stopKeyTimes: () => stop.abort() })
    const onKey = (event: KeyboardEvent): void => {
      const start = event.timeStamp
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => void times.push(performance.now() - start)
        port2.postMessage(0)
      })
    }
    addEventListener('keydown', onKey, { capture: true, signal: stop.signal })
  })
  const typed = Array.from({ length: letters }, (_, i) => 'chu viet '[i % 9] as string)
  for (const letter of typed) await page.keyboard.type(letter, { delay: 25 })
  await frames(page)
  const shown = await page.locator('.annex-sink').evaluate((sink: HTMLTextAreaElement) => sink.value)
  must(shown === typed.join(''), `"${shown}" stands in the cell`)
  return page.evaluate(() => {
    const { keyTimes: times, stopKeyTimes } = window as unknown as { keyTimes: number[]; stopKeyTimes: () => void }
    stopKeyTimes()
    return times
  })
}

async function typing(visit: PlaygroundVisit, plain: PlainGrid, letters: number): Promise<Figure[]> {
  const { page } = visit
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
    Object.assign(window, { stopRemote: () => (clearInterval(timer), count) })
  })
  const together = await keyTimes(visit, letters)
  const edits = await page.evaluate(() => (window as unknown as { stopRemote: () => number }).stopRemote())
  must(edits > letters / 4, `${edits} remote edits came in while ${letters} letters were typed`)
  await press(page, 'Enter')
  return [
    { name: `key to paint at ${rows} rows, p95`, value: percentile(alone, 0.95), unit: 'ms', limit: 25, plain: percentile(await plain.type(letters, 0), 0.95) },
    { name: 'key to paint with 100 remote edits/s, p95', value: percentile(together, 0.95), unit: 'ms', limit: 35, plain: percentile(await plain.type(letters, 100), 0.95) },
  ]
}

/** The first paste and the first undo of a page: nothing is warm yet. */
async function pasting(open: () => Promise<PlaygroundVisit>, plain: PlainGrid, rounds: number): Promise<Figure[]> {
  const taken = { paste: [] as number[], undo: [] as number[], plain: [] as number[] }
  for (let i = 0; i < rounds; i++) {
    const { page, context } = await open()
    const before = await textOf(page, pastedRows + 1, 'c2')
    await select(page, 2, 'c2')
    taken.paste.push(await page.evaluate(pasteIn, pasted))
    must((await textOf(page, pastedRows + 1, 'c2')) === pastedTexts(pastedRows - 1)[0], 'the last pasted row has another text')
    await frames(page)
    taken.undo.push(await page.evaluate(undoIn))
    must((await textOf(page, pastedRows + 1, 'c2')) === before, 'the undone row has another text')
    await context.close()
    taken.plain.push(await plain.write(Array.from({ length: pastedRows }, (_, n) => Object.fromEntries(pastedTexts(n).map((text, c) => [columns[c] as string, `${text} ${i}`])))))
  }
  return [
    { name: `paste ${pastedRows} × 5 cells to paint`, value: median(taken.paste), unit: 'ms', limit: 300, plain: median(taken.plain) },
    { name: 'undo of that paste, one step', value: median(taken.undo), unit: 'ms', limit: 150, plain: median(taken.plain) },
  ]
}

async function pasteIn(text: string): Promise<number> {
  const data = new DataTransfer()
  data.setData('text/plain', text)
  const start = performance.now()
  document.querySelector('.annex-sink')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return performance.now() - start
}

async function undoIn(): Promise<number> {
  const start = performance.now()
  window.playground!.handle!.undo()
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return performance.now() - start
}

/** Script in the dearest frame of a drag that selects 500 rows, and of a scroll through the whole table. */
async function moving(browser: Browser, { page, context }: PlaygroundVisit, plain: PlainGrid): Promise<Figure[]> {
  const head = (): Promise<number> => page.evaluate(() => window.playground!.handle!.look().sheet.rowIndex(window.playground!.handle!.look().selection!.head.row))
  const dragged = await watchMainThread(browser, page, async () => {
    await page.mouse.move(200, 200)
    await page.mouse.down()
    // Below the edge, as far as it scrolls fastest.
    await page.mouse.move(300, 900, { steps: 3 })
    for (let i = 0; i < 200 && (await head()) < 500; i++) await page.waitForTimeout(100)
    await page.mouse.up()
  })
  must((await head()) >= 500 && dragged.frames > 100, `the drag came to row ${await head()} in ${dragged.frames} frames`)
  const scrolled = await watchMainThread(browser, page, () => scroll(page))
  const plainScrolled = await watchMainThread(browser, plain.page, () => scroll(plain.page))
  await context.close()
  return [
    { name: 'drag over 500 rows, script in the dearest frame', value: dragged.dearestFrame, unit: 'ms', limit: 33, plain: plainScrolled.dearestFrame },
    { name: `scroll ${rows} rows, script in the dearest frame`, value: scrolled.dearestFrame, unit: 'ms', limit: 33, plain: plainScrolled.dearestFrame },
  ]
}

/** By lines and by leaps, from the top to the end. */
async function scroll(page: Page): Promise<void> {
  const at = await page.evaluate(async () => {
    const view = document.querySelector<HTMLElement>('.ag-grid-viewport')!
    view.scrollTop = 0
    for (let i = 0; i < 120; i++) {
      view.scrollTop += i % 10 === 9 ? view.scrollHeight / 11 : 400
      await new Promise((done) => requestAnimationFrame(done))
    }
    await new Promise((done) => setTimeout(done, 300))
    return (view.scrollTop + view.clientHeight) / view.scrollHeight
  })
  must(at > 0.99, `the scroll came to ${Math.round(at * 100)} % of the height`)
}

/** A table far larger than any annex: it opens, its heights are measured, it scrolls, and never blocks long. */
async function large(browser: Browser, { page, context }: PlaygroundVisit, plain: PlainGrid): Promise<Figure[]> {
  const texts = await textsOf(page)
  await page.evaluate(() => window.playground!.show(false))
  await page.waitForTimeout(500)
  const opened = await watchMainThread(browser, page, async () => {
    await page.evaluate(() => window.playground!.show(true))
    await allMeasured(page)
  })
  const { rowCount, height } = await page.evaluate(() => ({ rowCount: window.playground!.handle!.look().sheet.rowCount, height: document.querySelector('.ag-grid-viewport')!.scrollHeight }))
  must(rowCount === manyRows && height > manyRows * 33, `${rowCount} rows are ${height} pixels high`)
  const painted = await page.evaluate(showAgain)
  await allMeasured(page)
  const scrolled = await watchMainThread(browser, page, () => scroll(page))
  await context.close()
  await plain.load(texts)
  let plainPainted = 0
  const plainOpened = await watchMainThread(browser, plain.page, async () => void (plainPainted = await plain.open()))
  const plainScrolled = await watchMainThread(browser, plain.page, () => scroll(plain.page))
  return [
    { name: `open ${manyRows} rows to paint`, value: painted, unit: 'ms', plain: plainPainted },
    { name: `open ${manyRows} rows, longest block`, value: opened.longestTask, unit: 'ms', limit: 50, plain: plainOpened.longestTask },
    { name: `scroll ${manyRows} rows, longest block`, value: scrolled.longestTask, unit: 'ms', limit: 50, plain: plainScrolled.longestTask },
  ]
}

/** Waits until the height of the table stays: it changes as long as rows are measured. */
async function allMeasured(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const view = document.querySelector('.ag-grid-viewport')!
    for (let still = 0, height = 0, i = 0; still < 8 && i < 100; still++, i++) {
      if (view.scrollHeight !== height) still = 0
      height = view.scrollHeight
      await new Promise((done) => setTimeout(done, 300))
    }
  })
}

/** What a tab takes with an annex of one copy open, over an empty page. */
async function memory(browser: Browser, open: () => Promise<PlaygroundVisit>): Promise<Figure[]> {
  const before = await tabProcesses(browser)
  const empty = await browser.newContext()
  const page = await empty.newPage()
  const emptyHeap = await heapOf(await empty.newCDPSession(page))
  const emptyTab = await newTabMemory(browser, before)
  const others = await tabProcesses(browser)
  const { page: annex, context, cdp } = await open()
  await frames(annex)
  const heap = await heapOf(cdp)
  const tab = await newTabMemory(browser, others)
  await context.close()
  await empty.close()
  const figures: Figure[] = [{ name: `script memory of ${rows} rows over an empty page`, value: heap - emptyHeap, unit: 'MB', limit: 120 }]
  return Number.isNaN(tab - emptyTab) ? figures : [...figures, { name: `memory of the tab with ${rows} rows over an empty page`, value: tab - emptyTab, unit: 'MB', limit: 120 }]
}
