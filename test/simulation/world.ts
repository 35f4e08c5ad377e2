import * as Y from 'yjs'
import { setCellText, setCellUnits } from '../../shared/crdt/cellEdits.ts'
import { addColumn } from '../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { convertRows, deleteRows, indentRows, insertRows, moveRows, outdentRows, restoreRows, type RowSpec } from '../../shared/crdt/rowEdits.ts'
import { cellText, rowsOf } from '../../shared/crdt/schema.ts'
import { readUnitEntries } from '../../shared/crdt/unitCells.ts'
import { UndoStack } from '../../shared/crdt/undo/undoStack.ts'
import { updateAnnex } from '../../shared/crdt/workbookEdits.ts'
import type { RowId, UnitId } from '../../shared/domain/ids.ts'
import { seededRandom } from '../support/random.ts'
import { A1, LEAD, TASK, offices, rowsIn, seedAnnex } from '../support/replicas.ts'
import type { Act } from './acts.ts'

interface Person {
  ctx: EditContext
  undo: UndoStack
  online: boolean
  toServer: Uint8Array[]
  fromServer: Uint8Array[]
}

/** How a world differs from one where everybody may do everything. */
export interface Rights {
  /** What of an update the server takes. */
  readonly admit?: (server: Y.Doc, update: Uint8Array, who: number) => Uint8Array
  /** Unit that a person keeps to: only rows that it leads, no lead cells, no columns. Undefined: everything. */
  readonly unitOf?: (who: number) => UnitId | undefined
}

/** A server (a document and its log) and some offices, joined by lines that can be cut. Everything is deterministic by seed. */
export class World {
  readonly people: Person[]
  readonly log: Uint8Array[] = []
  server = new Y.Doc()
  readonly #rights: Rights
  #clientIds = 100

  constructor(seed: number, people: number, rights: Rights = {}) {
    this.#rights = rights
    this.server.clientID = 1
    seedAnnex({ doc: this.server, origin: {}, random: seededRandom(seed), now: () => 0, me: 'server' })
    this.log.push(Y.encodeStateAsUpdate(this.server))
    this.people = Array.from({ length: people }, (_, i) => this.#person(i, seed, new Y.Doc()))
    for (const person of this.people) this.#join(person)
  }

  #person(index: number, seed: number, doc: Y.Doc): Person {
    doc.clientID = this.#clientIds += 1
    let clock = index
    const ctx: EditContext = { doc, origin: { index }, random: seededRandom(seed * 31 + this.#clientIds), now: () => (clock += 1000), me: `p${index}` }
    const person: Person = { ctx, undo: new UndoStack(ctx), online: false, toServer: [], fromServer: [] }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && person.online) person.toServer.push(update)
    })
    return person
  }

  /** The server keeps an update before it tells anybody of it. */
  #receive(sent: Uint8Array, from: Person): void {
    const update = this.#rights.admit?.(this.server, sent, this.people.indexOf(from)) ?? sent
    this.log.push(update)
    Y.applyUpdate(this.server, update)
    for (const person of this.people) if (person !== from && person.online) person.fromServer.push(update)
  }

  #join(person: Person): void {
    if (person.online) return
    person.online = true
    person.fromServer = [Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(person.ctx.doc))]
    person.toServer = [Y.encodeStateAsUpdate(person.ctx.doc, Y.encodeStateVector(this.server))]
  }

  #cut(person: Person): void {
    person.online = false
    person.toServer = []
    person.fromServer = []
  }

  /** Delivers what waits on a person's line, in both directions. */
  #deliver(person: Person): void {
    for (const update of person.toServer.splice(0)) this.#receive(update, person)
    for (const update of person.fromServer.splice(0)) Y.applyUpdate(person.ctx.doc, update, 'server')
  }

  /** All lines up, all queues empty. */
  settle(): void {
    for (const person of this.people) this.#join(person)
    while (this.people.some((person) => person.toServer.length + person.fromServer.length > 0)) {
      for (const person of this.people) this.#deliver(person)
    }
  }

  /** What a restart would load. */
  reloaded(): Y.Doc {
    const doc = new Y.Doc()
    for (const update of this.log) Y.applyUpdate(doc, update)
    return doc
  }

  run(act: Act, step: number, seed: number): void {
    if (act.do === 'restartServer') {
      for (const person of this.people) this.#cut(person)
      this.server = this.reloaded()
      return
    }
    const person = this.people[act.who] as Person
    switch (act.do) {
      case 'cut':
        return this.#cut(person)
      case 'rejoin':
        return this.#join(person)
      case 'deliver':
        return this.#deliver(person)
      case 'reload':
        return this.#reload(act.who, seed + step)
      case 'undo':
        return void person.undo.undo()
      case 'redo':
        return void person.undo.redo()
      default:
        return this.#rights.unitOf ? editOwn(person.ctx, act, step, this.#rights.unitOf(act.who)) : edit(person.ctx, act, step)
    }
  }

  /** The tab is closed and opened again: the document comes from the browser's store, undo is forgotten. */
  #reload(index: number, seed: number): void {
    const old = this.people[index] as Person
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(old.ctx.doc), 'server')
    old.undo.destroy()
    this.#cut(old)
    this.people[index] = this.#person(index, seed, doc)
  }
}

