import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { AppServer } from './appServer.ts'

/** A person at a browser of their own. Errors of the page are collected: a test ends by looking that there are none. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly errors: string[]
}

export async function visit(browser: Browser, address: string, viewport = { width: 1366, height: 768 }): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // Lost connections are part of some tests; the browser reports each on the console.
    if (message.type() === 'error' && !/WebSocket|ERR_|Failed to load resource/.test(message.text())) errors.push(message.text())
  })
  await page.goto(address)
  return { page, context, errors }
}

/** Opens the sign-in link number `index` of a demo server, and its workbook. */
export async function signInToDemo(browser: Browser, server: AppServer, index: number): Promise<Visitor> {
  const visitor = await visit(browser, server.links[index] as string)
  await visitor.page.locator('.workbooks a').first().click()
  await visitor.page.locator('.ag-row').first().waitFor()
  return visitor
}

/** The first person of a server without data, on the start page that has nothing yet. */
export async function signInFirst(browser: Browser, server: AppServer): Promise<Visitor> {
  const visitor = await visit(browser, server.links[0] as string)
  await visitor.page.locator('.start-empty').waitFor()
  return visitor
}

/** The first person, with the sample open. */
export async function openSample(browser: Browser, server: AppServer): Promise<Visitor> {
  const visitor = await signInFirst(browser, server)
  await visitor.page.getByText('Dùng thử dữ liệu mẫu').click()
  await visitor.page.locator('.ag-row').first().waitFor()
  return visitor
}
