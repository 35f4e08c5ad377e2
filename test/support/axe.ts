import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { repository } from './sources.ts'

const axe = readFileSync(`${repository}node_modules/axe-core/axe.min.js`, 'utf8')
/** WCAG 2.2 AA, by axe's names. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly html: string; readonly failureSummary: string }[]
}

/**
 * Serious and critical faults that axe finds, as lines.
 * @param within selector of the part that is judged; absent: the whole page
 * @param rules 'wcag', or all that axe knows (its advice too)
 */
export async function axeFaults(page: Page, { within = 'html', rules = 'wcag' }: { readonly within?: string; readonly rules?: 'wcag' | 'all' } = {}): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  await page.evaluate(settled)
  // Only what is wrong is written down: describing what is right takes three times as long as judging it.
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules === 'wcag' ? { runOnly: wcag } : {}) })
  const violations = (await page.evaluate(`axe.run(document.querySelector(${JSON.stringify(within)}), ${options}).then((result) => result.violations)`)) as Violation[]
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.html.slice(0, 160)} ${node.failureSummary.split('\n').at(1)?.trim() ?? ''}`))
}

/** In the page: waits for colours and places that are on their way; what turns for ever is none. */
async function settled(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}
