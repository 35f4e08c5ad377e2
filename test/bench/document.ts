import * as Y from 'yjs'
import { AnnexProjection } from '../../shared/crdt/annexProjection.ts'
import { setCellText } from '../../shared/crdt/cellEdits.ts'
import { moveRows } from '../../shared/crdt/rowEdits.ts'
import { readWorkbook } from '../../shared/crdt/readWorkbook.ts'
import type { RowId } from '../../shared/domain/ids.ts'
import { A1, TASK, add, makeReplicas, section, task } from '../support/replicas.ts'
import { median, type Figure } from './record.ts'

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The document layer: 5,000 rows loaded, projected, edited, moved; against Yjs alone loading the same bytes. */
export async function run({ short }: { short: boolean }): Promise<readonly Figure[]> {
  const rows = short ? 1_000 : 5_000
  const [ctx] = makeReplicas(1)
  if (!ctx) throw new Error('no replica')
  const sections = Array.from({ length: 10 }, (_, s) => section(`s${s}`, ...Array.from({ length: rows / 10 }, (__, i) => task(`r${s}-${i}`))))
  add(ctx, { at: 'last', under: '' }, ...sections)
  const state = Y.encodeStateAsUpdate(ctx.doc)
  const load = Array.from({ length: 5 }, () => timed(() => Y.applyUpdate(new Y.Doc(), state)))
  const project = Array.from({ length: 5 }, () => timed(() => void new AnnexProjection(ctx.doc, A1).rows))
  const read = Array.from({ length: 3 }, () => timed(() => void readWorkbook(ctx.doc)))
  const projection = new AnnexProjection(ctx.doc, A1)
  const keystrokes = Array.from({ length: 500 }, (_, i) => timed(() => setCellText(ctx, `r5-${i % 50}` as RowId, TASK, `chữ ${i}`)))
  const moves = Array.from({ length: 100 }, (_, i) =>
    timed(() => {
      moveRows(ctx, projection, [`r1-${i % 50}` as RowId], { at: 'first', under: 's7' as RowId })
      void projection.rows
    }),
  )
  return [
    { name: `load ${rows} rows`, value: median(load), unit: 'ms' },
    { name: 'projection ÷ load', value: median(project) / median(load), unit: 'ratio', limit: 1.5 },
    { name: 'whole reading ÷ load', value: median(read) / median(load), unit: 'ratio', limit: 3 },
    { name: 'keystroke, p50', value: median(keystrokes), unit: 'ms' },
    { name: 'move and new order ÷ load', value: median(moves) / median(load), unit: 'ratio', limit: 0.5 },
    { name: 'state per row', value: state.length / rows, unit: 'bytes' },
  ]
}
