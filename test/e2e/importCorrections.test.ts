import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signInFirst, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

/** A table as offices mail it around: an unknown office, an odd column, a line of totals at its end. */
const csv = [
  'PHỤ LỤC I',
  'NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026',
  '',
  'STT,Nội dung công việc,Thời hạn,Kết quả/Sản phẩm,Đơn vị chủ trì,Cột lạ',
  'I,Hạ tầng số,,,,',
  '1,Lắp đặt điểm phát mạng không dây tại 05 nhà văn hóa thôn,Quý II/2026,Biên bản nghiệm thu,Tổ Hạ tầng số,x',
  '2,Rà soát máy tính của các cơ quan chuyên môn thuộc xã,Tháng 3,Báo cáo rà soát,Phòng Kinh tế,',
  'Tổng cộng,,,,,',
].join('\n')

let visitor: Visitor

const app = useApp({ demo: false }, async ({ browser, server }) => {
  visitor = await signInFirst(browser, server)
  const path = join(server.dataFolder, 'chuyen-doi-so.csv')
  writeFileSync(path, csv)
  await visitor.page.locator('input[type=file]').setInputFiles(path)
  await visitor.page.locator('.imported').waitFor()
})

const kinds = () => visitor.page.locator('.row-choice').evaluateAll((choices) => choices.map((choice) => (choice as HTMLElement).dataset['kind']))

/** The choice of a row appears under the pointer. */
async function choose(row: number, value: string): Promise<void> {
  const choice = visitor.page.locator('.row-choice').nth(row)
  await choice.hover()
  await choice.locator('select').selectOption(value)
}

test('the preview shows rows, kinds, and what was left out with its reason', async () => {
  expect(await kinds()).toEqual(['section', 'task', 'task'])
  const leftOut = visitor.page.locator('.left-out')
  await leftOut.locator('summary').click()
  expect(await leftOut.innerText()).toContain('Tổng cộng')
})

test('a row changes its kind, is left out, and is kept again', async () => {
  const { page } = visitor
  await choose(1, 'group')
  await page.locator('tr.group').waitFor()
  expect(await kinds()).toEqual(['section', 'group', 'task'])
  await choose(2, 'skip')
  await page.waitForFunction(() => document.querySelectorAll('.row-choice').length === 2)
  await choose(1, 'task')
  await page.locator('tr.group').waitFor({ state: 'detached' })
  await page.locator('.left-out tr', { hasText: 'Rà soát máy tính' }).getByText('Giữ lại').click()
  await page.waitForFunction(() => document.querySelectorAll('.row-choice').length === 3)
})

test('an unknown office is mapped to the directory', async () => {
  const { page } = visitor
  const unknown = page.locator('.unknown-unit', { hasText: 'Tổ Hạ tầng số' })
  await unknown.locator('select').selectOption({ label: 'Phòng Văn hóa - Xã hội' })
  await unknown.waitFor({ state: 'detached' })
  // The wording stays as its author wrote it; what it means is known now (the last test reads it).
  expect(await page.locator('.imported-table').innerText()).toContain('Tổ Hạ tầng số')
})

test('a column gets another role', async () => {
  const { page } = visitor
  const choice = page.locator('th', { hasText: 'Cột lạ' }).locator('select')
  await choice.selectOption('skip')
  await page.locator('th', { hasText: 'Cột lạ' }).waitFor({ state: 'detached' })
})

test('what was corrected is what is written', async () => {
  const { page } = visitor
  await page.getByText('Nhập vào sổ mới').click()
  await page.locator('.ag-row').first().waitFor()
  const id = page.url().split('/').at(-1) ?? ''
  const document = (await page.evaluate((workbook) => fetch(`/api/workbooks/${workbook}/annex.json`).then((answer) => answer.json() as unknown), id)) as {
    annexes: { columns: { role: string }[]; rows: { kind: string; readings?: { lead?: string[] } }[] }[]
  }
  expect(document.annexes[0]?.columns.map((column) => column.role)).toEqual(['number', 'task', 'timeline', 'product', 'lead'])
  expect(document.annexes[0]?.rows.map((row) => row.kind)).toEqual(['section', 'task', 'task'])
  expect(document.annexes[0]?.rows[1]?.readings?.lead).toEqual(['vhxh'])
  expect(visitor.errors).toEqual([])
})

test('a further file becomes an annex of the same workbook, by one step that undo takes back', async () => {
  const { page } = visitor
  await page.locator('.tabs .button', { hasText: 'Thêm phụ lục' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('Từ tệp Excel, Word…').click()
  await (await chooser).setFiles(join(app.server.dataFolder, 'chuyen-doi-so.csv'))
  await page.locator('.imported').waitFor()
  await page.getByText('Nhập vào sổ này').click()
  await page.waitForFunction(() => document.querySelectorAll('[role=tab]').length === 2)
  expect(await page.locator('[role=tab][aria-selected=true]').innerText()).toContain('NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026')
  await page.locator('.ag-row').nth(2).waitFor()
  await page.locator('.topbar .undo').first().click()
  await page.waitForFunction(() => document.querySelectorAll('[role=tab]').length === 1)
})

test('a file that was worked on elsewhere comes back as a list of differences to take or leave', async () => {
  const { page } = visitor
  const path = join(app.server.dataFolder, 'tra-lai.csv')
  writeFileSync(path, csv.replace('Tháng 3,', 'Tháng 4,').replace('Biên bản nghiệm thu', 'Biên bản nghiệm thu; hồ sơ hoàn công'))
  await page.locator('.tabs .button', { hasText: 'Thêm phụ lục' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('Đối chiếu tệp vào phụ lục này…').click()
  await (await chooser).setFiles(path)
  await page.getByText('Đối chiếu với phụ lục này', { exact: true }).click()
  await page.locator('.merge-line').first().waitFor()
  expect(await page.locator('.merge-line ins').allInnerTexts()).toEqual(expect.arrayContaining(['; hồ sơ hoàn công', '4']))
  await page.locator('.merge-line', { hasText: 'hồ sơ hoàn công' }).locator('input').check()
  await page.getByText(/^Ghi \d+ thay đổi$/).click()
  await page.locator('.ag-cell', { hasText: 'Biên bản nghiệm thu; hồ sơ hoàn công' }).waitFor()
  expect(await page.locator('.ag-cell', { hasText: 'Tháng 3' }).count()).toBe(1)
  expect(visitor.errors).toEqual([])
})
