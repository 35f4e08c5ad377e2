import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { frames } from '../support/gridActs.ts'
import { inputMethods, pressKey, telexWords, typeWord, type InputMethod, type TelexWord } from '../support/inputMethods.ts'
import { openPlayground, servePlayground, type PlaygroundVisit, type ServedPlayground } from '../support/playground.ts'
import { typingDay, wordsToType } from '../support/typingSample.ts'

let browser: Browser
let served: ServedPlayground

beforeAll(async () => {
  served = await servePlayground({ checked: false })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

/** Where words are typed: the column of the sample annex, and whether the rows are headings. */
interface CellKind {
  readonly name: string
  readonly column: string
  readonly headings: boolean
}

const kinds: readonly CellKind[] = [
  { name: 'text', column: 'c2', headings: false },
  { name: 'timeline', column: 'c3', headings: false },
  { name: 'units', column: 'c5', headings: false },
  { name: 'heading', column: 'c2', headings: true },
]

/** Between two keys, milliseconds: a hook's burst, a quick typist's frame, a slow one. */
const gapsMs = [0, 16, 40] as const
const fillings = ['', 'Phòng Kinh tế'] as const
const day = typingDay(Date.now())

/** Two rows of tasks beside each other in the sample annex: the cell that is clicked, and the one that Enter leads to. */
const rows = [2, 3] as const

async function openFor(kind: CellKind, query = ''): Promise<PlaygroundVisit> {
  const visit = await openPlayground(browser, served.address, query, { width: 900, height: 480 })
  if (kind.headings) await visit.page.evaluate(() => window.playground!.convert(window.playground!.theirs, 2, 4, 'group'))
  await frames(visit.page)
  return visit
}

/** Fills both cells as a colleague does, brings them into sight, and says where to click for the first one. */
function prepare({ page }: PlaygroundVisit, kind: CellKind, existing: string): Promise<{ x: number; y: number }> {
  return page.evaluate(
    async ([targets, column, headings, text]) => {
      const playground = window.playground!
      for (const row of targets) {
        playground.write(playground.theirs, row, column, text)
        // A heading with texts in its other cells is no heading over the whole row.
        if (headings) for (const other of ['c3', 'c4', 'c5', 'c6', 'c7']) playground.write(playground.theirs, row, other, '')
      }
      document.querySelector('.ag-grid-viewport')!.scrollTop = 0
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      const box = document.querySelector(`.ag-row[row-index="${targets[0]}"] .ag-cell[col-id="${column}"]`)!.getBoundingClientRect()
      return { x: box.left + 20, y: box.top + 10 }
    },
    [rows, kind.column, kind.headings, existing] as const,
  )
}

/** What both copies hold in the two cells: "~" before a wording that the directory of units doesn't know. */
function stored({ page }: PlaygroundVisit, kind: CellKind): Promise<string[]> {
  return page.evaluate(
    ([targets, id]) => {
      const { mine, theirs } = window.playground!
      return [mine, theirs].flatMap(({ session: { projection } }) => {
        const column = projection.columns.find((each) => each.id === id)!
        return targets.map((row) => {
          const units = projection.unitEntries(projection.rows[row]!.id, column.id)
          return units.length > 0 ? units.map((entry) => ('unit' in entry ? entry.unit : `~${entry.text}`)).join('|') : projection.text(projection.rows[row]!.id, column)
        })
      })
    },
    [rows, kind.column] as const,
  )
}

/** Types a word in two cells, one after the other, and says what is stored there that is wrong. */
async function wrongAfter(visit: PlaygroundVisit, kind: CellKind, word: TelexWord, method: InputMethod, gapMs: number, existing: string): Promise<string[]> {
  const { page, cdp } = visit
  const place = await prepare(visit, kind, existing)
  await page.mouse.click(place.x, place.y)
  for (const _ of rows) {
    await typeWord(cdp, word, method, gapMs)
    await pressKey(cdp, 'Enter', 13)
  }
  const found = await stored(visit, kind)
  const expected = kind.name === 'units' ? `~${word.word}` : word.word
  return found.every((text) => text === expected) ? [] : [`${kind.name} ${method} ${gapMs} ms ${existing ? 'filled' : 'empty'}: ${JSON.stringify(found)} for ${word.word} (TYPING_DAY=${day})`]
}

/** All gaps and fillings in cells of one kind, in a page of its own, with their words; what came out wrong. */
async function wrongIn(kind: CellKind, method: InputMethod): Promise<string[]> {
  const visit = await openFor(kind)
  const wrong: string[] = []
  for (const [gap, gapMs] of gapsMs.entries()) {
    for (const [filling, existing] of fillings.entries()) {
      const words = wordsToType([inputMethods.indexOf(method), kinds.indexOf(kind), gap, filling], day)
      for (const word of words) wrong.push(...(await wrongAfter(visit, kind, word, method, gapMs, existing)))
    }
  }
  wrong.push(...visit.errors)
  await visit.context.close()
  return wrong
}

test('[TY1] a sample meets every word each day, and in four days every word in every combination', () => {
  const combinations = inputMethods.flatMap((_, method) => kinds.flatMap((__, kind) => gapsMs.flatMap((___, gap) => fillings.map((____, filling) => [method, kind, gap, filling]))))
  const typed = (days: readonly number[]): Set<string> => new Set(days.flatMap((at) => combinations.flatMap((each) => wordsToType(each, at, false).map(({ word }) => `${each} ${word}`))))
  expect(combinations).toHaveLength(96)
  expect(typed([day]).size).toBe((96 * telexWords.length) / 4)
  expect(new Set([...typed([day])].map((each) => each.split(' ').slice(1).join(' '))).size).toBe(telexWords.length)
  expect(typed([day, day + 1, day + 2, day + 3]).size).toBe(96 * telexWords.length)
})

for (const method of inputMethods) {
  test(`[TY1] every word comes out right: ${method}, every kind of cell, first and second cell, empty and filled, 0, 16 and 40 ms a key`, async () => {
    // Two pages at a time: most of a typing is the waiting between its keys. Four starve one another on two cores, and the
    // machine types late instead of the hook.
    const lanes = [kinds.slice(0, 2), kinds.slice(2)].map(async (lane) => {
      const wrong: string[] = []
      for (const kind of lane) wrong.push(...(await wrongIn(kind, method)))
      return wrong
    })
    expect((await Promise.all(lanes)).flat()).toEqual([])
  }, 400_000)
}

test.each(['lateEditor', 'inlineCompletion', 'writeWhileComposing'])('[TY1] the suite sees a broken technique: %s', async (fault) => {
  const [text] = kinds as [CellKind]
  const visit = await openFor(text, `fault=${fault}`)
  const method = fault === 'writeWhileComposing' ? 'composition' : 'backspaces'
  const wrong: string[] = []
  for (const word of telexWords.slice(0, 4)) wrong.push(...(await wrongAfter(visit, text, word, method, 0, '')))
  await visit.context.close()
  expect(wrong.length).toBeGreaterThan(0)
})
