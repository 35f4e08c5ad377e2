import { expect, test } from 'vitest'
import { signInToDemo } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

const app = useApp({ demo: true })

const cell = '.ag-row[row-index="2"] .ag-cell[col-id="c4"]'

test('[PR3] [PR40] a page from before an update is told to reload; what it has not sent is sent by the new one', async () => {
  const { page, context } = await signInToDemo(app.browser, app.server, 0)
  await context.addInitScript(() => {
    const Real = WebSocket
    class Versioned extends Real {
      constructor(address: string | URL, protocols?: string | string[]) {
        const url = new URL(address)
        if ('isOld' in window) url.searchParams.set('protocol', '9999')
        super(url, protocols)
      }
    }
    Object.assign(window, { WebSocket: Versioned })
  })
  await page.reload()
  await page.locator(cell).waitFor()
  const { page: other } = await signInToDemo(app.browser, app.server, 1)
  await page.locator('.saving[data-kind="saved"]').waitFor()
  // From here on this page speaks a version that the server has left behind, until it is loaded anew.
  await page.evaluate(() => Object.assign(window, { isOld: true }))
  await app.server.stop()
  await page.locator(cell).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('End')
  await page.keyboard.insertText(' viết lúc cập nhật')
  await page.keyboard.press('Enter')
  app.replace(await app.server.restart())
  const reload = page.locator('.banner button')
  await reload.waitFor()
  await expect.poll(() => other.locator(cell).textContent()).not.toContain('viết lúc cập nhật')
  await reload.click()
  await expect.poll(() => other.locator(cell).textContent(), { timeout: 15_000 }).toContain('viết lúc cập nhật')
  await page.locator('.saving[data-kind="saved"]').waitFor()
})
