import { WebSocket } from 'ws'
import { expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { startSession } from '../../../server/access/sessions.ts'
import { closeCodes } from '../../../shared/protocol/closeCodes.ts'
import { userId } from '../../../shared/domain/ids.ts'
import { Office } from '../../support/office.ts'
import { WireClient } from '../../support/wireClient.ts'
import { scratchOf } from '../../support/scratch.ts'

/** How a handshake ends: "open", "HTTP 403" or "close 4401". */
function knock(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers })
    socket.on('unexpected-response', (_request, response) => {
      resolve(`HTTP ${response.statusCode}`)
      socket.terminate()
    })
    socket.on('error', () => {})
    socket.on('message', () => {
      resolve('open')
      socket.terminate()
    })
    socket.on('close', (code) => resolve(`close ${code}`))
  })
}

test('[PR9] a socket needs our own origin, or the token of a program', async () => {
  const office = await Office.open()
  const { cookie, origin } = (await office.headers('boss')) as { cookie: string; origin: string }
  const token = await startSession(office.store, userId('boss'), 'program', Date.now())
  const url = office.url()
  const cases: [string, Record<string, string>, string][] = [
    ['our page', { cookie, origin }, 'open'],
    ['no origin', { cookie }, 'HTTP 403'],
    ['another site', { cookie, origin: 'https://example.org' }, 'HTTP 403'],
    ['our name as a prefix', { cookie, origin: `${origin}.example.org` }, 'HTTP 403'],
    ['another port', { cookie, origin: `http://127.0.0.1:${office.port + 1}` }, 'HTTP 403'],
    ['a sandboxed frame', { cookie, origin: 'null' }, 'HTTP 403'],
    ['localhost for 127.0.0.1', { cookie, origin: `http://localhost:${office.port}` }, 'HTTP 403'],
    ['two origins', { cookie, origin: `${origin} ${origin}` }, 'HTTP 403'],
    ['a path behind', { cookie, origin: `${origin}/` }, 'HTTP 403'],
    ['a program', { authorization: `Bearer ${token}` }, 'open'],
    ['a program on another site', { authorization: `Bearer ${token}`, origin: 'https://example.org' }, 'HTTP 403'],
    ['a made-up token', { authorization: `Bearer ${'x'.repeat(43)}` }, 'close 4401'],
    ['a program token as cookie', { cookie: `phuluc=${token}`, origin }, 'close 4401'],
  ]
  for (const [name, headers, expected] of cases) expect([name, await knock(url, headers)]).toEqual([name, expected])
})

test('[PR9] with PUBLIC_URL only that origin may come', async () => {
  const office = await Office.open({ env: { PUBLIC_URL: 'http://phuluc.example.vn' } })
  const { cookie } = (await office.headers('boss')) as { cookie: string }
  expect(await knock(office.url(), { cookie, origin: office.origin })).toBe('HTTP 403')
  expect(await knock(office.url(), { cookie, origin: 'http://phuluc.example.vn' })).toBe('open')
})

test('[PR10] without session 4401; a foreign and a missing workbook are not told apart: 4403', async () => {
  const office = await Office.open()
  await office.hire('stranger', null)
  const stranger = await office.headers('stranger')
  expect(await knock(office.url(), { origin: office.origin })).toBe(`close ${closeCodes.notSignedIn}`)
  expect(await knock(office.url(), { origin: office.origin, cookie: 'phuluc=x' })).toBe(`close ${closeCodes.notSignedIn}`)
  for (const id of [office.workbook, 'missing', 'a.b', 'a%2fb', 'x'.repeat(200)]) {
    expect([id, await knock(office.url(id), stranger)]).toEqual([id, `close ${closeCodes.noRight}`])
  }
  expect(await knock(`ws://127.0.0.1:${office.port}/elsewhere`, stranger)).toBe('HTTP 404')
  expect(await knock(`ws://127.0.0.1:${office.port}/ws/a/b`, stranger)).toBe('HTTP 404')
})

test('[PR3] another version is told to reload; none is a plain client', async () => {
  const office = await Office.open()
  const headers = await office.headers('boss')
  expect(await knock(office.url(office.workbook, '?protocol=3'), headers)).toBe(`close ${closeCodes.reload}`)
  expect(await knock(office.url(office.workbook, '?protocol='), headers)).toBe(`close ${closeCodes.reload}`)
  expect(await knock(office.url(office.workbook, ''), headers)).toBe('open')
})

