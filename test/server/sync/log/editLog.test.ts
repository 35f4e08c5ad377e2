import { expect, test } from 'vitest'
import { EditLog } from '../../../../server/sync/log/editLog.ts'
import { userId, workbookId } from '../../../../shared/domain/ids.ts'
import { setCellText } from '../../../../shared/crdt/cellEdits.ts'
import type { RowId } from '../../../../shared/domain/ids.ts'
import { TASK, add, makeReplica, seedAnnex, task } from '../../../support/replicas.ts'

test('[PM13] lines of a large edit are taken in portions, each once and with what stands in its place by then', () => {
  const ctx = makeReplica(7)
  seedAnnex(ctx)
  add(ctx, { at: 'last', under: '' }, ...Array.from({ length: 7 }, (_, i) => task(`r${i}`)))
  const log = new EditLog(workbookId('w'))
  const places = Array.from({ length: 7 }, (_, i) => ({ root: 'rows' as const, entry: `r${i}`, key: `c:${TASK}` }))
  log.note(ctx.doc, places, { userId: userId('kt'), unit: '' }, 1_000)
  for (let i = 0; i < 7; i++) setCellText(ctx, `r${i}` as RowId, TASK, `một ${i}`)
  const first = log.take(ctx.doc, 2_000, 3)
  for (let i = 0; i < 7; i++) setCellText(ctx, `r${i}` as RowId, TASK, `hai ${i}`)
  const rest = [log.take(ctx.doc, 4_000, 3), log.take(ctx.doc, 6_000, 3), log.take(ctx.doc, 8_000, 3)]
  expect(first.map(({ entry, before, after }) => [entry, before, after])).toEqual([0, 1, 2].map((i) => [`r${i}`, `r${i}`, `một ${i}`]))
  expect(rest.map((lines) => lines.map(({ after }) => after))).toEqual([['hai 3', 'hai 4', 'hai 5'], ['hai 6'], []])
})
