import { createMemo, type Accessor } from 'solid-js'
import type { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import { leadColumns, rowFactsOf } from '../../../shared/crdt/rights/leadsOfRow.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import { mayChangeRow, mayCreateRow, mayEditCell, mayEditColumns, mayFillNewCell, type AccessRule, type May } from '../../../shared/domain/permissions.ts'
import { isMessageKey, type MessageKey } from '../../../shared/i18n/translate.ts'
import type { AnnexRights, NewRow } from '../../annex/annexRights.ts'

/** A refusal in the words of the grid: why one may not write here, said before one tries. */
function why(may: May): true | MessageKey {
  if (may === true) return true
  const key = may.replace('access.', 'access.why.')
  return isMessageKey(key) ? key : `error.${may}`
}

/** Where this person may write in one annex, by the predicates that the server's gate asks, too. */
export function createRights(rule: Accessor<AccessRule>, projection: AnnexProjection): AnnexRights {
  const roles = (column: ColumnId) => projection.columns.find(({ id }) => id === column)?.role ?? 'other'
  const newRow = createMemo((): NewRow => {
    const { unit, mode, role } = rule()
    const [lead] = leadColumns(projection)
    const isPreset = mode === 'byLead' && role === 'editor' && unit !== '' && lead !== undefined
    return {
      may: why(mayCreateRow(rule(), { leads: isPreset ? [unit] : [] })),
      units: isPreset ? { [lead]: [{ unit }] } : {},
      mayFill: (column) => mayFillNewCell(rule(), { id: column }) === true,
    }
  })
  return {
    changed: rule,
    mayEdit: (row: RowId, column: ColumnId) => why(mayEditCell(rule(), rowFactsOf(rule(), projection, row), { id: column, role: roles(column) })),
    mayChangeRow: (row: RowId) => why(mayChangeRow(rule(), rowFactsOf(rule(), projection, row))),
    newRow,
    mayEditColumns: () => why(mayEditColumns(rule())),
  }
}
