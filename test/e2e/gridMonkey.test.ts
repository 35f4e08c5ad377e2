import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eachPlayground } from '../support/eachPlayground.ts'
import { frames } from '../support/gridActs.ts'
import { seededRandom } from '../support/random.ts'

const grid = eachPlayground()

const keys = [
  ...['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Enter', 'Tab', 'Shift+Tab', 'Shift+Enter', 'F2', 'Escape', 'Delete', 'Backspace', 'Home', 'End', 'PageDown', 'PageUp'],
  ...['Control+c', 'Control+x', 'Control+v', 'Control+z', 'Control+y', 'Control+d', 'Control+r', 'Control+End', 'Control+Home', 'Control+ArrowDown', 'Control+a', 'Control+.'],
  ...['Control+Enter', 'Control+Shift+Enter', 'Control+Delete', 'Control+Shift+d', 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown', 'Alt+Enter'],
  ...['Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+Space', 'Control+Space'],
]
const texts = ['Đức', 'thực hiện', '1', 'Quý I/2026', 'P.VHXH; ', 'Hội lạ']
const views = ['Nhóm theo cơ quan chủ trì', 'Nhóm theo quý', 'Theo mục', 'Gộp các ô', 'Việc của đơn vị tôi']

/** One act of the colleague, or of the line between us. */
const theirs = (page: Page, what: number, where: number) =>
  page.evaluate(
    ([kind, share]) => {
      const playground = window.playground!
      const rows = playground.theirs.session.projection.rows.length
      const row = Math.floor(share * rows)
      if (rows < 4) return
      const acts = [
        () => playground.write(playground.theirs, row, ['c2', 'c3', 'c4', 'c5', 'c6'][row % 5]!, `họ ${row}`),
        () => playground.insert(playground.theirs, row, 'c2', 0, 'x'),
        () => playground.remove(playground.theirs, row),
        () => playground.insertRow(playground.theirs, row),
        () => playground.convert(playground.theirs, row, row + 1, (['task', 'group', 'section'] as const)[row % 3]!),
        () => playground.setOnline(false),
        () => playground.setOnline(true),
      ]
      acts[Math.floor(kind * acts.length)]!()
    },
    [what, where] as const,
  )

async function act(page: Page, random: () => number): Promise<void> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const [x, y] = [20 + random() * 1300, 90 + random() * 650]
  const kind = Math.floor(random() * 20)
  if (kind < 9) await page.keyboard.press(pick(keys))
  else if (kind < 12) await page.keyboard.type(pick(texts))
  else if (kind < 15) await page.mouse.click(x, y, { button: random() < 0.1 ? 'right' : 'left', clickCount: random() < 0.2 ? 2 : 1 })
  else if (kind < 16) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(20 + random() * 1300, 90 + random() * 670, { steps: 3 })
    await page.mouse.up()
  } else if (kind < 19) await theirs(page, random(), random())
  else {
    await page.evaluate(() => window.playground!.handle!.openView({ x: 400, y: 60 }))
    await page.locator('.annex-menu button', { hasText: pick(views) }).first().click()
  }
  if ((await page.locator('dialog[open], .annex-menu').count()) > 0) await page.keyboard.press('Escape')
}

/** Whether both copies agree, and drawn cells that don't show what the document holds. */
const judge = (page: Page) =>
  page.evaluate(() => {
    const { mine, theirs: other, handle } = window.playground!
    const texts = ({ session: { projection } }: typeof mine): string =>
      JSON.stringify(projection.rows.map((row) => [row.id, row.kind, row.level, row.number, ...projection.columns.map((column) => projection.text(row.id, column))]))
    const { sheet } = handle!.look()
    const wrong = [...document.querySelectorAll<HTMLElement>('.ag-row[row-id] .ag-cell[col-id]')].flatMap((cell) => {
      const row = sheet.rowIndex(cell.closest('.ag-row')!.getAttribute('row-id') as never)
      const column = sheet.columnIndex(cell.getAttribute('col-id') as never)
      if (row >= 0 && sheet.spans(row)) return []
      return row >= 0 && column >= 0 && cell.textContent === sheet.text(row, column) ? [] : [`${row} ${column}: ${cell.textContent}`]
    })
    return { agree: texts(mine) === texts(other), wrong }
  })

test.each([1, 2])('[GR34] whatever two people do in whatever order, nothing fails, both agree and the table shows the document: seed %i', async (seed) => {
  const { page } = grid.visit()
  const random = seededRandom(seed)
  for (let i = 0; i < 150; i++) {
    await act(page, random)
    if (i % 10 === 0) await frames(page)
  }
  await page.keyboard.press('Escape')
  await page.evaluate(() => window.playground!.setOnline(true))
  await frames(page)
  expect(await judge(page)).toEqual({ agree: true, wrong: [] })
}, 120_000)
