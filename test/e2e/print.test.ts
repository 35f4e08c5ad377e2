import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeData, startApp, type AppServer } from '../support/appServer.ts'
import { launchChromium } from '../support/chromium.ts'
import { signInToDemo, type Visitor } from '../support/pages.ts'

let browser: Browser
let server: AppServer
let visitor: Visitor

beforeAll(async () => {
  browser = await launchChromium()
  server = await startApp({ demo: true })
  visitor = await signInToDemo(browser, server, 0)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (server) removeData(server)
})

test('the preview shows the pages of the file, follows the choices, and mends what departs from the form', async () => {
  const { page, errors } = visitor
  await page.locator('.saving[data-kind="saved"]').waitFor()
  await page.getByText('Xuất', { exact: true }).click()
  await page.getByText('Xem trước, in, PDF, Word …').click()
  const frame = page.locator('iframe.print-pages')
  await frame.waitFor()
  const bytesOf = async () => {
    const address = (await frame.getAttribute('src')) ?? ''
    return page.evaluate(async (url) => {
      const answer = await fetch(url)
      return { start: (await answer.text()).slice(0, 5), frames: answer.headers.get('content-security-policy') }
    }, address)
  }
  expect(await bytesOf()).toEqual({ start: '%PDF-', frames: expect.stringContaining("frame-ancestors 'self'") })
  const view = page.locator('.print-form label', { hasText: 'Bản ban hành' }).locator('select')
  await page.getByLabel('Khổ giấy A4').selectOption('portrait')
  await view.selectOption('draft')
  await expect.poll(() => frame.getAttribute('src')).toContain('orientation=portrait')
  expect(await frame.getAttribute('src')).toContain('view=draft')
  const said = page.locator('.print-findings li', { hasText: 'cột nội bộ' })
  await said.getByText('Sửa').click()
  await expect.poll(() => view.inputValue()).toBe('issued')
  await said.waitFor({ state: 'detached' })
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '.docx' }).click()
  expect((await waiting).suggestedFilename()).toBe('phu-luc.docx')
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/print.png` })
  await page.getByText('Về bảng').click()
  await frame.waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})
