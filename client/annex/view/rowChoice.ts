import type { ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import type { Translate } from '../../ui/translate.ts'
import type { AnnexSession } from '../annexSession.ts'
import { isMine } from '../cells/cellClasses.ts'
import { searchableText, textSearch } from '../find/textSearch.ts'
import { leadGroup, quarterGroup } from './groupOf.ts'
import type { PersonalView } from './personalView.ts'
import type { RowChoice } from './shownRows.ts'

const leaf = (row: ProjectedRow): boolean => row.kind === 'task' || row.kind === 'target'

/** Which rows a personal view shows, and in which order. */
export function rowChoice(session: AnnexSession, view: PersonalView, t: Translate): RowChoice {
  const { projection } = session
  const tests = conditionTests(session, view)
  const by = view.sort ? projection.columns.find((column) => column.id === view.sort?.column) : undefined
  return {
    folded: new Set(view.folded),
    ...(tests.length > 0 ? { wanted: (row: ProjectedRow) => leaf(row) && tests.every((test) => test(row)) } : {}),
    ...(by && view.sort ? { sortText: (row: ProjectedRow) => (leaf(row) ? projection.text(row.id, by) : ''), descending: view.sort.descending } : {}),
    ...(view.group === 'lead' ? { groupOf: leadGroup(projection, t) } : {}),
    ...(view.group === 'quarter' ? { groupOf: quarterGroup(projection, session.planYear(), t) } : {}),
  }
}

function conditionTests(session: AnnexSession, view: PersonalView): ((row: ProjectedRow) => boolean)[] {
  const { projection } = session
  const tests = view.conditions.flatMap((condition) => {
    const of = projection.columns.find((column) => column.id === condition.column)
    if (!of) return []
    const answers = textSearch(condition.is === 'containing' ? condition.text : '')
    return [
      (row: ProjectedRow): boolean => {
        if (condition.is === 'containing') return answers(searchableText(projection, row.id, of))
        return (projection.text(row.id, of) === '') === (condition.is === 'empty')
      },
    ]
  })
  if (view.mine) tests.push((row) => isMine(session, row.id, 'any'))
  return tests
}