function at<T>(values: readonly T[], share: number): T | undefined {
  return values[Math.floor(share * values.length)]
}

type EditAct = Exclude<Act, { do: 'restartServer' | 'cut' | 'rejoin' | 'deliver' | 'reload' | 'undo' | 'redo' }>

/** As `edit`, but nobody touches lead cells, and who keeps to a unit edits its rows only. */
function editOwn(ctx: EditContext, act: EditAct, step: number, unit: UnitId | undefined): void {
  if (act.do === 'units' || (unit && (act.do === 'column' || act.do === 'renumber'))) return
  if (act.do === 'add' || act.do === 'addSection') {
    const lead = unit ?? at(offices, act.to)
    const row = at(rowsIn(ctx).order.flatten(), act.at)?.id
    return add(ctx, row, act, step, lead)
  }
  edit(ctx, act, step, unit && ((id) => rowsIn(ctx).order.subtree(id).every((row) => leads(ctx, row, unit))))
}

function leads(ctx: EditContext, row: RowId, unit: UnitId): boolean {
  const map = rowsOf(ctx.doc).get(row)
  return map !== undefined && readUnitEntries(map, LEAD).some((entry) => 'unit' in entry && entry.unit === unit)
}

function edit(ctx: EditContext, act: EditAct, step: number, isOwn?: (row: RowId) => boolean): void {
  const rows = rowsIn(ctx)
  if (act.do === 'column') return void addColumn(ctx, A1, { role: 'note', heading: `Ghi chú ${step}` })
  if (act.do === 'renumber') return updateAnnex(ctx, A1, { numbering: step % 2 ? 'continuous' : 'restart' })
  if (!('at' in act)) return
  const mine = (ids: RowId[]): RowId[] => (isOwn ? ids.filter(isOwn) : ids)
  const shown = mine(rows.order.flatten().map((row) => row.id))
  const all = mine([...rows.registers.keys()].toSorted())
  const row = at(act.do === 'restore' ? all : shown, act.at)
  if (act.do === 'add' || act.do === 'addSection') return void add(ctx, row, act, step)
  if (row === undefined) return
  const other = at(shown, act.to) ?? row
  const edits: Record<Exclude<typeof act.do, 'add' | 'addSection'>, () => unknown> = {
    type: () => typeAt(ctx, row, act, (text, place) => text.slice(0, place) + ('word' in act ? act.word : '') + text.slice(place)),
    erase: () => typeAt(ctx, row, act, (text, place) => text.slice(0, place) + text.slice(place + 4)),
    move: () => moveRows(ctx, rows, [row], { at: 'before', row: other }),
    nest: () => moveRows(ctx, rows, [row], { at: 'last', under: other }),
    indent: () => indentRows(ctx, rows, [row, other]),
    outdent: () => outdentRows(ctx, rows, [row, other]),
    delete: () => deleteRows(ctx, rows, [row]),
    restore: () => restoreRows(ctx, rows, [row]),
    convert: () => convertRows(ctx, [row], act.to < 0.3 ? 'group' : act.to < 0.5 ? 'section' : 'task'),
    units: () => setCellUnits(ctx, row, LEAD, offices.filter((_, i) => (Math.floor(act.to * 16) >> i) & 1).map((unit) => ({ unit }))),
  }
  edits[act.do]()
}

function typeAt(ctx: EditContext, row: RowId, act: { to: number }, change: (text: string, place: number) => string): void {
  const text = cellText(rowsOf(ctx.doc).get(row) as Y.Map<unknown>, TASK)?.toString() ?? ''
  setCellText(ctx, row, TASK, change(text, Math.floor(act.to * (text.length + 1))))
}

function add(ctx: EditContext, row: RowId | undefined, act: { do: string; to: number }, step: number, lead?: UnitId): void {
  const specs: RowSpec[] = Array.from({ length: 1 + (step % 3) }, () => ({
    kind: act.do === 'add' ? 'task' : 'section',
    texts: { [TASK]: `Việc ${step}` },
    ...(lead ? { units: { [LEAD]: [{ unit: lead }] } } : {}),
  }))
  insertRows(ctx, A1, rowsIn(ctx), row ? { at: act.to < 0.5 ? 'after' : 'before', row } : { at: 'last', under: '' }, specs)
}
