import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { packDeflated, unpack } from '../../shared/office/guard/zip.ts'
import { openSample, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

interface Live {
  readonly annexes: readonly { readonly columns: readonly { readonly id: string; readonly role: string; readonly heading: string }[]; readonly rows: readonly { readonly kind: string; readonly cells: Readonly<Record<string, string>> }[] }[]
}

let visitor: Visitor
/** The workbook as it was exported, before anything was changed. */
let sent: Uint8Array
/** Texts that stand once in the first annex. */
let products: string[]
let times: string[]

useApp({ demo: false }, async ({ browser, server }) => {
  visitor = await openSample(browser, server)
  const { page } = visitor
  await page.locator('.saving[data-kind="saved"]').waitFor()
  sent = await download(page)
  products = await texts('product')
  times = await texts('timeline')
})

const workbookOf = (page: Page): string => page.url().split('/').at(-1) ?? ''
const live = (page: Page): Promise<Live> => page.evaluate((id) => fetch(`/api/workbooks/${id}/annex.json`).then((answer) => answer.json() as Promise<Live>), workbookOf(page))

async function download(page: Page): Promise<Uint8Array> {
  const bytes = await page.evaluate(async (id) => [...new Uint8Array(await (await fetch(`/api/workbooks/${id}/export?format=xlsx`)).arrayBuffer())], workbookOf(page))
  return Uint8Array.from(bytes)
}

/** The file as somebody saves it who changed some texts in it. */
function worked(changes: readonly (readonly [before: string, after: string])[]): Buffer {
  const parts = unpack(sent, () => true)
  for (const [name, part] of parts) {
    if (!/^xl\/(sharedStrings|worksheets\/)/.test(name)) continue
    let xml = new TextDecoder().decode(part)
    for (const [before, after] of changes) xml = xml.replace(`>${before}<`, () => `>${after}<`)
    parts.set(name, new TextEncoder().encode(xml))
  }
  return Buffer.from(packDeflated(parts))
}

async function compare(file: Buffer): Promise<void> {
  const { page } = visitor
  await page.locator('.tabs .button', { hasText: 'Thêm phụ lục' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('Đối chiếu tệp vào phụ lục này…').click()
  await (await chooser).setFiles({ name: 'tra-lai.xlsx', mimeType: 'application/octet-stream', buffer: file })
  await page.getByText('Đối chiếu với phụ lục này', { exact: true }).click()
  await page.locator('.merge-tools').waitFor()
}

const lines = () => visitor.page.locator('.merge-line').evaluateAll((found) => found.map((line) => `${(line as HTMLElement).dataset['kind']} ${line.querySelector('input')?.checked} ${line.querySelector('.merge-what')?.textContent}`))

async function texts(role: string): Promise<string[]> {
  const [annex] = (await live(visitor.page)).annexes
  const column = annex?.columns.find((each) => each.role === role)?.id ?? ''
  const all = annex?.rows.flatMap((row) => row.cells[column] ?? []) ?? []
  return all.filter((text) => all.indexOf(text) === all.lastIndexOf(text) && !/[<>&"\n]/.test(text))
}

test('[IM25] an export that nobody touched changes nothing', async () => {
  await compare(Buffer.from(sent))
  expect(await visitor.page.locator('.merge-body').innerText()).toContain('giống hệt')
  await visitor.page.locator('.import-head .icon-only').click()
})

test('[IM19] what the file changed is chosen beforehand, written by one step, and undo takes it back', async () => {
  const { page } = visitor
  await compare(worked([[products[0] ?? '', 'Kế hoạch số 1 của xã']]))
  expect(await lines()).toHaveLength(1)
  expect((await lines())[0]).toMatch(/^theirs true Sản phẩm/)
  await page.getByText('Ghi 1 thay đổi').click()
  await page.locator('.ag-cell', { hasText: 'Kế hoạch số 1 của xã' }).waitFor()
  await page.locator('.topbar .undo').first().click()
  await page.locator('.ag-cell', { hasText: 'Kế hoạch số 1 của xã' }).waitFor({ state: 'detached' })
  await page.locator('.topbar .undo').nth(1).click()
  await page.locator('.ag-cell', { hasText: 'Kế hoạch số 1 của xã' }).waitFor()
})

test('[IM19] what both changed waits for a person, what only we changed stays, and it can be told apart', async () => {
  const { page } = visitor
  // The first text was changed here by now; the old export comes back with another change of it, and one of its own.
  await compare(worked([[products[0] ?? '', 'Báo cáo khác hẳn'], [products[1] ?? '', 'Văn bản mới của đơn vị']]))
  const found = await lines()
  expect(found.map((line) => line.split(' ').slice(0, 2).join(' ')).sort()).toEqual(['conflict false', 'theirs true'])
  await page.locator('.merge-line[data-kind="conflict"] ins').first().waitFor()
  await page.getByText('Ghi 1 thay đổi').click()
  await page.locator('.ag-cell', { hasText: 'Văn bản mới của đơn vị' }).waitFor()
  expect(await page.locator('.ag-cell', { hasText: 'Kế hoạch số 1 của xã' }).count()).toBe(1)
  // An untouched export now shows only what changed here, aside, and offers nothing.
  await compare(Buffer.from(sent))
  expect(await lines()).toEqual([])
  await page.getByLabel('Lọc theo loại thay đổi').selectOption('mine')
  expect((await lines()).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['mine false', 'mine false'])
  await page.locator('.import-head .icon-only').click()
})

test('[IM24] changes are taken by office and by column, by keys too', async () => {
  const { page } = visitor
  await compare(worked([[products[2] ?? '', 'Sản phẩm A'], [products[3] ?? '', 'Sản phẩm B'], [times[0] ?? '', 'Tháng 12/2026']]))
  expect(await lines()).toHaveLength(3)
  await page.getByText('Bỏ chọn các chỗ này').click()
  await page.getByText('Ghi 0 thay đổi').waitFor()
  const column = page.getByLabel('Lọc theo cột')
  await column.focus()
  await column.selectOption({ index: 1 })
  const listed = (await lines()).length
  await page.getByText(`Lấy ${listed} chỗ đang hiện`).focus()
  await page.keyboard.press('Enter')
  await page.getByText(`Ghi ${listed} thay đổi`).waitFor()
  await column.selectOption('')
  const offices = await page.getByLabel('Lọc theo đơn vị chủ trì').locator('option').count()
  expect(offices).toBeGreaterThan(1)
  await page.getByLabel('Lọc theo đơn vị chủ trì').selectOption({ index: 1 })
  expect((await lines()).length).toBeGreaterThan(0)
  await page.locator('.merge-line input').first().focus()
  const before = (await lines())[0]
  await page.keyboard.press('Space')
  expect((await lines())[0]).not.toBe(before)
  await page.locator('.import-head .icon-only').click()
  expect(visitor.errors).toEqual([])
})
