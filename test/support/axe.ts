import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { repository } from './sources.ts'

const axe = readFileSync(`${repository}node_modules/axe-core/axe.min.js`, 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

/** Serious and critical faults that axe finds, as lines. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const violations = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then((result) => result.violations)')) as Violation[]
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary.split('\n').at(1)?.trim() ?? ''}`))
}
