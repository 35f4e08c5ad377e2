import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readAnnexRows } from '../../shared/crdt/annexRows.ts'
import { contentHash } from '../../shared/crdt/contentHash.ts'
import { insertRows } from '../../shared/crdt/rowEdits.ts'
import { cellText, rowsOf } from '../../shared/crdt/schema.ts'
import type { ColumnId, RowId } from '../../shared/domain/ids.ts'
import { pieceLimits } from '../../shared/protocol/pieces/pieceLimits.ts'
import { openSqliteStore } from '../../server/storage/sqlite/sqliteStore.ts'
import { ChildServer, furnish } from '../support/childServer.ts'
import { faultCount } from '../support/faultCount.ts'
import { OutboxClient } from '../support/outboxClient.ts'
import { A1, TASK, makeReplica, seedAnnex } from '../support/replicas.ts'
import { tempFolder } from '../support/tempFolder.ts'

const kills = faultCount({ sample: 3, nightly: 30 })
const rows = 4_000
/** Whole rows of seven structs each. */
const rowsOfPiece = Math.floor(pieceLimits.structs / 7)

test(`[PR45] [ST17] ${kills} times kill -9 while an annex of ${rows} rows goes out in pieces: what was acknowledged is there, and in the end all of it once`, async () => {
  const folder = tempFolder()
  const store = await openSqliteStore(join(folder, 'phuluc.db'))
  const { token, ids } = await furnish(store, kills)
  await store.close()
  let server = await ChildServer.start(folder)
  // Only those who are in: who has left would keep a whole replica until the end, and thirty of them 4 GB.
  const open = new Set<OutboxClient>()
  onTestFinished(() => open.forEach((client) => client.cut()))
  const enter = (): OutboxClient => {
    const client = new OutboxClient()
    open.add(client)
    return client
  }
  for (const [kill, workbook] of ids.entries()) {
    const address = () => ({ url: `ws://127.0.0.1:${server.port}/ws/${workbook}?protocol=2`, headers: { authorization: `Bearer ${token}` } })
    const writer = await enter().connect(address())
    const ctx = { ...makeReplica(writer.doc.clientID), doc: writer.doc }
    seedAnnex(ctx)
    await writer.saved()
    const before = writer.durable
    const specs = Array.from({ length: rows }, (_, i) => ({ id: `k${kill}n${i}` as RowId, kind: 'task' as const, texts: { [TASK]: `Việc ${i}` } as Record<ColumnId, string> }))
    insertRows(ctx, A1, readAnnexRows(ctx.doc, A1), { at: 'last', under: '' }, specs)
    await writer.until(() => writer.durable >= before + 1 + (kill % 3), 'a piece on disk')
    expect(writer.outbox.waiting).toBeGreaterThan(0)
    const acknowledged = (writer.durable - before) * rowsOfPiece
    await server.end('SIGKILL')
    writer.cut()
    server = await ChildServer.start(folder)
    const reader = await enter().connect(address())
    const found = [...rowsOf(reader.doc).keys()].filter((id) => id.startsWith(`k${kill}n`)).length
    expect([kill, found >= acknowledged, found < rows]).toEqual([kill, true, true])
    writer.open(address())
    await writer.saved()
    await reader.until(() => rowsOf(reader.doc).size === rowsOf(writer.doc).size && contentHash(reader.doc) === contentHash(writer.doc), 'equal')
    const fresh = await enter().connect(address())
    const texts = [...rowsOf(fresh.doc)].filter(([id]) => /^k\d+n/.test(id)).map(([, row]) => cellText(row, TASK)?.toString() ?? '')
    expect([texts.length, texts.every((text) => /^Việc \d+$/.test(text)), fresh.refusals.length + writer.refusals.length]).toEqual([rows, true, 0])
    for (const client of open) client.cut()
    open.clear()
  }
}, 120_000 + kills * 10_000)
