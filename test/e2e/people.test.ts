import { expect, test } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { visit, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

let boss: Visitor
let hanh: Visitor
const password = 'một câu dài dễ nhớ'

const app = useApp({ demo: true }, async ({ browser, server }) => {
  boss = await visit(browser, server.links[0] as string)
  await boss.page.locator('.workbooks').waitFor()
})

const choose = async (visitor: Visitor, item: string): Promise<void> => {
  await visitor.page.locator('.start-bar .button').click()
  await visitor.page.getByRole('menuitem', { name: item, exact: true }).click()
}
const rowOf = (name: string) => boss.page.locator('.settings-table tr', { hasText: name })

test('[AC2] the administrator adds a person from the menu, and sends the link', async () => {
  const { page } = boss
  await choose(boss, 'Người dùng')
  await page.locator('.settings-table tbody tr').first().waitFor()
  await page.getByRole('button', { name: 'Thêm người' }).click()
  await page.locator('.dialog input[name=name]').fill('Lê Thị Hạnh')
  await page.locator('.dialog select[name=unit]').selectOption({ label: 'Phòng Kinh tế' })
  await page.locator('.dialog .primary').click()
  const link = await page.locator('.link-to-send input').inputValue()
  await rowOf('Lê Thị Hạnh').waitFor()
  expect(await page.locator('.settings-list').innerText()).toContain('Lê Thị Hạnh')
  expect(await axeFaults(page)).toEqual([])
  hanh = await visit(app.browser, link)
  await hanh.page.getByText('Bạn chưa có mật khẩu.').waitFor()
  await page.reload()
  await rowOf('Lê Thị Hạnh').waitFor()
  expect(await page.locator('.settings-list').innerText()).not.toContain('Lê Thị Hạnh')
})

test('[AC4] [AC6] the new person sets a password, signs in by it, and ends the other session', async () => {
  const { page } = hanh
  await page.getByText('Đặt mật khẩu để lần sau vào được').click()
  const login = await page.locator('main strong').innerText()
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=repeat]').fill('khác hẳn đi nhé')
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await page.getByText('Hai lần nhập mật khẩu mới không giống nhau').waitFor()
  await page.locator('input[name=repeat]').fill(password)
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await page.getByText('Đã đổi mật khẩu').waitFor()
  await page.locator('input[name=current]').waitFor()
  expect(await axeFaults(page)).toEqual([])

  const phone = await visit(app.browser, `${app.server.origin}/tai-khoan`, { width: 360, height: 740 })
  await phone.page.locator('input[name=login]').fill(login)
  await phone.page.locator('input[name=password]').fill(password)
  await phone.page.getByRole('button', { name: 'Đăng nhập' }).click()
  await phone.page.getByText('Nơi đang đăng nhập').waitFor()
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.reload()
  await page.getByRole('button', { name: /^Thoát ở đây/ }).click()
  await expect.poll(() => page.locator('.settings-list li').count()).toBe(1)
  await phone.page.reload()
  await phone.page.locator('input[name=login]').waitFor()
  expect([...phone.errors, ...hanh.errors]).toEqual([])
  await phone.context.close()
})

test('[AC3] a closed account is out at once, and comes back when it is reopened', async () => {
  const { page } = boss
  const act = async (item: string): Promise<void> => {
    await rowOf('Lê Thị Hạnh').locator('.end button').click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await act('Khóa tài khoản')
  await expect.poll(() => rowOf('Lê Thị Hạnh').count()).toBe(0)
  await hanh.page.reload()
  await hanh.page.locator('input[name=login]').waitFor()
  await page.getByLabel(/Hiện cả tài khoản đã khóa/).check()
  await rowOf('Lê Thị Hạnh').getByText('Đã khóa').waitFor()
  await act('Mở lại tài khoản')
  await expect.poll(() => rowOf('Lê Thị Hạnh').getByText('Đã khóa').count()).toBe(0)
})

test('[AC9] a renamed unit shows in the open annex, and a merged one takes its cells along', async () => {
  const office = await visit(app.browser, app.server.links[2] as string)
  await office.page.locator('.workbooks a').first().click()
  await office.page.locator('.ag-row').first().waitFor()
  const { page } = boss
  await choose(boss, 'Đơn vị')
  await page.getByRole('button', { name: 'Sửa Phòng Kinh tế', exact: true }).click()
  await page.locator('.dialog input[name=name]').fill('Phòng Kinh tế và Hạ tầng')
  await page.locator('.dialog .primary').click()
  await page.getByText('1 sổ đã đổi theo').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await office.page.locator('.ag-cell', { hasText: 'Phòng Kinh tế và Hạ tầng' }).first().waitFor()
  await page.getByRole('button', { name: 'Gộp đơn vị' }).click()
  await page.locator('select[name=from]').selectOption({ label: 'Phòng Kinh tế và Hạ tầng' })
  await page.locator('select[name=into]').selectOption({ label: 'Phòng Văn hóa - Xã hội' })
  await page.locator('.dialog .primary').click()
  await page.locator('.units-table tr', { hasText: 'Phòng Kinh tế và Hạ tầng' }).getByText('Phòng Văn hóa - Xã hội').waitFor()
  await expect.poll(() => office.page.locator('.ag-cell', { hasText: 'Phòng Kinh tế và Hạ tầng' }).count()).toBe(0)
  expect([...office.errors, ...boss.errors]).toEqual([])
})

test('signing out everywhere leaves the sign-in page', async () => {
  const { page } = boss
  await choose(boss, 'Tài khoản của tôi')
  await page.getByRole('button', { name: 'Đăng xuất ở mọi nơi' }).click()
  await page.locator('input[name=login]').waitFor()
  expect(boss.errors).toEqual([])
})
