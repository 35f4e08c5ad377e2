import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { removeData, startApp } from '../support/appServer.ts'
import { setup } from '../support/buildClient.ts'
import { launchChromium } from '../support/chromium.ts'
import { signInToDemo } from '../support/pages.ts'
import { repository } from '../support/sources.ts'
import { median, percentile, type Figure } from './record.ts'

const row = 2
const column = 'c4'
const cellSelector = `.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`

/** Notes, in the page, when each text first stands in the cell (milliseconds since 1970): the frame that paints it follows. */
async function watchCell(page: Page): Promise<void> {
  await page.evaluate((selector) => {
    const seen: Record<string, number> = {}
    Object.assign(window, { seen })
    const look = (): void => {
      const text = document.querySelector(selector)?.textContent ?? ''
      seen[text] ??= performance.timeOrigin + performance.now()
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, cellSelector)
}

/** Types `count` letters in one page; milliseconds until each is on the other page's screen. */
async function editToOtherScreen(writer: Page, reader: Page, count: number): Promise<number[]> {
  await watchCell(reader)
  await writer.locator(cellSelector).click()
  await writer.keyboard.press('Delete')
  await writer.keyboard.press('F2')
  // The clock starts at the input event itself: the way of the test's command into the browser is not the product's.
  await writer.evaluate(() => {
    const typed: number[] = []
    Object.assign(window, { typed })
    addEventListener('beforeinput', () => typed.push(performance.timeOrigin + performance.now()), true)
  })
  let text = ''
  for (let i = 0; i < count; i++) {
    const letter = 'abcdefghij'[i % 10] as string
    text += letter
    await writer.keyboard.insertText(letter)
    await reader.waitForFunction(([selector, wanted]) => document.querySelector(selector as string)?.textContent?.startsWith(wanted as string), [cellSelector, text] as const)
  }
  await writer.keyboard.press('Escape')
  const seen = await reader.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen)
  const sent = await writer.evaluate(() => (window as unknown as { typed: number[] }).typed)
  return sent.flatMap((at, i) => {
    const wanted = 'abcdefghij'.repeat(Math.ceil((i + 1) / 10)).slice(0, i + 1)
    const found = Object.entries(seen).find(([shown]) => shown.startsWith(wanted))
    return found ? [found[1] - at] : []
  })
}

/** Bytes of script that the start page and a workbook load, gzipped; what is loaded only when used doesn't count. */
async function firstLoadBytes(page: Page): Promise<number> {
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name).pathname)
      .filter((path) => path.endsWith('.js')),
  )
  return [...new Set(names)].reduce((sum, path) => sum + gzipSync(readFileSync(`${repository}dist${path}`), { level: 9 }).length, 0)
}

/** Makes a workbook of so many rows out of the sample's; its id. */
async function makeBigWorkbook(page: Page, rows: number): Promise<string> {
  const sample = JSON.parse(readFileSync(`${repository}server/demo/commune.json`, 'utf8')) as { annexes: { rows: { id: string }[] }[] }
  const [annex] = sample.annexes
  if (!annex) throw new Error('the sample has no annex')
  const many = Array.from({ length: rows }, (_, i) => ({ ...annex.rows[i % annex.rows.length], id: `r${i}` }))
  const body = JSON.stringify({ ...sample, annexes: [{ ...annex, rows: many }] })
  return page.evaluate(async (json) => {
    const answer = await fetch('/api/workbooks', { method: 'POST', headers: { 'content-type': 'application/json' }, body: json })
    return ((await answer.json()) as { id: string }).id
  }, body)
}

/** Milliseconds from a letter's input event to the end of the frame that shows it. */
async function typingTimes(page: Page, letters: number): Promise<number[]> {
  await page.locator(cellSelector).click()
  await page.keyboard.press('F2')
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    addEventListener(
      'beforeinput',
      () => {
        const typed = performance.now()
        requestAnimationFrame(() => {
          const painted = new MessageChannel()
          painted.port1.onmessage = () => times.push(performance.now() - typed)
          painted.port2.postMessage(0)
        })
      },
      true,
    )
  })
  for (let i = 0; i < letters; i++) {
    await page.keyboard.insertText('a')
    await page.waitForTimeout(30)
  }
  await page.keyboard.press('Escape')
  return page.evaluate(() => (window as unknown as { times: number[] }).times)
}

/** A workbook of 5,000 rows over the real server: how soon it is on screen, and how it types. */
async function bigFigures(page: Page, origin: string, short: boolean): Promise<Figure[]> {
  const id = await makeBigWorkbook(page, 5_000)
  const opening: number[] = []
  for (let i = 0; i < 3; i++) {
    await page.goto(`${origin}/`)
    const started = performance.now()
    await page.goto(`${origin}/so/${id}`)
    await page.locator('.ag-row').first().waitFor()
    opening.push(performance.now() - started)
  }
  await page.locator('.saving[data-kind="saved"]').waitFor()
  const times = await typingTimes(page, short ? 30 : 120)
  return [
    { name: '5,000 rows on screen, from navigation', value: median(opening), unit: 'ms', limit: 2_000 },
    { name: '5,000 rows: letter to painted, p95', value: percentile(times, 0.95), unit: 'ms', limit: 50 },
  ]
}

/** The app as two people meet it: server, sockets, two browsers, on loopback. */
export async function run({ short }: { short: boolean }): Promise<readonly Figure[]> {
  await setup()
  const browser = await launchChromium()
  const server = await startApp({ demo: true })
  try {
    const writer = await signInToDemo(browser, server, 0)
    const reader = await signInToDemo(browser, server, 1)
    const first = await firstLoadBytes(writer.page)
    const times = await editToOtherScreen(writer.page, reader.page, short ? 30 : 150)
    const opening: number[] = []
    for (let i = 0; i < 3; i++) {
      const started = performance.now()
      await reader.page.reload()
      await reader.page.locator('.ag-row').first().waitFor()
      opening.push(performance.now() - started)
    }
    const scripts = readdirSync(`${repository}dist/assets`).filter((name) => name.endsWith('.js'))
    return [
      { name: 'edit to the other screen, p50', value: median(times), unit: 'ms', limit: 30 },
      { name: 'edit to the other screen, p99', value: percentile(times, 0.99), unit: 'ms' },
      { name: 'script of the first load, gzip', value: first / 1024, unit: 'KiB', limit: 350 },
      { name: 'script files in all', value: scripts.length, unit: 'files' },
      { name: 'workbook on screen, warm', value: median(opening), unit: 'ms', limit: 1_000 },
      ...(await bigFigures(writer.page, server.origin, short)),
    ]
  } finally {
    await browser.close()
    await server.stop()
    removeData(server)
  }
}
