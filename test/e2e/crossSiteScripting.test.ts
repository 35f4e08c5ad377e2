import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { visit, type Visitor } from '../support/pages.ts'
import { useApp } from '../support/useApp.ts'
import { WireClient } from '../support/wireClient.ts'
import { xssPayloads } from '../support/xssPayloads.ts'

let boss: Visitor
let workbook = ''
const folder = mkdtempSync(join(tmpdir(), 'phuluc-xss-'))
const clients: WireClient[] = []

/** As many payloads in one text as it may hold. */
function packed(limit: number): string[] {
  const texts: string[] = []
  for (const payload of xssPayloads) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + payload.length < limit) texts[texts.length - 1] = `${last} ${payload}`
    else texts.push(payload)
  }
  return texts
}

const all = xssPayloads.join(' ')

/** A workbook whose every text is a payload: facts, units, headings, columns, rows, cells, remarks. */
function poisoned(): object {
  const columns = ['number', 'task', 'timeline', 'product', 'lead', 'coordinating', 'note'].map((role, i) => ({ id: `c${i}`, role, heading: xssPayloads[i] ?? '', parentHeading: i > 4 ? (xssPayloads[20] ?? '') : '' }))
  const cells = (payload: string) => Object.fromEntries(columns.filter(({ role }) => role !== 'number').map(({ id }) => [id, payload]))
  const row = (payload: string, i: number) => ({ id: `r${i}`, kind: i % 20 === 0 ? 'section' : 'task', level: i % 20 === 0 ? 0 : 1, number: '', cells: i % 20 === 0 ? { c1: payload } : { ...cells(payload), c4: `${i} ${payload}` }, flags: ['struckInSource'], comments: [{ author: payload.slice(0, 100), text: payload }] })
  return {
    format: 'phuluc-annex',
    version: 1,
    workbook: { title: all.slice(0, 900), year: 2026, issuer: all.slice(900, 1_800), province: all.slice(1_800, 2_000), planKind: xssPayloads[0], planNumber: xssPayloads[1], planDate: '', place: xssPayloads[2] },
    units: xssPayloads.map((payload, i) => ({ id: `u${i}`, name: `${i} ${payload}`, abbr: `a${i}${payload}`.slice(0, 100), kind: i % 3 === 0 ? 'collective' : 'unit', aliases: [`x${i} ${payload}`] })),
    annexes: [{ id: 'a1', kind: 'tasks', heading: xssPayloads[3], title: all.slice(0, 900), reference: all.slice(900, 1_800), numbering: 'restart', columns, rows: xssPayloads.map(row) }],
  }
}

const app = useApp({ demo: false }, async ({ browser, server }) => {
  boss = await visit(browser, 'about:blank')
  await boss.page.addInitScript(watch)
  await boss.page.goto(server.links[0] as string)
  await boss.page.locator('.start-actions').waitFor()
  const created = await call('POST', '/api/workbooks', poisoned())
  workbook = (created as { id: string }).id
})

afterAll(() => {
  for (const client of clients) client.cut()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs in the page before anything else: counts what ran, and what the page's policy had to stop; kept over reloads. */
function watch(): void {
  const note = (what: string): void => localStorage.setItem('attacks', `${localStorage.getItem('attacks') ?? ''}${what}\n`)
  for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) Object.defineProperty(window, name, { value: () => note(`ran ${name}`) })
  addEventListener('securitypolicyviolation', (event) => note(`report ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
}

const attacks = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem('attacks'))

const call = (method: string, path: string, body?: object): Promise<unknown> =>
  boss.page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(path as string, { method: method as string, headers: { 'content-type': 'application/json' }, ...(body === '' ? {} : { body: body as string }) })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${text.slice(0, 300)}`)
      return text === '' ? null : (JSON.parse(text) as unknown)
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)],
  )

test('[AC10] there are sixty payloads, and the watch sees one that runs and one that is stopped', async () => {
  expect(new Set(xssPayloads).size).toBe(60)
  const page = await boss.context.newPage()
  await page.route('**/probe', (route) => route.fulfill({ contentType: 'text/html', body: '<img src=x onerror="alert(1)">' }))
  await page.addInitScript(watch)
  await page.goto(`${app.server.origin}/probe`)
  await expect.poll(() => attacks(page)).toContain('ran alert')
  await page.route('**/stopped', (route) => route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': "script-src 'self'" }, body: '<img src=x onerror="alert(1)">' }))
  await page.goto(`${app.server.origin}/stopped`)
  await expect.poll(() => attacks(page)).toContain('report script-src-attr')
  await page.evaluate(() => localStorage.removeItem('attacks'))
  await page.close()
})

test('[AC10] a workbook whose every text is a payload shows them as text: list, grid, search, menus, findings, sharing', async () => {
  const { page } = boss
  await page.goto(`${app.server.origin}/`)
  await page.locator('.workbooks a').first().waitFor()
  await page.locator('.workbooks a').first().click()
  await page.locator('.ag-row').first().waitFor()
  await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="c1"]').hover()
  const seen = new Set<string>()
  while (!seen.has('59')) {
    for (const index of await page.locator('.ag-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('row-index') ?? ''))) seen.add(index)
    await page.mouse.wheel(0, 400)
  }
  await page.mouse.wheel(0, -100_000)
  await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="c1"]').click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('<img src=x onerror=alert(1)>')
  await page.keyboard.press('Escape')
  await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="c4"]').dblclick()
  await page.keyboard.press('Escape')
  await page.locator('.tabs .button', { hasText: 'Soát lỗi' }).click()
  await page.locator('.panel').waitFor()
  await page.locator('.ag-header-cell').nth(2).click({ button: 'right' })
  await page.keyboard.press('Escape')
  await page.getByText('Chia sẻ', { exact: true }).click()
  await page.locator('.dialog').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('.ag-cell', { hasText: 'onerror=alert(1)' }).count()).toBeGreaterThan(0)
  expect(await attacks(page)).toBeNull()
})

