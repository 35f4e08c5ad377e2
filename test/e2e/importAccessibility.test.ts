import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { signInFirst, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

const csv = 'PHỤ LỤC I\nNHIỆM VỤ NĂM 2026\nSTT,Nhiệm vụ,Thời gian,Sản phẩm,Cơ quan chủ trì,Cột lạ\nI,Hạ tầng số,,,,\n1,Rà soát thủ tục hành chính nội bộ,lúc nào rảnh,Báo cáo,Tổ lạ,x\n2,Kiểm tra công vụ,Quý I,Biên bản,Phòng Kinh tế,\nTổng cộng,,,,,'

let visitor: Visitor

useApp({ demo: false }, async ({ browser, server }) => {
  visitor = await signInFirst(browser, server)
  await visitor.page.emulateMedia({ reducedMotion: 'reduce' })
})

/** Serious and critical faults that axe finds on the screen that covers the page, in both themes, and whether anything is wider than a phone of 360 pixels. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    found.push(...(await axeFaults(page, { within: '.import, .dialog' })).map((fault) => `${theme} ${fault}`))
  }
  await page.setViewportSize({ width: 360, height: 740 })
  // Parts of the screen that are cut off beside the page; tables scroll in boxes of their own.
  const wide = await page.evaluate(() => [...document.querySelectorAll('.import .button, .import h1, .import h2, .import .message, .import input, .import > * , .dialog *')].filter((each) => !each.closest('.imported-scroll, .source-scroll') && each.getBoundingClientRect().right > 361).map((each) => `too wide: ${each.className}`))
  await page.setViewportSize({ width: 1366, height: 768 })
  return [...found, ...wide]
}

const choose = (name: string, text: string) => visitor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('the preview of an import has no serious fault, in light, dark and on a phone', async () => {
  const { page } = visitor
  await choose('thu.csv', csv)
  await page.locator('.source-table td').nth(4).waitFor()
  await page.locator('.left-out summary').click()
  await page.locator('.imported-table tr', { hasText: 'Rà soát' }).locator('td').nth(1).click()
  expect(await faults(page)).toEqual([])
})

test('Tab goes from the head of the preview over the file and its doubts to the result, and stays on the screen', async () => {
  const { page } = visitor
  // Whoever waited for the file stands in the result.
  expect(await page.evaluate(() => document.activeElement?.closest('.imported-table') !== null)).toBe(true)
  const stops: string[] = []
  await page.locator('.import-head .icon-only').focus()
  for (let step = 0; step < 40; step++) {
    const name = await page.evaluate(() => {
      const { activeElement: element } = document
      const place = ['.import-head', '.import-accept', '.source', '.import-told', '.imported-table'].find((selector) => element?.closest(selector))
      return place ?? element?.className ?? ''
    })
    if (stops.at(-1) !== name) stops.push(name)
    await page.keyboard.press('Tab')
  }
  expect(stops.slice(0, 6)).toEqual(['.import-head', '.import-accept', '.source', '.import-told', '.imported-table', '.import-head'])
})

test('a refused file has no serious fault, and the way on has the focus', async () => {
  const { page } = visitor
  await page.locator('.import-head .icon-only').click()
  await choose('thu.xlsx', 'xin chào')
  await page.locator('.import-refused').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Chọn tệp khác')
  expect(await faults(page)).toEqual([])
  await page.getByText('Thôi', { exact: true }).click()
})

test('the dialog for pasting has no serious fault', async () => {
  const { page } = visitor
  await page.locator('.start-actions').getByText('Dán bảng hoặc văn bản').click()
  await page.locator('.paste-field').waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test('the comparison of a file has no serious fault', async () => {
  const { page } = visitor
  await choose('thu.csv', csv)
  await page.getByText('Nhập vào sổ mới').click()
  await page.locator('.ag-row').first().waitFor()
  await page.locator('.tabs .button', { hasText: 'Thêm phụ lục' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('Đối chiếu tệp vào phụ lục này…').click()
  await (await chooser).setFiles({ name: 'thu.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.replace('Biên bản', 'Báo cáo thẩm tra').replace('Quý I', 'Quý III')) })
  await page.getByText('Đối chiếu với phụ lục này', { exact: true }).click()
  await page.locator('.merge-line').first().waitFor()
  expect(await faults(page)).toEqual([])
  expect(visitor.errors).toEqual([])
})
