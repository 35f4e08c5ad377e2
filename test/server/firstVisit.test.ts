import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ChildServer } from '../support/childServer.ts'
import { tempFolder } from '../support/tempFolder.ts'

const linksIn = (text: string): string[] => [...text.matchAll(/\/vao#([\w-]{43})/g)].map((m) => m[1]!)

async function said(server: ChildServer, links: number): Promise<string[]> {
  await expect.poll(() => linksIn(server.said()).length, { timeout: 5_000 }).toBe(links)
  return linksIn(server.said())
}

async function openLink(server: ChildServer, token: string): Promise<string | null> {
  const origin = `http://127.0.0.1:${server.port}`
  const headers = { origin, 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/api/session/link`, { method: 'POST', headers, body: JSON.stringify({ token }) })
  return answer.status === 204 ? (answer.headers.get('set-cookie')?.split(';')[0] ?? null) : null
}

const whoAmI = async (server: ChildServer, cookie: string): Promise<unknown> =>
  (await fetch(`http://127.0.0.1:${server.port}/api/session`, { headers: { cookie } })).json()

test('[PR19] [ST9] the first visit: one address, one administrator, a session that outlives a restart', async () => {
  const folder = tempFolder()
  const server = await ChildServer.start(folder)
  const [unused] = await said(server, 1)
  expect(unused).toBeDefined()
  expect(await server.end('SIGTERM')).toBe(0)

  const again = await ChildServer.start(folder)
  const [token] = await said(again, 1)
  expect(token).not.toBe(unused)
  const cookie = await openLink(again, token!)
  expect(await whoAmI(again, cookie!)).toMatchObject({ login: 'quantri', isAdmin: true })
  expect(await openLink(again, token!)).toBeNull()
  expect(await again.end('SIGKILL')).toBeNull()

  const third = await ChildServer.start(folder)
  expect(await whoAmI(third, cookie!)).toMatchObject({ login: 'quantri' })
  expect(linksIn(third.said())).toEqual([])
})

test('[PR19] --demo: five offices, one link each, one workbook for all; never on top of other work', async () => {
  const folder = tempFolder()
  const server = await ChildServer.start(folder, {}, ['--demo'])
  const tokens = await said(server, 5)
  const logins: unknown[] = []
  for (const token of tokens) {
    const cookie = await openLink(server, token)
    logins.push(((await whoAmI(server, cookie!)) as { login: string }).login)
    const list = await fetch(`http://127.0.0.1:${server.port}/api/workbooks`, { headers: { cookie: cookie! } })
    expect(await list.json()).toMatchObject([{ title: 'Cải cách hành chính năm 2026' }])
  }
  expect(logins).toEqual(['vhxh', 'vp', 'kt', 'hcc', 'dv'])

  const other = tempFolder()
  const first = await ChildServer.start(other)
  await openLink(first, (await said(first, 1))[0]!)
  await first.end('SIGTERM')
  const second = await ChildServer.start(other, {}, ['--demo'])
  await expect.poll(() => second.said()).toContain('không nạp dữ liệu mẫu')
})

test('[PR12] a start that cannot work says why in one sentence', async () => {
  const folder = tempFolder()
  const server = await ChildServer.start(folder)
  await expect(ChildServer.start(folder)).rejects.toThrow('đang được một máy chủ khác dùng')
  const other = tempFolder()
  await expect(ChildServer.start(other, { PORT: String(server.port) })).rejects.toThrow(/Cổng \d+ đang được/)
  await expect(ChildServer.start(other, { PORT: 'ba nghìn' })).rejects.toThrow(/^PORT: /)
  await expect(ChildServer.start(other, { PUBLIC_URL: 'phuluc.vn' })).rejects.toThrow(/^PUBLIC_URL: /)
  writeFileSync(join(other, 'phuluc.db'), 'no database '.repeat(500))
  await expect(ChildServer.start(other)).rejects.toThrow('bị hỏng')
})