test('[AC10] names of people in lists, links, presence and cursors are text', async () => {
  const { page } = boss
  const names = packed(200)
  for (const name of names) {
    const { link, login } = (await call('POST', '/api/people', { name })) as { link: string; login: string }
    await call('POST', `/api/workbooks/${workbook}/members`, { login, role: 'editor', unit: 'u1' })
    const { origin } = app.server
    const answer = await fetch(`${origin}/api/session/link`, { method: 'POST', headers: { origin, 'content-type': 'application/json', 'user-agent': `Firefox/1 ${xssPayloads[0]}` }, body: JSON.stringify({ token: link.split('#')[1] }) })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const client = new WireClient({ url: `${origin.replace('http', 'ws')}/ws/${workbook}?protocol=1`, headers: { cookie, origin } })
    clients.push(client)
    await client.ready()
    client.present(1, { cursor: { annex: 'a1', row: `r${clients.length}`, column: 'c1', caret: null }, user: { name: xssPayloads[1], colour: `red;background:url(javascript:alert(1))` } })
  }
  await expect.poll(() => page.locator('.person').count()).toBeGreaterThan(4)
  for (const client of clients.slice(0, -3)) client.cut()
  await expect.poll(() => page.locator('.person').count()).toBeLessThan(5)
  await page.goto(`${app.server.origin}/nguoi-dung`)
  await expect.poll(() => page.locator('.settings-table tbody tr').count()).toBe(names.length + 1)
  await page.locator('.settings-table .end button').first().click()
  await page.keyboard.press('Escape')
  expect(await attacks(page)).toBeNull()
})

test('[AC10] units, the commune and my own account are text', async () => {
  const { page } = boss
  const units = (poisoned() as { units: object[] }).units
  const { version } = (await call('GET', '/api/units')) as { version: number }
  await call('PUT', '/api/units', { version, units })
  await call('POST', '/api/commune', { name: all.slice(0, 300) })
  await page.goto(`${app.server.origin}/don-vi`)
  await expect.poll(() => page.locator('.units-table tbody tr').count()).toBe(60)
  await page.locator('.units-table .link-button').nth(5).click()
  await page.locator('.dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Gộp đơn vị' }).click()
  await page.locator('.dialog').waitFor()
  await page.keyboard.press('Escape')
  const guest = await boss.context.browser()!.newContext({ userAgent: `Firefox/1 ${all.slice(0, 150).replaceAll(/[^\x20-\x7e]/g, '')}` })
  const { link } = (await call('POST', '/api/people', { name: 'Khách' })) as { link: string }
  const own = await guest.newPage()
  await own.addInitScript(watch)
  await own.goto(link)
  await own.locator('.start').waitFor()
  await own.goto(`${app.server.origin}/tai-khoan`)
  await own.locator('.settings-list li').first().waitFor()
  expect([await attacks(own), await attacks(page)]).toEqual([null, null])
  await guest.close()
})

test('[AC10] names, cells, headings and sheets of imported files are text, and addresses too', async () => {
  const { page } = boss
  await page.goto(`${app.server.origin}/`)
  await page.locator('.start-actions').waitFor()
  const csv = ['STT,Nhiệm vụ,Thời gian,Sản phẩm,Cơ quan chủ trì', ...xssPayloads.map((payload, i) => `${i + 1},${Array(4).fill(`"${payload.replaceAll('"', '""')}"`).join(',')}`)].join('\n')
  writeFileSync(join(folder, 'tep.csv'), csv)
  const input = page.locator('input[type=file]')
  await input.setInputFiles(join(folder, 'tep.csv'))
  await page.locator('.imported').waitFor()
  const leave = page.locator('.import-head .icon-only, .import-refused .button:not(.primary)')
  for (const payload of xssPayloads) {
    await leave.click()
    await page.locator('.import').waitFor({ state: 'detached' })
    const name = `${payload.replaceAll('/', ' ')}.csv`
    await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv.slice(0, 400)) })
    await page.locator('.imported, .import-refused').first().waitFor()
  }
  for (const path of ['/vao#', '/so/', '/', '/?annex=', `/so/${workbook}?annex=`]) {
    for (const payload of xssPayloads.slice(0, 3)) {
      await page.goto(`${app.server.origin}${path}${encodeURIComponent(payload)}`)
      await page.locator('main, .topbar').first().waitFor()
    }
  }
  expect(await attacks(page)).toBeNull()
})

test('[AC10] the preview and the versions of a poisoned workbook are text', async () => {
  const { page } = boss
  for (const name of packed(200)) await call('POST', `/api/workbooks/${workbook}/versions`, { name })
  await page.goto(`${app.server.origin}/so/${workbook}`)
  await page.locator('.ag-row').first().waitFor()
  await page.getByText('Xuất', { exact: true }).click()
  await page.getByRole('menuitem').first().click()
  await page.locator('.print-pages').waitFor()
  await page.waitForLoadState('networkidle')
  expect(await attacks(page)).toBeNull()
  // The addresses above name workbooks that don't exist, and the page says so.
  expect(boss.errors.filter((error) => !error.startsWith('Không có sổ kế hoạch'))).toEqual([])
})
