import type { Locator, Page } from 'playwright-core'
import '../../client/playground/playfield.ts'

/** A drawn cell by shown row index and column id. */
export const cellOf = (page: Page, row: number, column: string): Locator =>
  page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`).first()

/** The text of a cell in my copy (or the colleague's), by index among all rows of the annex. */
export function textOf(page: Page, row: number, column: string, whose: 'mine' | 'theirs' = 'mine'): Promise<string> {
  return page.evaluate(
    ([at, id, who]) => {
      const { projection } = window.playground![who].session
      return projection.text(projection.rows[at]!.id, projection.columns.find((found) => found.id === id)!)
    },
    [row, column, whose] as const,
  )
}

/** The units of a unit cell: ids, and wordings that the directory doesn't know behind "~". */
export function unitsOf(page: Page, row: number, column: string, whose: 'mine' | 'theirs' = 'mine'): Promise<string[]> {
  return page.evaluate(
    ([at, id, who]) => {
      const { projection } = window.playground![who].session
      return projection.unitEntries(projection.rows[at]!.id, id as never).map((entry) => ('unit' in entry ? entry.unit : `~${entry.text}`))
    },
    [row, column, whose] as const,
  )
}

/** Empties or fills a cell beforehand, as the colleague does it. */
export async function givenText(page: Page, row: number, column: string, text: string): Promise<void> {
  await page.evaluate(
    ([at, id, value]) => window.playground!.write(window.playground!.theirs, at, id, value),
    [row, column, text] as const,
  )
}

/** Lets the page draw twice, so that a frame's work is done. */
export function frames(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))
}

/** Selects a cell with the mouse. */
export async function select(page: Page, row: number, column: string): Promise<void> {
  await cellOf(page, row, column).click({ position: { x: 20, y: 10 } })
}

/** Numbers (STT) and first letters of the shown rows. */
export function outline(page: Page, count = 12): Promise<string[]> {
  return page.evaluate((rows) => {
    const { projection } = window.playground!.mine.session
    const title = projection.columns.find((column) => column.role === 'task')!
    return projection.rows.slice(0, rows).map((row) => `${row.number} ${projection.text(row.id, title).slice(0, 14)}`)
  }, count)
}

/** What is selected: the cells at both corners and the active one, as "row column" by shown row index. */
export async function selected(page: Page): Promise<{ readonly anchor: string; readonly head: string; readonly active: string }> {
  return page.evaluate(() => {
    const { selection, sheet } = window.playground!.handle!.look()
    const name = (cell: { row: string; column: string }): string => `${sheet.rowIndex(cell.row as never)} ${cell.column}`
    if (!selection) return { anchor: '', head: '', active: '' }
    return { anchor: name(selection.anchor), head: name(selection.head), active: name(selection.active) }
  })
}

/** Presses a key several times. */
export async function press(page: Page, keys: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(keys)
}

/** Drags from one point to another, with the button down. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
}

/** A point in a drawn cell. */
export async function pointIn(page: Page, row: number, column: string, right = 20, down = 10): Promise<{ x: number; y: number }> {
  // The grid draws a frame later: wait for the cell, then ask where it is.
  await cellOf(page, row, column).waitFor()
  const box = (await cellOf(page, row, column).boundingBox())!
  return { x: box.x + right, y: box.y + down }
}

export const clipboardText = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

/** Puts text (and HTML) on the clipboard and pastes it with the keyboard. */
export async function paste(page: Page, text: string, html = ''): Promise<void> {
  await page.evaluate(
    async ([plain, markup]) => {
      const parts: Record<string, Blob> = { 'text/plain': new Blob([plain], { type: 'text/plain' }) }
      if (markup) parts['text/html'] = new Blob([markup], { type: 'text/html' })
      await navigator.clipboard.write([new ClipboardItem(parts)])
    },
    [text, html] as const,
  )
  await page.keyboard.press('Control+v')
}
