import { foldForSearch } from '../../../shared/domain/text.ts'
import type { ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import type { AnnexSession } from '../annexSession.ts'
import { isMine } from '../cells/cellClasses.ts'
import type { PersonalView } from './personalView.ts'
import type { RowChoice } from './shownRows.ts'

/** Which rows a personal view shows, and in which order. */
export function rowChoice(session: AnnexSession, view: PersonalView): RowChoice {
  const { projection } = session
  const column = (id: string) => projection.columns.find((found) => found.id === id)
  const tests = view.conditions.flatMap((condition) => {
    const of = column(condition.column)
    if (!of) return []
    const wanted = condition.is === 'containing' ? foldForSearch(condition.text) : ''
    return [
      (row: ProjectedRow): boolean => {
        const text = projection.text(row.id, of)
        if (condition.is === 'empty') return text === ''
        return condition.is === 'filled' ? text !== '' : foldForSearch(text).includes(wanted)
      },
    ]
  })
  if (view.mine) tests.push((row) => isMine(session, row.id, 'any'))
  const leaf = (row: ProjectedRow): boolean => row.kind === 'task' || row.kind === 'target'
  const by = view.sort ? column(view.sort.column) : undefined
  return {
    folded: new Set(view.folded),
    ...(tests.length > 0 ? { wanted: (row: ProjectedRow) => leaf(row) && tests.every((test) => test(row)) } : {}),
    ...(by && view.sort ? { sortText: (row: ProjectedRow) => (leaf(row) ? projection.text(row.id, by) : ''), descending: view.sort.descending } : {}),
  }
}
