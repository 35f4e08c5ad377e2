import type { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { SettingsChange } from '../../../shared/domain/workbookSettings.ts'
import type { AnnexSession } from '../../annex/annexSession.ts'
import { ApiError, callApi } from '../../account/api.ts'
import { notify } from '../../ui/notes.tsx'
import type { Translate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'

/** What the coordinator finds in the menus of rows and columns: locking and unlocking. */
export function rightsMenus(opened: OpenedWorkbook, projection: AnnexProjection, t: Translate): Pick<AnnexSession, 'cellItems' | 'columnItems'> {
  const change = (asked: SettingsChange): void => {
    const path = `/api/workbooks/${opened.membership.id}/settings`
    callApi('POST', path, asked).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error
      notify(error.message)
    })
  }
  const isMine = (): boolean => opened.access().role === 'coordinator'
  return {
    cellItems: (rows: readonly RowId[], column: ColumnId) => {
      const [row] = rows
      if (!row) return []
      const history = { label: t('log.cellItem'), run: () => opened.side.show({ is: 'log', row, column }) }
      if (!isMine()) return [history]
      const all = [...new Set(rows.flatMap((row) => [...projection.order.subtree(row)]))]
      const isLocked = rows.every((row) => opened.rule().lockedRows.has(row))
      return [history, { label: t('access.lockRows'), checked: isLocked, run: () => change({ [isLocked ? 'unlock' : 'lock']: { rows: all } }) }]
    },
    columnItems: (column: ColumnId) => {
      if (!isMine()) return []
      const isLocked = opened.rule().lockedColumns.has(column)
      return [{ label: t('access.lockColumn'), checked: isLocked, run: () => change({ [isLocked ? 'unlock' : 'lock']: { columns: [column] } }) }]
    },
  }
}
