import { expect, test } from 'vitest'
import { cellOf } from '../support/gridActs.ts'
import { visit } from '../support/pages.ts'
import { useOffices } from '../support/useOffices.ts'
import { saved, writeCell } from '../support/workbookActs.ts'

const offices = useOffices({ editor: 1 })

test('what one office writes, the other sees; and both see one another', async () => {
  await writeCell(offices.coordinator.page, 2, 'c3', 'Trong tháng 3/2026')
  await cellOf(offices.editor.page, 2, 'c3').getByText('Trong tháng 3/2026').waitFor()
  await saved(offices.coordinator.page)
  expect(await offices.coordinator.page.locator('.person').count()).toBe(1)
  expect(await offices.coordinator.page.locator('.person').getAttribute('title')).toContain('Văn phòng HĐND và UBND xã')
})

test('two people in one cell lose no letter', async () => {
  const both = [offices.coordinator.page, offices.editor.page]
  await writeCell(offices.coordinator.page, 3, 'c4', 'giữa')
  await cellOf(offices.editor.page, 3, 'c4').getByText('giữa', { exact: true }).waitFor()
  for (const page of both) {
    await cellOf(page, 3, 'c4').click()
    await page.keyboard.press('F2')
  }
  await offices.coordinator.page.keyboard.press('Home')
  for (let i = 0; i < 8; i++) {
    await offices.coordinator.page.keyboard.type('a')
    await offices.editor.page.keyboard.type('b')
  }
  for (const page of both) await page.keyboard.press('Enter')
  for (const page of both) await cellOf(page, 3, 'c4').getByText('aaaaaaaagiữabbbbbbbb', { exact: true }).waitFor()
})

test('typed offline, tab closed, opened again: all of it arrives', async () => {
  const page = offices.editor.page
  const address = page.url()
  await offices.editor.context.setOffline(true)
  await page.locator('.saving[data-kind="offline"]').waitFor({ timeout: 60_000 })
  await writeCell(page, 4, 'c3', 'Gõ khi mất mạng')
  await page.locator('.saving[data-kind="offline"]', { hasText: 'chờ gửi' }).waitFor()
  expect(await page.locator('.saving').textContent()).toMatch(/Ngoại tuyến – [1-9]\d* thay đổi chờ gửi/)
  await page.close()
  await offices.editor.context.setOffline(false)
  const again = await offices.editor.context.newPage()
  await again.goto(address)
  offices.editor = { ...offices.editor, page: again }
  await cellOf(offices.coordinator.page, 4, 'c3').getByText('Gõ khi mất mạng').waitFor()
  await saved(again)
})

test('a restart of the server costs a moment, and nothing else', async () => {
  await offices.app.server.stop()
  await offices.coordinator.page.locator('.saving[data-kind="offline"]').waitFor()
  await writeCell(offices.coordinator.page, 5, 'c3', 'Trong lúc khởi động lại')
  offices.app.replace(await offices.app.server.restart())
  await saved(offices.coordinator.page)
  await cellOf(offices.editor.page, 5, 'c3').getByText('Trong lúc khởi động lại').waitFor({ timeout: 20_000 })
})

test('a workbook that is not mine looks like one that does not exist', async () => {
  const stranger = await offices.editor.context.newPage()
  await stranger.goto(`${offices.app.server.origin}/so/khong-co-so-nay`)
  await stranger.getByText('Không có sổ kế hoạch này').waitFor()
  await stranger.close()
})

test('an unknown route says so, and the server goes on', async () => {
  const page = await offices.editor.context.newPage()
  await page.goto(`${offices.app.server.origin}/khong/co/trang-nay`)
  await page.getByText('Không có trang này').waitFor()
  expect((await fetch(`${offices.app.server.origin}/api/khong-co`)).status).toBe(404)
  expect((await fetch(`${offices.app.server.origin}/healthz`)).status).toBe(200)
  await page.close()
})

test('no page reported an error', () => {
  expect(offices.errors()).toEqual([])
})

test('a used sign-in link says what to do', async () => {
  const late = await visit(offices.app.browser, offices.app.server.links[0] ?? `${offices.app.server.origin}/vao#used`)
  await late.page.locator('.message.bad').waitFor()
  expect(await late.page.locator('.message.bad').textContent()).toMatch(/liên kết/i)
  await late.context.close()
})
