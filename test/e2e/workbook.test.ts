import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signInToDemo, visit, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let coordinator: Visitor
let editor: Visitor

const app = useApp({ demo: true }, async ({ browser, server }) => {
  coordinator = await signInToDemo(browser, server, 0)
  editor = await signInToDemo(browser, server, 1)
})

const cell = (page: Page, row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`)
const saved = (page: Page) => page.locator('.saving[data-kind="saved"]').waitFor({ timeout: 15_000 })

/** Types into a cell as a person does: click, type over what is there, Enter. */
async function write(page: Page, row: number, column: string, text: string): Promise<void> {
  await cell(page, row, column).click()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

test('what one office writes, the other sees; and both see one another', async () => {
  await write(coordinator.page, 2, 'c3', 'Trong tháng 3/2026')
  await cell(editor.page, 2, 'c3').getByText('Trong tháng 3/2026').waitFor()
  await saved(coordinator.page)
  expect(await coordinator.page.locator('.person').count()).toBe(1)
  expect(await coordinator.page.locator('.person').getAttribute('title')).toContain('Văn phòng HĐND và UBND xã')
})

test('two people in one cell lose no letter', async () => {
  const both = [coordinator.page, editor.page]
  await write(coordinator.page, 3, 'c4', 'giữa')
  await cell(editor.page, 3, 'c4').getByText('giữa', { exact: true }).waitFor()
  for (const page of both) {
    await cell(page, 3, 'c4').click()
    await page.keyboard.press('F2')
  }
  await coordinator.page.keyboard.press('Home')
  for (let i = 0; i < 8; i++) {
    await coordinator.page.keyboard.type('a')
    await editor.page.keyboard.type('b')
  }
  for (const page of both) await page.keyboard.press('Enter')
  for (const page of both) await cell(page, 3, 'c4').getByText('aaaaaaaagiữabbbbbbbb', { exact: true }).waitFor()
})

test('typed offline, tab closed, opened again: all of it arrives', async () => {
  const page = editor.page
  const address = page.url()
  await editor.context.setOffline(true)
  await page.locator('.saving[data-kind="offline"]').waitFor({ timeout: 60_000 })
  await write(page, 4, 'c3', 'Gõ khi mất mạng')
  await page.locator('.saving[data-kind="offline"]', { hasText: 'chờ gửi' }).waitFor()
  expect(await page.locator('.saving').textContent()).toMatch(/Ngoại tuyến – [1-9]\d* thay đổi chờ gửi/)
  await page.close()
  await editor.context.setOffline(false)
  const again = await editor.context.newPage()
  await again.goto(address)
  editor = { ...editor, page: again }
  await cell(coordinator.page, 4, 'c3').getByText('Gõ khi mất mạng').waitFor()
  await saved(again)
})

test('a restart of the server costs a moment, and nothing else', async () => {
  await app.server.stop()
  await coordinator.page.locator('.saving[data-kind="offline"]').waitFor()
  await write(coordinator.page, 5, 'c3', 'Trong lúc khởi động lại')
  app.replace(await app.server.restart())
  await saved(coordinator.page)
  await cell(editor.page, 5, 'c3').getByText('Trong lúc khởi động lại').waitFor({ timeout: 20_000 })
})

test('a workbook that is not mine looks like one that does not exist', async () => {
  const stranger = await editor.context.newPage()
  await stranger.goto(`${app.server.origin}/so/khong-co-so-nay`)
  await stranger.getByText('Không có sổ kế hoạch này').waitFor()
  await stranger.close()
})

test('an unknown route says so, and the server goes on', async () => {
  const page = await editor.context.newPage()
  await page.goto(`${app.server.origin}/khong/co/trang-nay`)
  await page.getByText('Không có trang này').waitFor()
  expect((await fetch(`${app.server.origin}/api/khong-co`)).status).toBe(404)
  expect((await fetch(`${app.server.origin}/healthz`)).status).toBe(200)
  await page.close()
})

test('no page reported an error', () => {
  expect([...coordinator.errors, ...editor.errors]).toEqual([])
})

test('a used sign-in link says what to do', async () => {
  const late = await visit(app.browser, app.server.links[0] ?? `${app.server.origin}/vao#used`)
  await late.page.locator('.message.bad').waitFor()
  expect(await late.page.locator('.message.bad').textContent()).toMatch(/liên kết/i)
  await late.context.close()
})
