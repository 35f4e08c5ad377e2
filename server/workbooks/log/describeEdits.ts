import type * as Y from 'yjs'
import { columnsOf, readRow, rowsOf, textOf, unitsOf } from '../../../shared/crdt/schema.ts'
import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import type { EditStore, LoggedEdit } from '../../storage/port/rights/editStore.ts'
import type { PeopleStore } from '../../storage/port/peopleStore.ts'
import { linkRoot } from '../publicLink.ts'
import { rowTitle } from '../../sync/log/placeText.ts'
import type { Rooms } from '../../sync/rooms.ts'

/** What was done: the kinds that people tell apart. */
export type EditKind = 'cell' | 'rowMade' | 'rowDeleted' | 'rowMoved' | 'row' | 'frame' | 'linkOpened' | 'linkEnded'

/** A line of the log with names instead of ids, as they are now. */
export interface DescribedEdit {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly kind: EditKind
  readonly row: string
  readonly rowTitle: string
  readonly column: string
  readonly heading: string
  readonly from: string
  readonly to: string
  readonly before: string
  readonly after: string
  /** Code of the refusal; '' for what was written. */
  readonly refusal: string
}

interface Site {
  readonly store: EditStore & Pick<PeopleStore, 'findUser'>
  readonly rooms: Rooms
}

export async function describeEdits({ store, rooms }: Site, workbook: WorkbookId, edits: readonly LoggedEdit[]): Promise<DescribedEdit[]> {
  const ids = [...new Set(edits.map(({ userId }) => userId))]
  const people = await Promise.all(ids.map((id) => store.findUser(id)))
  const names = new Map(ids.map((id, i) => [id, people[i]?.name ?? '']))
  return rooms.read(workbook, (doc) => edits.map((edit) => described(doc, edit, names)))
}

function described(doc: Y.Doc, edit: LoggedEdit, names: ReadonlyMap<UserId, string>): DescribedEdit {
  const { id, userId, unit, root, entry, key, before, after, refusal } = edit
  const column = root === 'rows' && /^[cs]:/.test(key) ? key.slice(2) : ''
  const isRow = root === 'rows'
  return {
    id,
    name: names.get(userId) ?? '',
    unit: unit === '' ? '' : nameIn(unitsOf(doc), unit, 'name'),
    kind: kindOf(edit),
    row: isRow && readRow(entry, rowsOf(doc).get(entry)) ? entry : '',
    rowTitle: isRow ? rowTitle(doc, entry) : entry,
    column,
    heading: column === '' ? (isRow || root === linkRoot ? '' : key) : nameIn(columnsOf(doc), column, 'heading'),
    from: new Date(edit.from).toISOString(),
    to: new Date(edit.to).toISOString(),
    before,
    after,
    refusal,
  }
}

function kindOf({ root, key }: LoggedEdit): EditKind {
  if (root === linkRoot) return key === 'on' ? 'linkOpened' : 'linkEnded'
  if (root !== 'rows') return 'frame'
  if (/^[cs]:/.test(key)) return 'cell'
  if (key === '') return 'rowMade'
  if (key === 'del') return 'rowDeleted'
  return key === 'pos' ? 'rowMoved' : 'row'
}

const nameIn = (map: Y.Map<Y.Map<unknown>>, id: string, key: string): string => {
  const entry = map.get(id)
  return entry ? textOf(entry, key) : id
}
