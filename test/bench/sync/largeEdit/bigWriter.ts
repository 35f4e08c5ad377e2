import { parentPort, workerData } from 'node:worker_threads'
import type { EditContext } from '../../../../shared/crdt/editContext.ts'
import { writeAnnex } from '../../../../shared/crdt/writeWorkbook.ts'
import type { Annex, AnnexRow } from '../../../../shared/domain/annex.ts'
import { annexId, columnId, type ColumnId, type RowId } from '../../../../shared/domain/ids.ts'
import { OutboxClient } from '../../../support/outboxClient.ts'
import { seededRandom } from '../../../support/random.ts'
import { rework } from '../workload.ts'

/** What the one who brings much is told: where, and what to bring. */
export interface BigWork {
  readonly url: string
  readonly token: string
  readonly rows: number
  readonly kind: 'import' | 'offline'
  readonly count: number
}

/** What it tells: that it is ready to begin; in the end, milliseconds until all was on disk, and messages sent. */
export type BigAnswer = { readonly ready: true } | { readonly ms: number; readonly frames: number; readonly faults: number }

const roles = ['number', 'task', 'product', 'timeline', 'lead', 'coordinating', 'note', 'note'] as const

/** An annex of so many rows and eight columns, as it comes from a file. */
function annexOf(count: number): Annex {
  const columns = roles.map((role, i) => ({ id: columnId(`n${i}`), role, heading: `Cột ${i}` }))
  const cells = (i: number): Record<ColumnId, string> =>
    Object.fromEntries(columns.slice(1).map(({ id, role }) => [id, role === 'lead' || role === 'coordinating' ? `Cơ quan ${['vp', 'kt', 'vhxh'][i % 3]}` : `${i}. Rà soát, công bố thủ tục hành chính ${role}`]))
  const rows: AnnexRow[] = Array.from({ length: count }, (_, i) => ({ id: `big${i}` as RowId, kind: 'task', level: 0, number: '', cells: cells(i) }))
  return { id: annexId('big'), kind: 'tasks', heading: 'Phụ lục', title: 'NHIỆM VỤ LỚN', reference: '', numbering: 'restart', columns, rows }
}

const { url, token, rows, kind, count } = workerData as BigWork
const tell = (answer: BigAnswer): void => parentPort?.postMessage(answer)
const address = { url, headers: { authorization: `Bearer ${token}` } }
const client = await new OutboxClient().connect(address)
const ctx: EditContext = { doc: client.doc, origin: {}, random: seededRandom(5), now: Date.now, me: 'writer' }

if (kind === 'offline') {
  client.cut()
  const random = seededRandom(9)
  for (let i = 0; i < count; i++) rework(client.doc, rows, i, random)
}
parentPort?.once('message', async () => {
  const before = client.frames
  if (kind === 'import') writeAnnex(ctx, annexOf(count), [])
  const begun = performance.now()
  if (kind === 'offline') client.open(address)
  await client.saved()
  tell({ ms: performance.now() - begun, frames: client.frames - before, faults: client.refusals.length })
  client.cut()
  parentPort?.close()
})
tell({ ready: true })
