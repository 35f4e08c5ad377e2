import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { frames, givenText, select, textOf, unitsOf } from '../support/gridActs.ts'
import { inputMethods, pressKey, telexWords, typeWord, type InputMethod, type TelexWord } from '../support/inputMethods.ts'
import { openPlayground, servePlayground, type PlaygroundVisit, type ServedPlayground } from '../support/playground.ts'

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

/** Two rows of tasks beside each other in the sample annex: the cell that is clicked, and the one that Enter leads to. */
const rows = [2, 3] as const

async function openFor(kind: CellKind, query = ''): Promise<PlaygroundVisit> {
  const visit = await openPlayground(browser, served.address, query, { width: 900, height: 480 })
  if (kind.headings) await visit.page.evaluate(() => window.playground!.convert(window.playground!.theirs, 2, 4, 'group'))
  await frames(visit.page)
  return visit
}

/** Types a word in two cells, one after the other, and says what is stored there that is wrong. */
async function wrongAfter(visit: PlaygroundVisit, kind: CellKind, word: TelexWord, method: InputMethod, gapMs: number, existing: string): Promise<string[]> {
  const { page, cdp } = visit
  for (const row of rows) await givenText(page, row, kind.column, existing)
  // A heading with texts in its other cells is no heading over the whole row.
  if (kind.headings) for (const row of rows) for (const column of ['c3', 'c4', 'c5', 'c6', 'c7']) await givenText(page, row, column, '')
  await frames(page)
  await select(page, rows[0], kind.headings ? 'c2' : kind.column)
  for (const _ of rows) {
    await typeWord(cdp, word, method, gapMs)
    await pressKey(cdp, 'Enter', 13)
  }
  const wrong: string[] = []
  for (const row of rows) {
    const stored = kind.name === 'units' ? (await unitsOf(page, row, kind.column)).join('|') : await textOf(page, row, kind.column)
    const expected = kind.name === 'units' ? `~${word.word}` : word.word
    const theirs = await textOf(page, row, kind.column, 'theirs')
    if (stored !== expected || theirs !== word.word) wrong.push(`${kind.name} ${method} ${gapMs} ms ${existing ? 'filled' : 'empty'} row ${row}: ${JSON.stringify([stored, theirs])} for ${word.word}`)
  }
  return wrong
}

for (const method of inputMethods) {
  test(`[TY1] every word comes out right: ${method}, every kind of cell, first and second cell, empty and filled, 0, 16 and 40 ms a key`, async () => {
    // One page at a time: on two cores four of them starve one another, and the machine types late instead of the hook.
    const wrong: string[] = []
    for (const kind of kinds) {
      const visit = await openFor(kind)
      for (const gapMs of [0, 16, 40]) {
        for (const existing of ['', 'Phòng Kinh tế']) {
          for (const word of telexWords) wrong.push(...(await wrongAfter(visit, kind, word, method, gapMs, existing)))
        }
      }
      wrong.push(...visit.errors)
      await visit.context.close()
    }
    expect(wrong).toEqual([])
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
