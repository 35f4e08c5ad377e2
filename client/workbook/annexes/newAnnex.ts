import { addColumn } from '../../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../../shared/crdt/editContext.ts'
import { readAnnexRows } from '../../../shared/crdt/annexRows.ts'
import { insertRows } from '../../../shared/crdt/rowEdits.ts'
import { addAnnex } from '../../../shared/crdt/workbookEdits.ts'
import type { ColumnRole } from '../../../shared/domain/columns.ts'
import type { AnnexId } from '../../../shared/domain/ids.ts'
import type { Translate } from '../../ui/translate.ts'

const usualColumns: readonly (readonly [ColumnRole, Parameters<Translate>[0]])[] = [
  ['number', 'workbook.columnNumber'],
  ['task', 'workbook.columnTask'],
  ['timeline', 'workbook.columnTimeline'],
  ['product', 'workbook.columnProduct'],
  ['lead', 'workbook.columnLead'],
  ['coordinating', 'workbook.columnCoordinating'],
]

/** Adds an annex of tasks with the six usual columns, one section and one empty task to start from. */
export function addUsualAnnex(edit: EditContext, t: Translate): AnnexId {
  return edit.doc.transact(() => {
    const annex = addAnnex(edit, { kind: 'tasks', heading: t('workbook.newAnnexHeading'), title: t('workbook.newAnnexTitle'), reference: '', numbering: 'restart' })
    for (const [role, heading] of usualColumns) addColumn(edit, annex, { role, heading: t(heading) })
    insertRows(edit, annex, readAnnexRows(edit.doc, annex), { at: 'last', under: '' }, [{ kind: 'section', children: [{ kind: 'task' }] }])
    return annex
  }, edit.origin)
}
