import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readInterchange } from '../../shared/interchange/readInterchange.ts'
import { readWorkbookFile } from '../../shared/office/readWorkbookFile.ts'
import { understandWorkbook } from '../../shared/sheet/understand/understandWorkbook.ts'
import { visit, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let visitor: Visitor
let exported = ''

const app = useApp({ demo: false }, async ({ browser, server }) => {
  visitor = await visit(browser, server.links[0] as string)
})

const toStart = (page: Page) => page.goto(`${app.server.origin}/`)
const file = (page: Page) => page.locator('input[type=file]')

test('the first link signs the first person in, to an empty page that says what to do', async () => {
  const { page } = visitor
  await page.getByText('Chưa có sổ kế hoạch nào').waitFor()
  expect(page.url()).toBe(`${app.server.origin}/`)
  expect(await page.locator('.start-actions').innerText()).toContain('Nhập tệp Excel')
})

test('the sample opens, and is exported as a workbook file that reads as the same annex', async () => {
  const { page } = visitor
  await page.getByText('Dùng thử dữ liệu mẫu').click()
  await page.locator('.ag-row').first().waitFor()
  await page.locator('.saving[data-kind="saved"]').waitFor()
  await page.getByText('Xuất', { exact: true }).click()
  const waiting = page.waitForEvent('download')
  await page.getByText('Bản làm việc, có cột nội bộ (.xlsx)').click()
  const download = await waiting
  exported = join(app.server.dataFolder, 'xuat.xlsx')
  await download.saveAs(exported)
  const id = page.url().split('/').at(-1) ?? ''
  const live = readInterchange(await page.evaluate((workbook) => fetch(`/api/workbooks/${workbook}/annex.json`).then((answer) => answer.json() as unknown), id)).workbook
  const { readFileSync } = await import('node:fs')
  const read = understandWorkbook(await readWorkbookFile(readFileSync(exported), 'xuat.xlsx'), { units: live.units, newId: (prefix) => prefix + Math.random().toString(36).slice(2) }).workbook
  const texts = (workbook: typeof live) => workbook.annexes.map((annex) => annex.rows.map((row) => [row.kind, row.level, row.number, ...annex.columns.map((column) => row.cells[column.id] ?? '')]))
  expect(live.annexes[0]?.rows.filter((row) => row.kind === 'task')).toHaveLength(73)
  expect(texts(read)).toEqual(texts(live))
})

test('that file comes in again: preview first, then a workbook', async () => {
  const { page } = visitor
  await toStart(page)
  await file(page).setInputFiles(exported)
  await page.getByText('10 phần, 6 nhóm, 73 nhiệm vụ, 20 chỉ tiêu').waitFor()
  expect(await page.locator('.imported-tab').count()).toBe(2)
  expect(await page.locator('.workbooks tbody tr').count()).toBe(1)
  await page.getByText('Nhập vào sổ mới').click()
  await page.locator('.ag-row').first().waitFor()
  expect(await page.locator('.status').innerText()).toContain('73 nhiệm vụ')
})

test('a new workbook starts with an annex that can be written', async () => {
  const { page } = visitor
  await toStart(page)
  await page.getByText('Sổ mới').click()
  await page.locator('input[name=title]').fill('Chuyển đổi số năm 2027')
  await page.locator('input[name=issuer]').fill('UBND xã Tân Phước An')
  await page.getByText('Tạo sổ').click()
  await page.locator('.ag-row').first().waitFor()
  expect(await page.locator('.topbar h1').innerText()).toBe('Chuyển đổi số năm 2027')
})

const refused: readonly (readonly [what: string, name: string, bytes: () => Uint8Array, sentence: RegExp])[] = [
  ['no workbook at all', 'thu.xlsx', () => new TextEncoder().encode('xin chào'), /không phải bảng tính/],
  ['an empty file', 'rong.xlsx', () => new Uint8Array(), /rỗng|trống/i],
  ['a file past the limit', 'lon.xlsx', () => new Uint8Array(10 * 2 ** 20 + 1).fill(65), /10 MB/],
  ['a damaged workbook', 'hong.xlsx', () => Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 200 }, (_, i) => i)]), /hỏng/],
]

test.each(refused)('%s is refused in one sentence', async (_, name, bytes, sentence) => {
  const { page } = visitor
  await toStart(page)
  const path = join(app.server.dataFolder, name)
  writeFileSync(path, bytes())
  await file(page).setInputFiles(path)
  await page.locator('.import-refused .message').waitFor()
  expect(await page.locator('.import-refused .message').innerText()).toMatch(sentence)
})

test('no page reported an error', () => {
  expect(visitor.errors).toEqual([])
})
