import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStore } from '../../server/storage/sqlite/sqliteStore.ts'
import { Office } from '../support/office.ts'
import { scratchOf } from '../support/scratch.ts'
import { tempFolder } from '../support/tempFolder.ts'

/** A browser behind a line of a kilobyte a second: takes that much each time it is told to, and no more. */
class SlowLine {
  readonly socket: Socket
  isClosed = false

  constructor(port: number, path: string, headers: Readonly<Record<string, string>>) {
    this.socket = connect({ port, host: '127.0.0.1' })
    const lines = Object.entries({ ...headers, host: `127.0.0.1:${port}`, connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'c2xvdyBsaW5lIDEyMzQ1Ng==' })
    this.socket.write(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
    // Sync step 1 of somebody who holds nothing, masked with zeros as a client's frame must be.
    this.socket.write(Uint8Array.of(0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0))
    this.socket.on('error', () => (this.isClosed = true))
    this.socket.on('close', () => (this.isClosed = true))
    this.socket.pause()
  }

  takeOneKilobyte(): void {
    this.socket.read(1_024)
  }
}

test('[PR8] readers on a line of 1 kB a second delay nobody, fill no memory, and are sent away', async () => {
  const limits = { maxBufferedBytes: 512 * 1024, messagesPerSecond: 1_000_000, messageBurst: 1_000_000 }
  const office = await Office.open({ limits })
  await office.hire('kt')
  const [writer, reader] = await Promise.all([office.enter('boss'), office.enter('kt')])
  const path = new URL(office.url()).pathname
  const slow: SlowLine[] = []
  for (let i = 0; i < 5; i++) slow.push(new SlowLine(office.port, path, await office.headers('kt')))
  onTestFinished(() => slow.forEach(({ socket }) => socket.destroy()))
  await expect.poll(() => office.server.rooms.connections().length).toBe(7)
  const text = scratchOf(writer.doc).text('long')
  const page = 'Rà soát thủ tục hành chính '.repeat(1_500)
  // The kernel holds some megabytes for each line before ours is asked to.
  for (let i = 0; i < 800 && office.server.rooms.connections().length > 2; i++) {
    if (text.length > 0) text.delete(0, text.length)
    text.insert(0, `${i} ${page}`)
    await writer.saved()
    await reader.until(() => scratchOf(reader.doc).read('long')?.startsWith(`${i} `) === true, `text ${i}`)
    for (const line of slow) line.takeOneKilobyte()
  }
  expect(office.server.rooms.connections().length).toBe(2)
  expect([writer.closedWith, reader.closedWith]).toEqual([null, null])
}, 120_000)

test('[ST19] a disk that takes seconds for an fsync delays acknowledgements and what needs the disk; presence and health go on', async () => {
  const folder = tempFolder()
  const file = join(folder, 'phuluc.db')
  const store = await openSqliteStore(file)
  onTestFinished(() => store.close())
  const office = await Office.open({ store })
  await office.hire('kt')
  const [a, b] = await Promise.all([office.enter('boss'), office.enter('kt')])
  // While another holds the file, the store's thread waits inside its commit, as it would for a slow disk.
  const holder = new Database(file)
  onTestFinished(() => void holder.close())
  holder.exec('BEGIN IMMEDIATE')
  scratchOf(a.doc).set('k', 'chậm')
  a.present(1, { cursor: 1 })
  await b.until(() => b.only('awareness').length > 0, 'presence')
  expect((await office.call('GET', '/healthz', { as: null })).status).toBe(200)
  expect([a.durable, scratchOf(b.doc).get('k')]).toEqual([0, undefined])
  holder.exec('ROLLBACK')
  await a.saved()
  await b.until(() => scratchOf(b.doc).get('k') === 'chậm')
})
