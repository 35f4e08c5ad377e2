import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInToDemo, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let people: Visitor[]

const app = useApp({ demo: true }, async ({ browser, server }) => {
  people = []
  for (let i = 0; i < 4; i++) people.push(await signInToDemo(browser, server, i))
})

const cell = '.ag-row[row-index="2"] .ag-cell[col-id="c4"]'
/** Between the last letter and the blow, milliseconds: a thought, not a save. */
const soonMs = 100

/** Types into a cell and kills the tab's process a moment later, without a word to the page. */
async function typeAndKill(page: Page, text: string): Promise<void> {
  await page.locator(cell).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('End')
  await page.keyboard.insertText(text)
  await page.waitForTimeout(soonMs)
  const tab = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // The one who would answer is gone: whichever comes first, an end or a refusal.
  await Promise.any([crashed, tab.send('Page.crash')])
  await crashed
}

for (const [index, line] of (['with the line', 'without a line'] as const).entries()) {
  test(`[CV1] [PR42] ${line}: the tab dies 100 ms after typing, and the text is there on reopening`, async () => {
    const { context } = people[index] as Visitor
    const { page: other } = people[index + 2] as Visitor
    const address = other.url()
    const page = await context.newPage()
    await page.goto(address)
    await page.locator(cell).waitFor()
    const isCut = line === 'without a line'
    if (isCut) {
      await page.locator('.saving[data-kind="saved"]').waitFor()
      await app.server.stop('SIGKILL')
      await page.locator('.saving[data-kind="saved"]').waitFor({ state: 'detached' })
    }
    const text = ` gõ ${line}`
    await typeAndKill(page, text)
    if (isCut) app.replace(await app.server.restart())
    const again = await context.newPage()
    await again.goto(address)
    await again.locator(cell).filter({ hasText: text }).waitFor()
    // And from the server, for everybody.
    await again.locator('.saving[data-kind="saved"]').waitFor()
    await other.reload()
    await expect.poll(() => other.locator(cell).textContent(), { timeout: 15_000 }).toContain(text)
    await again.close()
  })
}
