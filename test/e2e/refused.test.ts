import { expect, test } from 'vitest'
import { cellOf } from '../support/gridActs.ts'
import { phongKinhTe, useOffices } from '../support/useOffices.ts'
import { chooseRights, saved, steer, textOfCell, writeCell } from '../support/workbookActs.ts'

const offices = useOffices({ editor: phongKinhTe })

test('[PM12] what was written offline while the right went away is refused, kept, and shown; the page goes on from the server', async () => {
  const { page, context } = offices.editor
  const before = await textOfCell(page, 2, 'c3')
  await context.setOffline(true)
  await page.locator('.saving[data-kind="offline"]').waitFor({ timeout: 60_000 })
  await writeCell(page, 2, 'c3', 'Trong quý II/2026')
  await writeCell(page, 9, 'c3', 'Trong quý III/2026')
  await chooseRights(offices.coordinator.page, 'Mỗi đơn vị chỉ ghi ở dòng mình chủ trì')
  await context.setOffline(false)
  await page.locator('.banner', { hasText: '1 nội dung của bạn chưa được ghi' }).waitFor({ timeout: 60_000 })
  await saved(page, 60_000)
  await cellOf(page, 2, 'c3').getByText(before, { exact: true }).waitFor()
  await cellOf(offices.coordinator.page, 9, 'c3').getByText('Trong quý III/2026').waitFor()
  expect(await cellOf(page, 9, 'c3').innerText()).toBe('Trong quý III/2026')
  expect(await cellOf(offices.coordinator.page, 2, 'c3').innerText()).toBe(before)
})

test('[PM12] the kept text survives a reload, and the window writes on', async () => {
  const { page } = offices.editor
  await page.reload()
  await page.locator('.banner', { hasText: '1 nội dung' }).waitFor()
  await writeCell(page, 9, 'c4', 'Báo cáo tổng hợp')
  await cellOf(offices.coordinator.page, 9, 'c4').getByText('Báo cáo tổng hợp').waitFor()
  await page.locator('.banner .button', { hasText: 'Xem' }).click()
  expect(await page.locator('.side-text').innerText()).toBe('Trong quý II/2026')
})

test('[PM11] it is suggested, and the coordinator accepts it with one press', async () => {
  await offices.editor.page.getByRole('button', { name: 'Đề nghị người tổng hợp' }).click()
  await offices.editor.page.locator('.side-list', { hasText: 'Không có nội dung nào bị từ chối' }).waitFor()
  const { page } = offices.coordinator
  await steer(page, 'Đề nghị sửa')
  await page.locator('.side-text', { hasText: 'Trong quý II/2026' }).waitFor()
  await page.getByRole('button', { name: 'Chấp nhận', exact: true }).click()
  await cellOf(page, 2, 'c3').getByText('Trong quý II/2026', { exact: true }).waitFor()
  await page.locator('.side-list', { hasText: 'Không có đề nghị nào' }).waitFor()
  expect(offices.errors()).toEqual([])
})
