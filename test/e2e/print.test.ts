import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packDeflated, unpack } from '../../shared/office/guard/zip.ts'
import { signInToDemo, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let visitor: Visitor

const app = useApp({ demo: true }, async ({ browser, server }) => {
  visitor = await signInToDemo(browser, server, 0)
})

test('the preview shows the pages of the file, follows the choices, and mends what departs from the form', async () => {
  const { page, errors } = visitor
  await page.locator('.saving[data-kind="saved"]').waitFor()
  await page.getByText('Xuất', { exact: true }).click()
  await page.getByText('Xem trước, in, PDF, Word …').click()
  const pages = page.locator('.print-pages img')
  /** Width over height of the picture, once the last choice is drawn. */
  const shape = async (): Promise<number> => {
    await page.locator('.print-pages[aria-busy="false"]').waitFor()
    return pages.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))
  }
  await pages.waitFor()
  expect(await shape()).toBe(842)
  const view = page.locator('.print-form label', { hasText: 'Bản ban hành' }).locator('select')
  await page.getByLabel('Khổ giấy A4').selectOption('portrait')
  await view.selectOption('draft')
  await expect.poll(shape, { timeout: 15_000 }).toBe(596)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/pages.png` })
  const said = page.locator('.print-findings li', { hasText: 'cột nội bộ' })
  await said.getByText('Sửa').click()
  await expect.poll(() => view.inputValue()).toBe('issued')
  await said.waitFor({ state: 'detached' })
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: '.docx' }).click()
  expect((await waiting).suggestedFilename()).toBe('phu-luc.docx')
  await page.getByText('Về bảng').click()
  await pages.waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})

test('a version is frozen, its file is downloaded and known again, and a changed file is told', async () => {
  const { page, errors } = visitor
  await page.getByText('Xuất', { exact: true }).click()
  await page.getByText('Xem trước, in, PDF, Word …').click()
  await page.getByText('Lưu một phiên bản, không khóa sổ').first().click()
  await page.getByRole('button', { name: 'Lưu một phiên bản, không khóa sổ' }).click()
  await expect.poll(() => page.getByLabel('Nội dung').inputValue(), { timeout: 15_000 }).toBe('1')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: '.docx' }).click()
  const file = join(app.server.dataFolder, 'phu-luc.docx')
  await (await waiting).saveAs(file)
  await page.getByLabel('Chọn tệp…').setInputFiles(file)
  await page.getByText('Giống hệt phiên bản 1 (Bản lấy ý kiến)').waitFor()
  const parts = unpack(readFileSync(file), () => true)
  const xml = new TextDecoder().decode(parts.get('word/document.xml'))
  parts.set('word/document.xml', new TextEncoder().encode(xml.replace('Trước ngày 31/01/2026', 'Trước ngày 28/02/2026')))
  const changed = join(app.server.dataFolder, 'khac.docx')
  writeFileSync(changed, packDeflated(parts))
  await page.getByLabel('Chọn tệp…').setInputFiles(changed)
  await page.getByText('Khác phiên bản 1 (Bản lấy ý kiến) ở 1 chỗ.').waitFor()
  await page.getByText('“Trước ngày 31/01/2026” thành “Trước ngày 28/02/2026”').waitFor()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/print.png` })
  expect(errors).toEqual([])
})

test('a draft is closed, agreed upon, frozen and opened again with a reason', async () => {
  const { page, errors } = visitor
  const panel = page.getByRole('region', { name: 'Trình ký' })
  await panel.getByRole('button', { name: 'Khóa bản thảo' }).click()
  await panel.getByText('chưa trả lời').first().waitFor()
  await panel.getByRole('button', { name: 'Chốt để trình ký' }).click()
  await panel.getByText('không ai sửa được').waitFor()
  await expect.poll(() => page.getByLabel('Nội dung').inputValue(), { timeout: 15_000 }).toBe('2')
  await panel.getByLabel('Số, ký hiệu kế hoạch').fill('15/KH-UBND')
  await panel.getByLabel('Ngày ban hành').fill('2026-02-05')
  await panel.getByRole('button', { name: 'Ghi nhận đã ban hành' }).click()
  await panel.getByText('Phiên bản 2 đã ban hành: Kế hoạch số 15/KH-UBND, ngày 05 tháng 02 năm 2026.').waitFor()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/signing.png` })
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: '.pdf' }).click()
  const file = join(app.server.dataFolder, 'ban-hanh.pdf')
  await (await waiting).saveAs(file)
  await page.getByLabel('Chọn tệp…').setInputFiles(file)
  await page.getByText('đã ban hành theo Kế hoạch số 15/KH-UBND ngày 05 tháng 02 năm 2026').waitFor()
  await panel.getByText('Mở lại để sửa …').click()
  await panel.getByLabel('Lý do mở lại').fill('Bổ sung một nhiệm vụ')
  await panel.getByRole('button', { name: 'Gửi' }).click()
  await panel.getByText('Sổ đang được soạn.').waitFor()
  await panel.getByText('Ai làm gì, khi nào').click()
  await panel.getByText('mở lại: Bổ sung một nhiệm vụ').waitFor()
  expect(errors).toEqual([])
})

test('widths are set in millimetres, and the plan comes with its annexes', async () => {
  const { page, errors } = visitor
  await page.getByLabel('Nội dung').selectOption('')
  await page.getByText('Độ rộng cột (mm)').click()
  const width = page.locator('.print-widths label', { hasText: 'Sản phẩm' }).first().locator('input')
  await width.fill('60')
  await width.blur()
  await expect.poll(() => width.inputValue()).toBe('60')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Kế hoạch + phụ lục' }).click()
  expect((await waiting).suggestedFilename()).toBe('ke-hoach.docx')
  expect(errors).toEqual([])
})

test('a file that cannot be made is told, and the page stays', async () => {
  const { page } = visitor
  await page.getByText('Về bảng').click()
  await page.route('**/export?**', (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{"code":"export.tooSlow","message":"Tệp quá lớn."}' }))
  await page.getByText('Xuất', { exact: true }).click()
  await page.getByText('Tất cả phụ lục, PDF (.pdf)').click()
  await page.getByText('Tệp quá lớn.').waitFor()
  await page.unroute('**/export?**')
  await page.getByText('Xuất', { exact: true }).waitFor()
})