test('[PR1] a plain y-websocket client works with a session', async () => {
  const office = await Office.open()
  const headers = await office.headers('boss')
  class Signed extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers })
    }
  }
  const boss = await office.enter()
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${office.port}/ws`, office.workbook, doc, {
    WebSocketPolyfill: Signed as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  try {
    await new Promise<void>((resolve) => provider.on('sync', (isSynced: boolean) => isSynced && resolve()))
    expect(doc.getMap('meta').get('title')).toBe('Kế hoạch thử')
    doc.getMap('meta').set('place', 'từ máy khác')
    await boss.until(() => boss.doc.getMap('meta').get('place') === 'từ máy khác')
    provider.awareness.setLocalState({ cursor: { row: 'r1' } })
    await boss.until(() => boss.only('awareness').length > 0)
  } finally {
    provider.destroy()
  }
})

test('[PR11] a changed role counts for the open socket at once; a lost right and an ended session close it', async () => {
  const office = await Office.open()
  await office.hire('kt')
  const members = `/api/workbooks/${office.workbook}/members`
  const kt = await office.enter('kt')
  kt.doc.getMap('meta').set('place', 'một')
  await kt.saved()
  expect((await office.call('POST', members, { body: { login: 'kt', role: 'viewer' } })).status).toBe(201)
  kt.doc.getMap('meta').set('place', 'hai')
  await kt.until(() => kt.only('refused').length === 1)
  expect((await office.call('DELETE', `${members}/kt`)).status).toBe(204)
  expect(await kt.closed()).toBe(closeCodes.noRight)

  const boss = await office.enter('boss')
  expect((await office.call('DELETE', '/api/session')).status).toBe(204)
  expect(await boss.closed()).toBe(closeCodes.notSignedIn)
})

test('[PR12] a stop tells everybody, brings what was sent to disk, and closes with 1012', async () => {
  const office = await Office.open()
  const [a, b] = await Promise.all([office.enter(), office.enter()])
  a.doc.getMap('meta').set('place', 'lời cuối')
  await a.saved()
  await office.server.stop()
  expect(await Promise.all([a.closed(), b.closed()])).toEqual([closeCodes.restarting, closeCodes.restarting])
  expect(b.only('notice').map((m) => m.notice.code)).toEqual(['server.restarting'])
  expect((await office.store.loadRoom(office.workbook)).updates).toHaveLength(1)
})

test('[PR8] a slow reader is closed with 4408 and gets all of it when it comes back', async () => {
  const office = await Office.open({ limits: { maxBufferedBytes: 200_000 } })
  const slow = await office.enter()
  const boss = await office.enter()
  const hold = slow.socket as unknown as { _socket: { pause(): void; resume(): void } }
  hold._socket.pause()
  // As much as no socket's own buffers hold.
  const big = 'Nhiệm vụ '.repeat(7_000)
  for (let i = 0; i < 120; i++) {
    scratchOf(boss.doc).text(`k${i}`).insert(0, big + i)
    await boss.saved()
  }
  hold._socket.resume()
  const code = await slow.closed()
  expect([closeCodes.tooSlow, 1006]).toContain(code)
  const back = await office.enter('boss', slow.doc)
  expect(scratchOf(back.doc).read('k119')).toBe(`${big}119`)
}, 30_000)

test('[PR2] a frame past the limit closes that socket only', async () => {
  const office = await Office.open({ limits: { maxMessageBytes: 50_000 } })
  const [a, b] = await Promise.all([office.enter(), office.enter()])
  scratchOf(a.doc).set('k', 'x'.repeat(60_000))
  expect(await a.closed()).toBe(1009)
  scratchOf(b.doc).set('k', 'y')
  await b.saved()
})

test('[PR13] many sockets of one person share one name and colour', async () => {
  const office = await Office.open()
  const clients: WireClient[] = await Promise.all(Array.from({ length: 5 }, () => office.enter()))
  for (const client of clients) client.present(1, { cursor: 1 })
  const [first] = clients
  await first!.until(() => first!.only('awareness').length > 0)
  expect(office.server.rooms.connections()).toHaveLength(5)
})
