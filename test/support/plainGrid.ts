import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'

/** AG Grid Community as it comes, in a page of its own: the peer that the grid's figures are held against. */
export interface PlainGrid {
  readonly page: Page
  /** Brings the rows into the page, so that opening is only that. */
  readonly load: (rows: readonly PlainRow[]) => Promise<void>
  /** Makes it with the loaded rows; milliseconds to the first painted frame. */
  readonly open: () => Promise<number>
  /** Writes texts into the first rows; milliseconds to paint. */
  readonly write: (rows: readonly PlainRow[]) => Promise<number>
  /** Writes a letter after the other into a shown cell while `edits` others a second come elsewhere; milliseconds to paint for each. */
  readonly type: (letters: number, edits: number) => Promise<number[]>
  readonly close: () => Promise<void>
}

export type PlainRow = Readonly<Record<string, string>>

interface Api {
  readonly applyTransaction: (change: { update: object[] }) => void
  readonly getDisplayedRowAtIndex: (index: number) => { readonly data: Record<string, string>; setDataValue: (column: string, value: string) => void }
  readonly getDisplayedRowCount: () => number
  readonly destroy: () => void
}

declare global {
  interface Window {
    plain?: { readonly agGrid: { readonly createGrid: (host: Element, options: unknown) => Api }; api?: Api; rows?: readonly PlainRow[] }
  }
}

/** Fixed row heights, wrapped texts, no colours, no editing: less than ours does. */
export async function openPlainGrid(browser: Browser): Promise<PlainGrid> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.setContent('<div id="grid" style="height:740px"></div>')
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('ag-grid-community').replace(/package\/main\.cjs\.js$/, 'ag-grid-community.min.js') })
  await page.evaluate(() => void (window.plain = window as unknown as Window['plain'] & object))
  return {
    page,
    load: (rows) => page.evaluate((given) => void (window.plain!.rows = given.map((row, i) => ({ ...row, id: String(i) }))), rows),
    open: () => page.evaluate(openIn),
    write: (rows) => page.evaluate(writeIn, rows),
    type: (letters, edits) => page.evaluate(typeIn, { letters, edits }),
    close: () => page.close(),
  }
}

async function openIn(): Promise<number> {
  const plain = window.plain!
  plain.api?.destroy()
  const rowData = plain.rows ?? []
  const columnDefs = Object.keys(rowData[0] ?? {}).filter((field) => field !== 'id').map((field) => ({ field, wrapText: true }))
  const start = performance.now()
  plain.api = plain.agGrid.createGrid(document.getElementById('grid')!, { rowData, columnDefs, rowHeight: 88, getRowId: ({ data }: { data: { id: string } }) => data.id })
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  return performance.now() - start
}

async function writeIn(rows: readonly PlainRow[]): Promise<number> {
  const api = window.plain!.api!
  const start = performance.now()
  api.applyTransaction({ update: rows.map((row, i) => ({ ...row, id: String(i) })) })
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return performance.now() - start
}

async function typeIn({ letters, edits }: { letters: number; edits: number }): Promise<number[]> {
  const api = window.plain!.api!
  const times: number[] = []
  const write = (row: number, text: string): void => {
    const node = api.getDisplayedRowAtIndex(row)
    const column = Object.keys(node.data)[2]!
    node.setDataValue(column, text + node.data[column])
  }
  let count = 0
  const timer = edits > 0 ? setInterval(() => write(3 + (++count % 3 === 0 ? count % 9 : (count * 37) % (api.getDisplayedRowCount() - 3)), 'x'), 1_000 / edits) : undefined
  for (let i = 0; i < letters; i++) {
    await new Promise((done) => setTimeout(done, 25))
    const start = performance.now()
    write(2, 'a')
    await new Promise<void>((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done()
        port2.postMessage(0)
      }),
    )
    times.push(performance.now() - start)
  }
  clearInterval(timer)
  return times
}
