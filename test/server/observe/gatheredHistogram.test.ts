import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { GatheredHistogram } from '../../../server/observe/gatheredHistogram.ts'

async function figures(registry: Registry): Promise<Record<string, number>> {
  const lines = (await registry.metrics()).split('\n').filter((line) => line.startsWith('t_'))
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

test('every value that was noted is counted once, when the figures are read and again later, few or many', async () => {
  const registry = new Registry()
  const histogram = new GatheredHistogram({ name: 't', help: 't', buckets: [1, 10], registers: [registry] })
  for (const value of [0.5, 5, 50]) histogram.observe(value)
  expect(await figures(registry)).toMatchObject({ 't_bucket{le="1"}': 1, 't_bucket{le="10"}': 2, 't_bucket{le="+Inf"}': 3, t_sum: 55.5, t_count: 3 })
  for (let i = 0; i < 10_000; i++) histogram.observe(2)
  expect(await figures(registry)).toMatchObject({ 't_bucket{le="1"}': 1, 't_bucket{le="10"}': 10_002, t_count: 10_003 })
  expect((await figures(registry))['t_count']).toBe(10_003)
})
