import { expect, onTestFinished, test } from 'vitest'
import { axeFaults } from '../support/axe.ts'
import { removeData, startApp } from '../support/appServer.ts'
import { launchChromium } from '../support/chromium.ts'
import { IdentityProvider } from '../support/identityProvider.ts'
import { visit } from '../support/pages.ts'

test('[AC14] a person ties the account to the province’s sign-in, and comes in by it', async () => {
  const provider = await IdentityProvider.start()
  const browser = await launchChromium()
  onTestFinished(() => browser.close())
  const server = await startApp({ env: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_SECRET: provider.clientSecret, OIDC_NAME: 'Cổng tỉnh Đồng Nai' } })
  onTestFinished(async () => {
    await server.stop()
    removeData(server)
  })
  const { page, errors } = await visit(browser, server.links[0] as string)
  await page.locator('.start-actions').waitFor()
  await page.goto(`${server.origin}/tai-khoan`)
  await page.getByRole('button', { name: 'Gắn với Cổng tỉnh Đồng Nai' }).click()
  await page.getByText('đăng nhập được bằng Cổng tỉnh Đồng Nai').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Đăng xuất ở mọi nơi' }).click()
  await page.getByRole('button', { name: 'Đăng nhập bằng Cổng tỉnh Đồng Nai' }).click()
  await page.locator('.start-actions').waitFor()
  provider.subject = 'somebody else'
  const stranger = await visit(browser, server.origin)
  await stranger.page.getByRole('button', { name: 'Đăng nhập bằng Cổng tỉnh Đồng Nai' }).click()
  await stranger.page.getByText('chưa được gắn với ai ở đây').waitFor()
  expect(new URL(stranger.page.url()).search).toBe('')
  expect(await axeFaults(stranger.page)).toEqual([])
  expect([...errors, ...stranger.errors]).toEqual([])
})
