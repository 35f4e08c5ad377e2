import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addProcessMetrics, createMetrics } from '../../../server/observe/metrics.ts'

const read = (name: string): string => readFileSync(new URL(`../../../server/operations/${name}`, import.meta.url), 'utf8')

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[]
}

/** Names of figures in an expression: what is no function and no word of the language. */
const figuresIn = (expr: string): string[] => expr.match(/\b(?:phuluc|process|nodejs)_\w+/g) ?? []

test('[ST23] every figure that the dashboard shows is counted, and every figure of ours is shown', async () => {
  const metrics = createMetrics()
  addProcessMetrics(metrics)
  const known = new Set((await metrics.registry.getMetricsAsJSON()).map(({ name }) => name))
  const { panels } = JSON.parse(read('grafana.json')) as Dashboard
  const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => figuresIn(expr))).map((name) => name.replace(/_bucket$/, '')))
  expect([...shown].filter((name) => !known.has(name))).toEqual([])
  expect([...known].filter((name) => name.startsWith('phuluc_') && !shown.has(name))).toEqual([])
  expect(panels.every(({ targets }) => targets.every(({ expr }) => figuresIn(expr).length > 0))).toBe(true)
})

test('[ST23] /metrics holds figures only: no name, no id, no text of anybody', async () => {
  const metrics = createMetrics()
  metrics.refusals.inc({ code: 'access.denied' })
  const labels = (await metrics.registry.getMetricsAsJSON()).flatMap(({ values }) => values.flatMap((value) => Object.keys(value.labels)))
  expect([...new Set(labels)].filter((label) => !['code', 'alert', 'le'].includes(label))).toEqual([])
})
