import { expect, test } from 'vitest'
import { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import { setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { addColumn, deleteColumn, updateColumn } from '../../../shared/crdt/columnEdits.ts'
import { rowFactsOf } from '../../../shared/crdt/rights/leadsOfRow.ts'
import { putUnit } from '../../../shared/crdt/workbookEdits.ts'
import { columnId, unitId, type RowId } from '../../../shared/domain/ids.ts'
import { DocumentFacts } from '../../../shared/gate/judge/documentFacts.ts'
import { A1, add, LEAD, makeReplica, offices, seedAnnex, task } from '../../support/replicas.ts'
import { openRule } from '../../support/gateRoom.ts'
import { seededRandom } from '../../support/random.ts'

test('[PM9] the grid counts the leads of a row as the gate does, whatever became of columns, units and cells', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed)
    const ctx = makeReplica(seed)
    seedAnnex(ctx)
    const second = columnId('lead2')
    addColumn(ctx, A1, { role: 'lead', heading: 'Chủ trì 2' }, undefined, second)
    const all = unitId('all')
    putUnit(ctx, { id: all, name: 'Các phòng', abbr: '', kind: 'collective', aliases: [], members: offices.slice(0, 2) })
    const rows = add(ctx, { at: 'last', under: '' }, task('r1'), task('r2'), task('r3'))
    const choices = [...offices.map((unit) => ({ unit })), { unit: all }, { unit: unitId('unknown') }, { text: 'Ban nào đó' }]
    for (const row of rows) for (const column of [LEAD, second]) if (random() < 0.8) setCellUnits(ctx, row, column, choices.filter(() => random() < 0.3))
    if (random() < 0.3) deleteColumn(ctx, second)
    if (random() < 0.2) updateColumn(ctx, LEAD, { role: 'coordinating' })
    const rule = { ...openRule, collectivesLead: random() < 0.5 }
    const [shown, gate] = [new AnnexProjection(ctx.doc, A1), new DocumentFacts(ctx.doc, rule)]
    for (const row of ['r1', 'r2', 'r3'] as RowId[]) {
      expect([seed, row, new Set(rowFactsOf(rule, shown, row).leads)]).toEqual([seed, row, new Set(gate.row(row).leads)])
    }
    shown.destroy()
  }
})
