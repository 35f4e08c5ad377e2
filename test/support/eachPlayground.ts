import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openPlayground, servePlayground, type PlaygroundVisit, type ServedPlayground } from './playground.ts'

/** A fresh playground page for every test of a file, which must end without errors on its console. */
export interface EachPlayground {
  readonly visit: () => PlaygroundVisit
  /** Opens another page, with a query. The test closes its context. */
  readonly open: (query: string, viewport?: { width: number; height: number }) => Promise<PlaygroundVisit>
}

export function eachPlayground(query = ''): EachPlayground {
  let browser: Browser
  let served: ServedPlayground
  let visit: PlaygroundVisit
  beforeAll(async () => {
    served = await servePlayground()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })
  beforeEach(async () => {
    visit = await openPlayground(browser, served.address, query)
  })
  afterEach(async () => {
    expect(visit.errors).toEqual([])
    await visit.context.close()
  })
  return { visit: () => visit, open: (wish, viewport) => openPlayground(browser, served.address, wish, viewport) }
}
