import { expect, test } from 'vitest'
import { signInFirst, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'
import { sheetOf } from '../support/sheetOf.ts'
import { writeAsXlsx } from '../support/annexStyles/writeMatrix.ts'

/** Rows of the large file; with 8 columns the size that the import must take without holding the page up. */
const rowCount = 10_000
/**
 * A main-thread task that nobody may feel, milliseconds. The goal is 50 on an idle machine (measured: none but the first
 * drawing, 51–56); a test machine that does other things at once takes a multiple of that, and a table of 10,000 rows
 * drawn at once a hundred times as long.
 */
const longestTaskMs = 400

let visitor: Visitor
let file: Buffer

useApp({ demo: false }, async ({ browser, server }) => {
  const leads = ['Phòng Kinh tế', 'Công an xã', 'Văn phòng HĐND và UBND xã', 'TTPVHCC']
  const rows = Array.from({ length: rowCount }, (_, index) =>
    index % 50 === 0
      ? ['I', `CẢI CÁCH ${index}`]
      : [String(index % 50), `Rà soát, hệ thống hóa văn bản số ${index} trên địa bàn xã`, 'Quý I/2026', `Báo cáo số ${index}`, leads[index % 4] ?? '', 'Các thôn', String(index * 1000), `ghi chú ${index}`],
  )
  const heading = ['STT', 'Nhiệm vụ', 'Thời gian thực hiện', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Kinh phí', 'Ghi chú']
  file = Buffer.from(await writeAsXlsx([sheetOf(['Phụ lục I'], ['NHIỆM VỤ NĂM 2026'], heading, ...rows)]))
  visitor = await signInFirst(browser, server)
})

const choose = () => visitor.page.locator('input[type=file]').setInputFiles({ name: 'lon.xlsx', mimeType: 'application/octet-stream', buffer: file })

test('[IM39] reading shows its progress and can be stopped: nothing is written, and the worker is gone', async () => {
  const { page } = visitor
  await choose()
  await page.locator('.import-wait progress').waitFor()
  expect(page.workers()).toHaveLength(1)
  const gone = page.workers()[0]?.waitForEvent('close')
  await page.getByText('Dừng đọc tệp').click()
  await gone
  await page.locator('.import').waitFor({ state: 'detached' })
  expect(await page.locator('.start-empty').count()).toBe(1)
})

test('[IM39] a file of 10,000 rows never holds the page up, while it is read, scrolled and corrected', async () => {
  const { page } = visitor
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { longTasks: tasks })
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  })
  await choose()
  await page.locator('.imported').waitFor()
  expect(await page.locator('.import-summary').innerText()).toContain('9800 nhiệm vụ')
  // What is drawn is what can be seen.
  expect(await page.locator('.imported-table tbody tr').count()).toBeLessThan(80)
  const table = page.locator('.imported-table')
  await table.focus()
  await page.keyboard.press('End')
  await page.locator('.imported-table tr.active', { hasText: 'số 9999' }).waitFor()
  await page.locator('.source-table tr.active', { hasText: 'số 9999' }).waitFor()
  await page.keyboard.press('Delete')
  await page.waitForFunction(() => document.querySelector('.import-summary')?.textContent.includes('9799'))
  await page.keyboard.press('Home')
  await page.locator('.imported-table tr.active', { hasText: 'CẢI CÁCH 0' }).waitFor()
  const longest = await page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks))
  expect(longest).toBeLessThan(longestTaskMs)
  expect(visitor.errors).toEqual([])
})
