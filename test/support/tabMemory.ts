import { existsSync, readFileSync } from 'node:fs'
import type { Browser, CDPSession } from 'playwright-core'

/** Megabytes of JavaScript that are still in use after collecting. */
export async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable')
  for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6
}

/** Ids of the processes that pages run in. */
export async function tabProcesses(browser: Browser): Promise<Set<number>> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return new Set(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id))
}

/**
 * Megabytes that the page which came since `before` has for itself alone, elements and pictures included; NaN where the
 * system doesn't tell (not Linux). The browser keeps an empty spare process at hand: the page's is the largest.
 */
export async function newTabMemory(browser: Browser, before: ReadonlySet<number>): Promise<number> {
  const sizes = [...(await tabProcesses(browser))].flatMap((pid) => (before.has(pid) ? [] : [privateMemory(pid)]))
  const told = sizes.filter((size) => !Number.isNaN(size))
  return told.length > 0 ? Math.max(...told) : Number.NaN
}

function privateMemory(pid: number): number {
  const file = `/proc/${pid}/smaps_rollup`
  if (!existsSync(file)) return Number.NaN
  const kilobytes = [...readFileSync(file, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce((sum, [, size]) => sum + Number(size), 0)
  return kilobytes / 1e3
}
