import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { AnnexProjection } from '../../shared/crdt/annexProjection.ts'
import { ensureCellText } from '../../shared/crdt/cellEdits.ts'
import { transact, type EditContext } from '../../shared/crdt/editContext.ts'
import { convertRows, deleteRows, insertRows } from '../../shared/crdt/rowEdits.ts'
import { UndoStack } from '../../shared/crdt/undo/undoStack.ts'
import { writeWorkbook } from '../../shared/crdt/writeWorkbook.ts'
import type { RowKind, Workbook } from '../../shared/domain/annex.ts'
import type { ColumnId } from '../../shared/domain/ids.ts'
import { must } from '../../shared/domain/errors.ts'
import { writeCells } from '../annex/cells/writeCells.ts'
import type { AnnexSession, Me } from '../annex/annexSession.ts'

/** One person's copy of the workbook, with all that a view of it needs. */
export interface Replica {
  readonly session: AnnexSession
  readonly doc: Y.Doc
}

/** Two copies in one page and the line between them. */
export interface Replicas {
  readonly mine: Replica
  readonly theirs: Replica
  /** Cuts the line, or joins it again and exchanges what was missed. */
  readonly setOnline: (online: boolean) => void
}

const people: readonly [Me, Me] = [
  { id: 'lan', name: 'Nguyễn Thị Lan', unit: 'vhxh', colour: '#0b6b70' },
  { id: 'minh', name: 'Trần Văn Minh', unit: 'kt', colour: '#b3541e' },
]

export interface ReplicasWish {
  /** Id of a column in which I may not write; '' for none. */
  readonly locked: string
  /** The colleague's copy stays empty and off the line: for measuring what one copy costs. */
  readonly alone: boolean
}

export function makeReplicas(workbook: Workbook, notify: (message: string) => void, { locked, alone }: ReplicasWish): Replicas {
  const docs: [Y.Doc, Y.Doc] = [new Y.Doc(), new Y.Doc()]
  writeWorkbook(docs[0], workbook, { origin: {}, random: Math.random, now: Date.now, me: 'sample' })
  if (!alone) Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]), 'line')
  const mine = makeReplica(docs[0], workbook, people[0], notify, locked)
  const theirs = makeReplica(docs[1], workbook, people[1], notify, '')
  let online = !alone
  join(docs[0], docs[1], () => online)
  join(docs[1], docs[0], () => online)
  joinPresence(mine.session.awareness, theirs.session.awareness, () => online)
  joinPresence(theirs.session.awareness, mine.session.awareness, () => online)
  const setOnline = (on: boolean): void => {
    online = on
    if (!on) return
    const states = docs.map((doc) => Y.encodeStateVector(doc)) as [Uint8Array, Uint8Array]
    const forTheirs = Y.encodeStateAsUpdate(docs[0], states[1])
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], states[0]), 'line')
    Y.applyUpdate(docs[1], forTheirs, 'line')
  }
  return { mine, theirs, setOnline }
}

function makeReplica(doc: Y.Doc, workbook: Workbook, me: Me, notify: (message: string) => void, locked: string): Replica {
  const edit: EditContext = { doc, origin: { person: me.id }, random: Math.random, now: Date.now, me: me.id }
  const awareness = new Awareness(doc)
  awareness.setLocalStateField('user', { id: me.id, name: me.name, unit: me.unit, colour: me.colour })
  const projection = new AnnexProjection(doc, must(workbook.annexes[0], 'the first annex').id)
  const session: AnnexSession = {
    projection,
    edit,
    undo: new UndoStack(edit),
    awareness,
    me,
    planYear: () => workbook.facts.year,
    mayEdit: (_, column) => column !== locked || 'error.access.readOnly',
    notify,
  }
  return { session, doc }
}

/** Writes a cell as this person, by index of the row. */
export function writeAt({ session }: Replica, row: number, column: string, text: string): void {
  const { projection } = session
  const found = must(projection.columns.find((each) => each.id === column), `column ${column}`)
  writeCells(session, [{ row: must(projection.rows[row], `row ${row}`).id, column: found, text }])
}

/** Types letters into a text cell as this person. */
export function insertAt({ session }: Replica, row: number, column: string, at: number, text: string): void {
  const { projection, edit } = session
  const shared = ensureCellText(edit, must(projection.rows[row], `row ${row}`).id, column as ColumnId)
  transact(edit, () => shared?.insert(at, text))
}

/** Makes rows `from` up to `to` (not included) all of one kind. */
export function convertAt({ session }: Replica, from: number, to: number, kind: RowKind): void {
  convertRows(session.edit, session.projection.rows.slice(from, to).map((row) => row.id), kind)
}

/** Makes an empty task above a row. */
export function insertRowAt({ session }: Replica, row: number): void {
  const { projection, edit } = session
  insertRows(edit, projection.annex, projection, { at: 'before', row: must(projection.rows[row], `row ${row}`).id }, [{ kind: 'task' }])
}

/** Deletes a row with what stands under it. */
export function removeAt({ session }: Replica, row: number): void {
  deleteRows(session.edit, session.projection, [must(session.projection.rows[row], `row ${row}`).id])
}

function join(from: Y.Doc, to: Y.Doc, online: () => boolean): void {
  from.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line' && online()) Y.applyUpdate(to, update, 'line')
  })
}

function joinPresence(from: Awareness, to: Awareness, online: () => boolean): void {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'line')
  from.on('update', (_: unknown, origin: unknown) => {
    if (origin !== 'line' && online()) applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'line')
  })
}
