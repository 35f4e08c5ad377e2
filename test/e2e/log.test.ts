import { expect, test } from 'vitest'
import { cellOf } from '../support/gridActs.ts'
import { phongKinhTe, useOffices } from '../support/useOffices.ts'
import { saved, steer, writeCell } from '../support/workbookActs.ts'

const offices = useOffices({ editor: phongKinhTe })

test('[PM13] [PM14] the coordinator sees who changed what, filters by unit, and downloads it', async () => {
  await writeCell(offices.editor.page, 9, 'c3', 'Trong quý II/2026')
  await cellOf(offices.coordinator.page, 9, 'c3').getByText('Trong quý II/2026').waitFor()
  await writeCell(offices.coordinator.page, 2, 'c4', '=SUM(A1)')
  await saved(offices.coordinator.page)
  const { page } = offices.coordinator
  await steer(page, 'Nhật ký')
  const first = page.locator('.side-list > li').first()
  await first.getByText('=SUM(A1)').waitFor()
  await page.locator('.log-choices select').nth(1).selectOption({ label: 'Phòng Kinh tế' })
  await first.getByText('Trong quý II/2026').waitFor()
  expect(await page.locator('.side-list > li').count()).toBe(1)
  expect(await first.innerText()).toContain('Cán bộ Phòng Kinh tế')
  expect(await first.locator('del').innerText()).toBe('Quý III/2026')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('Tải về (.csv)').click()])
  expect(file.suggestedFilename()).toBe('nhat-ky.csv')
})

test('[PM16] the board names what each unit owes, and copies a reminder', async () => {
  const { page } = offices.coordinator
  await steer(page, 'Tiến độ các đơn vị')
  const line = page.locator('.board tbody tr', { hasText: 'Phòng Kinh tế' })
  await line.getByText('Chưa xác nhận').waitFor()
  expect(await line.locator('td').nth(3).innerText()).not.toBe('Chưa ghi')
  await line.getByText('Chép lời nhắc').click()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/^Kính gửi Phòng Kinh tế: .* chủ trì \d+ dòng, còn \d+ ô chưa điền/)
})

test('[PM14] an editor sees the history of a cell from its menu', async () => {
  const { page } = offices.editor
  await cellOf(page, 9, 'c3').click({ button: 'right' })
  await page.locator('.annex-menu button', { hasText: 'Lịch sử của ô này' }).click()
  await page.locator('.side-list > li').first().getByText('Trong quý II/2026').waitFor()
  expect(await page.locator('.log-choices').count()).toBe(0)
  expect(offices.errors()).toEqual([])
})
