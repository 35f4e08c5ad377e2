import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { signInToDemo, visit, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let visitor: Visitor

const app = useApp({ demo: true }, async ({ browser, server }) => {
  visitor = await signInToDemo(browser, server, 0)
})

const themes = ['light', 'dark'] as const

async function inTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  // Without motion: colours on their way from one theme to the other would be judged.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
}

test.each(themes)('a workbook with its findings has no serious fault (%s)', async (theme) => {
  const { page } = visitor
  await inTheme(page, theme)
  const panel = page.locator('.panel')
  if ((await panel.count()) === 0) await page.locator('.tabs .button', { hasText: 'Soát lỗi' }).click()
  await panel.waitFor()
  expect(await axeFaults(page)).toEqual([])
})

test('the share dialog has no serious fault', async () => {
  const { page } = visitor
  await inTheme(page, 'light')
  await page.getByText('Chia sẻ', { exact: true }).click()
  await page.locator('.dialog').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test.each(themes)('the start page has no serious fault (%s)', async (theme) => {
  const { page } = visitor
  await page.goto(`${app.server.origin}/`)
  await page.locator('.workbooks').waitFor()
  await inTheme(page, theme)
  expect(await axeFaults(page)).toEqual([])
})

test('the import screen has no serious fault', async () => {
  const { page } = visitor
  await page.locator('input[type=file]').setInputFiles({ name: 'thu.csv', mimeType: 'text/csv', buffer: Buffer.from('STT,Nhiệm vụ,Thời gian,Sản phẩm,Cơ quan chủ trì\n1,Rà soát thủ tục hành chính nội bộ,Quý I,Báo cáo,Tổ lạ') })
  await page.locator('.imported').waitFor()
  expect(await axeFaults(page)).toEqual([])
})

test('signing in has no serious fault', async () => {
  const stranger = await visit(app.browser, app.server.origin)
  await stranger.page.locator('input[name=login]').waitFor()
  expect(await axeFaults(stranger.page)).toEqual([])
  await stranger.context.close()
})
