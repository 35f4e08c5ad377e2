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

/** Of each figure the labels that tell its kinds apart. */
function labelsOf({ registry }: ReturnType<typeof createMetrics>): ReadonlyMap<string, readonly string[]> {
  const metrics = registry.getMetricsAsArray() as unknown as readonly { readonly name: string; readonly labelNames: readonly string[] }[]
  return new Map(metrics.map(({ name, labelNames }) => [name, labelNames]))
}

test('[ST23] the dashboard groups and chooses by labels that its figures have', () => {
  const labels = labelsOf(createMetrics())
  const { panels } = JSON.parse(read('grafana.json')) as Dashboard
  const wrong = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => {
    const known = new Set(figuresIn(expr).flatMap((name) => (name.endsWith('_bucket') ? ['le'] : (labels.get(name) ?? []))))
    const used = [...expr.matchAll(/\b(?:by|without) \(([^)]*)\)|\{([^}]*)\}/g)].flatMap(([, grouped, chosen]) => (grouped ?? chosen ?? '').match(/[a-z]\w*(?==|\s*$|\s*,)/gi) ?? [])
    return used.filter((label) => !known.has(label)).map((label) => `${label} in ${expr}`)
  }))
  expect(wrong).toEqual([])
})

test('[ST23] /metrics holds figures only: no name, no id, no text of anybody', async () => {
  const metrics = createMetrics()
  metrics.refusals.inc({ code: 'access.denied' })
  const counted = (await metrics.registry.getMetricsAsJSON()).flatMap(({ values }) => values.flatMap((value) => Object.keys(value.labels)))
  const labels = [...counted, ...[...labelsOf(metrics).values()].flat()]
  expect([...new Set(labels)].filter((label) => !['code', 'alert', 'le'].includes(label))).toEqual([])
})
