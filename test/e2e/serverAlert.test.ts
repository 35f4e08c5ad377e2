import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeData, startApp, type AppServer } from '../support/appServer.ts'
import { launchChromium } from '../support/chromium.ts'
import { visit } from '../support/pages.ts'

let browser: Browser
let server: AppServer
let disks: string

beforeAll(async () => {
  disks = mkdtempSync(join(tmpdir(), 'phuluc-disks-'))
  // Where the disk of the backups should be there is something else.
  writeFileSync(join(disks, 'usb'), 'away')
  browser = await launchChromium()
  server = await startApp({ env: { BACKUP_DIR: join(disks, 'usb', 'phuluc'), BACKUP_EVERY_MINUTES: '0' } })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (server) removeData(server)
  rmSync(disks, { recursive: true, force: true })
})

test('[ST23] a backup that fails greets the administrator on the start page until one succeeds', async () => {
  const { page, errors } = await visit(browser, server.links[0] as string)
  await page.locator('.start-actions .button').first().waitFor()
  await page.goto(`${server.origin}/may-chu`)
  await page.locator('.server-backup .button').click()
  await page.locator('.message.bad[role="alert"]', { hasText: 'Lần sao lưu gần nhất thất bại' }).waitFor()
  await page.goto(server.origin)
  await page.locator('[role="alert"]', { hasText: 'Máy chủ cần được xem ngay' }).getByRole('link').click()
  await page.locator('.server-backup .button').waitFor()
  rmSync(join(disks, 'usb'))
  await page.locator('.server-backup .button').click()
  await page.locator('.message.good').waitFor()
  await page.goto(server.origin)
  await page.locator('.start-actions .button').first().waitFor()
  expect(await page.locator('[role="alert"]').count()).toBe(0)
  expect(errors).toEqual([])
})
