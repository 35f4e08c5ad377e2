import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { signInFirst, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

/** A table with a row broken over two lines, an office that nobody knows, a timeline that can't be read, and a tail. */
const csv = [
  'PHỤ LỤC I,,,,,',
  'NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026,,,,,',
  ',,,,,',
  'STT,Nội dung công việc,Thời hạn,Kết quả/Sản phẩm,Đơn vị chủ trì,Cột lạ',
  'I,Hạ tầng số,,,,',
  '1,Lắp đặt điểm phát mạng không dây tại 05 nhà văn hóa thôn,Quý II/2026,Biên bản nghiệm thu,Tổ Hạ tầng số,x',
  '2,Rà soát máy tính của các cơ quan chuyên môn thuộc xã,lúc nào rảnh,Báo cáo rà soát,Phòng Kinh tế,',
  '3,Tập huấn kỹ năng số cho cán bộ thôn,Quý III/2026,Lớp tập huấn,Phòng Kinh tế,',
  'Tổng cộng,,,,,',
].join('\n')

let visitor: Visitor

const app = useApp({ demo: false }, async ({ browser, server }) => {
  visitor = await signInFirst(browser, server)
})

async function bring(name: string, text: string): Promise<void> {
  await visitor.page.goto(`${app.server.origin}/`)
  await visitor.page.locator('.start-actions').waitFor()
  await visitor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await visitor.page.locator('.imported').waitFor()
}

const kinds = () => visitor.page.locator('.row-choice').evaluateAll((choices) => choices.map((choice) => (choice as HTMLElement).dataset['kind']))
const active = () => visitor.page.locator('.imported-table tr.active').innerText()
const levels = () => visitor.page.locator('.imported-table tbody tr[aria-level]').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-level')))

test('[IM26] the source stands beside the result, with its heading row, what was left out, and the row that is looked at', async () => {
  const { page } = visitor
  await bring('chuyen-doi-so.csv', csv)
  const source = page.locator('.source-table')
  expect(await source.locator('tr.header').innerText()).toContain('Nội dung công việc')
  expect(await source.locator('tr.out').last().innerText()).toContain('Tổng cộng')
  expect(await source.locator('.source-role').allInnerTexts()).toContain('Cơ quan chủ trì')
  await page.locator('.imported-table tr', { hasText: 'Rà soát máy tính' }).locator('td').nth(1).click()
  expect(await source.locator('tr.active').innerText()).toContain('Rà soát máy tính')
  await source.locator('tr', { hasText: 'Tập huấn kỹ năng' }).click()
  expect(await active()).toContain('Tập huấn kỹ năng')
  expect(await page.locator('.source-state').innerText()).toContain('Dòng 8 của tệp thành dòng thứ 4')
})

test('[IM26] cells in doubt are marked on both sides, and a notice leads to its place', async () => {
  const { page } = visitor
  expect(await page.locator('.imported-table td.doubt').allInnerTexts()).toEqual(expect.arrayContaining(['Tổ Hạ tầng số', 'lúc nào rảnh']))
  expect(await page.locator('.source-table td.doubt').allInnerTexts()).toEqual(expect.arrayContaining(['lúc nào rảnh']))
  await page.locator('.notices-group li', { hasText: 'lúc nào rảnh' }).locator('button').click()
  expect(await active()).toContain('Rà soát máy tính')
})

test('[IM27] by keys alone a row gets another kind and level, is joined, left out, kept and undone', async () => {
  const { page } = visitor
  await page.locator('.imported-table').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('2')
  await page.locator('tr.group').waitFor()
  expect(await kinds()).toEqual(['section', 'group', 'task', 'task'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const before = await levels()
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction((old) => [...document.querySelectorAll('.imported-table tbody tr[aria-level]')].map((row) => row.getAttribute('aria-level')).join() !== old, before.join())
  await page.keyboard.press('Backspace')
  await page.waitForFunction(() => document.querySelectorAll('.row-choice').length === 3)
  expect(await page.locator('.imported-table tr', { hasText: 'Rà soát máy tính' }).innerText()).toContain('Tập huấn kỹ năng')
  await page.keyboard.press('Control+z')
  await page.waitForFunction(() => document.querySelectorAll('.row-choice').length === 4)
  await page.keyboard.press('Delete')
  await page.waitForFunction(() => document.querySelectorAll('.row-choice').length === 3)
  // Focus never left the table: the next correction needs no mouse.
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('imported-table')
  await page.locator('.source-table').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('k')
  await page.waitForFunction(() => document.querySelectorAll('.row-choice').length === 4)
})

test('[IM27] by keys alone a column gets another role, and the focus stays on it', async () => {
  const { page } = visitor
  const choice = page.locator('th', { hasText: 'Cột lạ' }).locator('select')
  await choice.focus()
  await page.keyboard.press('ArrowUp')
  const role = await choice.inputValue()
  expect(role).not.toBe('other')
  await page.waitForFunction((name) => [...document.querySelectorAll('.source-role')].some((each) => each.textContent === name), await choice.locator('option:checked').innerText())
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('Cột lạ')
})

test('[IM28] the report names every doubt and every row left out, with sheet and cell', async () => {
  const { page } = visitor
  await bring('chuyen-doi-so.csv', csv)
  const waiting = page.waitForEvent('download')
  await page.getByText('Tải báo cáo').click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe('bao-cao-nhap-chuyen-doi-so.csv')
  const report = readFileSync(await download.path(), 'utf8')
  expect(report.startsWith('\uFEFF"Báo cáo nhập tệp chuyen-doi-so.csv"')).toBe(true)
  expect(report).toMatch(/"CSV","C7","Cần xem","[^"]*""lúc nào rảnh""/)
  expect(report).toMatch(/"CSV","A9","Không nhập","Dòng tổng cộng: Tổng cộng"/)
})

test('only the tables that are ticked come in', async () => {
  const { page } = visitor
  const two = `${csv}\n\n\nPHỤ LỤC II,,,,,\nCHỈ TIÊU NĂM 2026,,,,,\n,,,,,\nSTT,Chỉ tiêu,Mức phấn đấu,Đơn vị chủ trì,,\n1,Tỷ lệ hồ sơ trực tuyến,80%,Phòng Kinh tế,,\n2,Tỷ lệ số hóa,khá,Phòng Kinh tế,,`
  await bring('hai-bang.csv', two)
  expect(await page.locator('.imported-tab').count()).toBe(2)
  await page.locator('.imported-tab').nth(1).click()
  expect(await kinds()).toEqual(['target', 'target'])
  expect(await page.locator('.imported-table td.doubt').allInnerTexts()).toContain('khá')
  await page.locator('.imported-choice input').first().uncheck()
  await page.getByText('Nhập vào sổ mới').click()
  await page.locator('.ag-row').first().waitFor()
  expect(await page.locator('[role=tab]').count()).toBe(1)
  expect(visitor.errors).toEqual([])
})
