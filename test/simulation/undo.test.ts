import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AnnexSession } from '../../client/annex/annexSession.ts'
import { writeCells } from '../../client/annex/cells/writeCells.ts'
import { AnnexProjection } from '../../shared/crdt/annexProjection.ts'
import { contentHash } from '../../shared/crdt/contentHash.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { convertRows, deleteRows, indentRows, insertRows, moveRows, outdentRows, restoreRows } from '../../shared/crdt/rowEdits.ts'
import { cellText, rowsOf } from '../../shared/crdt/schema.ts'
import { UndoStack } from '../../shared/crdt/undo/undoStack.ts'
import type { Random, RowId } from '../../shared/domain/ids.ts'
import { pick, seededRandom } from '../support/random.ts'
import { A1, TASK, add, makeReplicas, syncAll } from '../support/replicas.ts'

/** The nightly run sets it: 20,000 runs. */
const runs = Number(process.env['SIM_RUNS'] ?? 400)
const acts = 70

const words = ['a', 'ế', 'kế ', 'hoạch', '😀', '\n', 'x', 'Cơ quan vp; Phòng lạ']

/** One of the three: the parts of an open annex that edit and undo. */
interface Person {
  readonly ctx: EditContext
  readonly session: Pick<AnnexSession, 'edit' | 'undo' | 'projection' | 'mayEdit'>
  /** What an undo or redo of this person did to others; see `watchUndo`. */
  readonly harm: string[]
}

function makePerson(ctx: EditContext): Person {
  const undo = new UndoStack(ctx)
  const person: Person = { ctx, session: { edit: ctx, undo, projection: new AnnexProjection(ctx.doc, A1), mayEdit: () => true }, harm: [] }
  watchUndo(person)
  return person
}

/** Notes letters of others that an undo or redo deletes, and rows that it deletes although others have written in them. */
function watchUndo({ ctx, session: { undo }, harm }: Person): void {
  const look = (transaction: Y.Transaction): void => {
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
      const isLetter = item instanceof Y.Item && item.parent instanceof Y.Text
      if (isLetter && item.id.client !== ctx.doc.clientID) harm.push(`took ${item.length} letters of ${item.id.client}`)
    })
  }
  for (const step of ['undo', 'redo'] as const) {
    const real = undo[step].bind(undo)
    undo[step] = () => {
      ctx.doc.on('afterTransaction', look)
      try {
        return real()
      } finally {
        ctx.doc.off('afterTransaction', look)
      }
    }
  }
}

/** One random act, through the functions that the grid's commands use. */
function actOnce({ ctx, session }: Person, random: Random): void {
  const { projection, undo } = session
  const shown = projection.rows.map((row) => row.id)
  const all = [...projection.registers.keys()].toSorted()
  const row = pick(random, all)
  const several = shown.filter(() => random() < 0.2)
  const rows = several.length > 0 ? several : [row]
  const acts: readonly (readonly [number, () => unknown])[] = [
    [8, () => typeInto(session, row, random)],
    [5, () => pasteBlock(session, shown, random)],
    [3, () => undo.group(() => insertRows(ctx, A1, projection, { at: 'after', row }, [{ kind: 'task', texts: { [TASK]: pick(random, words) } }]))],
    [3, () => moveRows(ctx, projection, rows, { at: 'after', row: pick(random, all) })],
    [2, () => moveRows(ctx, projection, rows, { at: 'last', under: pick(random, all) })],
    [2, () => (random() < 0.5 ? indentRows : outdentRows)(ctx, projection, rows)],
    [2, () => deleteRows(ctx, projection, rows)],
    [1, () => restoreRows(ctx, projection, rows)],
    [1, () => convertRows(ctx, rows, pick(random, ['section', 'group', 'task']))],
    [7, () => undo.undo()],
    [4, () => undo.redo()],
  ]
  let left = random() * acts.reduce((sum, [weight]) => sum + weight, 0)
  acts.find(([weight]) => (left -= weight) < 0)?.[1]()
}

/** Letters put in or taken out in the middle, as an open cell writes them. */
function typeInto({ projection, edit }: Person['session'], row: RowId, random: Random): void {
  const text = cellText(rowsOf(edit.doc).get(row) as Y.Map<unknown>, TASK)
  if (!text || !projection.registers.has(row)) return
  const at = Math.floor(random() * (text.length + 1))
  edit.doc.transact(() => (random() < 0.7 ? text.insert(at, pick(random, words)) : text.delete(at, Math.min(3, text.length - at))), edit.origin)
}

/** A pasted block: texts and units over a run of rows, and a row more at the end; one step. */
function pasteBlock(session: Person['session'], shown: readonly RowId[], random: Random): void {
  const { projection, edit } = session
  const from = Math.floor(random() * shown.length)
  const columns = projection.columns.filter((column) => column.role !== 'number')
  const writes = shown.slice(from, from + 4).flatMap((row) => columns.map((column) => ({ row, column, text: pick(random, words) + pick(random, words) })))
  writeCells(session as AnnexSession, writes, () => {
    if (random() < 0.4) insertRows(edit, A1, projection, { at: 'last', under: '' }, [{ kind: 'task', texts: { [TASK]: 'dán' } }])
  })
}

/** What is wrong after the run of a seed; null when nothing is. */
function playUndo(seed: number): string | null {
  const random = seededRandom(seed)
  const contexts = makeReplicas(3)
  add(contexts[0] as EditContext, { at: 'last', under: '' }, 'r1', 'r2', 'r3')
  syncAll(...contexts)
  const people = contexts.map(makePerson)
  for (let i = 0; i < acts; i++) {
    actOnce(pick(random, people), random)
    // Not all at once: two may know of each other what the third doesn't.
    if (random() < 0.3) syncAll(...contexts.filter(() => random() < 0.8))
  }
  syncAll(...contexts)
  const reload = new Y.Doc()
  Y.applyUpdate(reload, Y.encodeStateAsUpdate((contexts[0] as EditContext).doc))
  const hashes = [...contexts.map(({ doc }) => doc), reload].map(contentHash)
  if (new Set(hashes).size > 1) return `hashes differ: ${hashes.map((hash) => hash.slice(0, 8)).join(' ')}`
  return people.flatMap(({ harm }) => harm)[0] ?? null
}

test(`[UD1] [UD5] three people edit, paste, move, undo and redo: nothing is thrown, no text of others goes, all replicas and a reload agree (${runs} seeds)`, { timeout: 3_600_000 }, () => {
  const failed: string[] = []
  for (let seed = 1; seed <= runs; seed++) {
    const why = playUndo(seed)
    if (why !== null) failed.push(`seed ${seed}: ${why}`)
  }
  expect(failed).toEqual([])
})
