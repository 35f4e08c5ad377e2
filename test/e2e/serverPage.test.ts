import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { visit } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'

const app = useApp({ demo: false })

test('[ST23] [ST22] the administrator opens the page of the server, sees that all is well, and makes a backup', async () => {
  const { page, errors } = await visit(app.browser, app.server.links[0] as string)
  await page.locator('.start-actions .button').first().click()
  await page.locator('.ag-row').first().waitFor()
  await page.goto(`${app.server.origin}/may-chu`)
  await page.locator('.message.good').waitFor()
  expect(await page.locator('.settings-part').first().textContent()).toContain('Chưa có bản sao lưu nào')
  await page.locator('.server-backup .button').click()
  await page.locator('.settings-part', { hasText: 'Đang giữ 1 bản' }).waitFor()
  expect(readdirSync(join(app.server.dataFolder, 'backups')).filter((name) => name.endsWith('.db'))).toHaveLength(1)
  expect(await page.locator('.server-sizes tbody tr').count()).toBe(1)
  for (const [name, width] of [['wide', 1366], ['phone', 390]] as const) {
    await page.setViewportSize({ width, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBeLessThanOrEqual(0)
    if (process.env['SCREENS']) await page.screenshot({ path: join(process.env['SCREENS'], `server-${name}.png`), fullPage: true })
  }
  expect(errors).toEqual([])
})
