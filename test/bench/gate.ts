import * as Y from 'yjs'
import { setCellText } from '../../shared/crdt/cellEdits.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { userId, type RowId } from '../../shared/domain/ids.ts'
import type { AccessRule } from '../../shared/domain/permissions.ts'
import { cutUpdate } from '../../shared/protocol/pieces/cutUpdate.ts'
import { craftUpdate } from '../support/craftUpdate.ts'
import { judgeUpdate } from '../../shared/gate/judgeUpdate.ts'
import { copyOf } from '../support/gateOracle.ts'
import { Authors, ruleOf } from '../support/gateRoom.ts'
import { LEAD, TASK, TIMELINE, add, makeReplica, offices, section, seedAnnex, task } from '../support/replicas.ts'
import { median, percentile, type Figure } from './record.ts'

const unit = offices[1]
const writer = { userId: userId('kt') }
const rowId = (i: number): RowId => `r${i}` as RowId

/** An annex of `rows` rows, all led by one unit, which two windows have edited: structs lie scattered as in real life. */
function makeDocument(rows: number): EditContext {
  const ctx = makeReplica(7)
  seedAnnex(ctx)
  const led = (i: number) => ({ ...task(`r${i}`), units: { [LEAD]: unit ? [{ unit }] : [] } })
  for (let s = 0; s < 10; s++) {
    const first = (s * rows) / 10
    add(ctx, { at: 'last', under: '' }, section(`s${s}`, ...Array.from({ length: rows / 10 }, (_, i) => led(first + i))))
  }
  const other: EditContext = { ...makeReplica(11), doc: copyOf(ctx.doc) }
  other.doc.clientID = 11
  for (let i = 0; i < rows; i++) setCellText(other, rowId(i), TASK, `Rà soát thủ tục ${i} hành chính`)
  Y.applyUpdate(ctx.doc, Y.encodeStateAsUpdate(other.doc))
  return ctx
}

/** Updates that a window of the unit sends, one for each edit. */
function updatesOf(doc: Y.Doc, client: number, edit: (ctx: EditContext) => void): Uint8Array[] {
  const ctx = { ...makeReplica(client), doc: copyOf(doc), me: 'kt' }
  ctx.doc.clientID = client
  const updates: Uint8Array[] = []
  ctx.doc.on('update', (update: Uint8Array) => updates.push(update))
  edit(ctx)
  return updates
}

/** A server runs for weeks: what is measured is code that has been compiled. Judging changes nothing, so it can be repeated. */
function warmUp(doc: Y.Doc, updates: readonly Uint8Array[], rule: AccessRule, rounds: number): void {
  const target = copyOf(doc)
  for (let i = 0; i < rounds; i++) judgeUpdate(target, updates[0] as Uint8Array, writer, rule, new Authors())
}

interface Times {
  /** Judged for the first time, right after another update was applied: caches are cold. */
  readonly first: number[]
  /** The median of three more judgings. */
  readonly judge: number[]
  readonly apply: number[]
}

/** Microseconds of judging and of applying, for each update in turn. */
function measure(doc: Y.Doc, updates: readonly Uint8Array[], rule: AccessRule): Times {
  const target = copyOf(doc)
  const authors = new Authors()
  const times: Times = { first: [], judge: [], apply: [] }
  const timed = (work: () => void): number => {
    const start = performance.now()
    work()
    return (performance.now() - start) * 1_000
  }
  for (const update of updates) {
    const look = (): void => {
      const verdict = judgeUpdate(target, update, writer, rule, authors)
      if (verdict.kind !== 'accepted') throw new Error(`an honest update was not accepted: ${JSON.stringify(verdict)}`)
    }
    times.first.push(timed(look))
    times.judge.push(median([timed(look), timed(look), timed(look)]))
    times.apply.push(timed(() => Y.applyUpdate(target, update)))
  }
  return times
}

const typing = (ctx: EditContext, keys: number): void => {
  for (let i = 0; i < keys; i++) setCellText(ctx, rowId(i >> 5), TASK, `${'chữ '.repeat((i & 31) + 1)}`)
}
const paste = (ctx: EditContext, round: number): void =>
  ctx.doc.transact(() => {
    for (let i = 0; i < 500; i++) setCellText(ctx, rowId(i), i % 2 ? TASK : TIMELINE, `Tháng ${round} năm 2026`)
  }, ctx.origin)

/** The same for each piece of a large update, some times over. */
function measureInPieces(doc: Y.Doc, update: Uint8Array, rule: AccessRule, rounds: number): readonly Times[] {
  return Array.from({ length: rounds }, () => measure(doc, [...cutUpdate(update)], rule))
}

const sumOf = (which: 'judge' | 'apply') => (times: Times): number => times[which].reduce((sum, time) => sum + time, 0)
const pieceTimes = (rounds: readonly Times[]): number[] => rounds.flatMap(({ judge, apply }) => judge.map((time, i) => time + (apply[i] as number)))

/** An annex of so many rows brought in by the coordinator: milliseconds until the first piece is cut, and all pieces. */
function measureImport(doc: Y.Doc, rows: number, rounds: number): readonly [number[], readonly Times[]] {
  const [update] = updatesOf(doc, 903, (ctx) => add(ctx, { at: 'last', under: '' }, ...Array.from({ length: rows }, (_, i) => ({ ...task(`n${i}`), units: { [LEAD]: unit ? [{ unit }] : [] } }))))
  const cut = Array.from({ length: rounds }, () => {
    const begun = performance.now()
    cutUpdate(update as Uint8Array).next()
    return performance.now() - begun
  })
  return [cut, measureInPieces(doc, update as Uint8Array, ruleOf(undefined), Math.ceil(rounds / 2))]
}

/** Milliseconds until a message far beyond what is read is refused. */
function refusalOf(doc: Y.Doc, rule: AccessRule, rounds: number): number {
  const structs = Array.from({ length: 200_000 }, (_, i) => ({ any: [i], root: 'rows', key: `k${i}` }))
  const blocks = Array.from({ length: 40 }, (_, client) => ({ client: client + 1, clock: 0, structs: structs.slice(client * 5_000, (client + 1) * 5_000) }))
  const update = craftUpdate(blocks)
  const times = Array.from({ length: rounds }, () => {
    const begun = performance.now()
    if (judgeUpdate(doc, update, writer, rule, new Authors()).kind !== 'refused') throw new Error('too much was taken')
    return performance.now() - begun
  })
  return median(times)
}

/** The gate beside the applying that follows it: a keystroke, a paste of 500 cells, a day's edits made offline, an imported annex. */
export async function run({ short }: { short: boolean }): Promise<readonly Figure[]> {
  const { doc } = makeDocument(2_000)
  const rule = ruleOf(unit)
  const typed = updatesOf(doc, 900, (ctx) => typing(ctx, short ? 1_500 : 6_000))
  const pasted = updatesOf(doc, 901, (ctx) => Array.from({ length: short ? 20 : 40 }, (_, i) => paste(ctx, i)))
  warmUp(doc, typed, rule, 5_000)
  warmUp(doc, pasted, rule, 300)
  const keystrokes = measure(doc, typed, rule)
  const pastes = measure(doc, pasted, rule)
  const known = Y.encodeStateVector(doc)
  const offline = updatesOf(doc, 902, (ctx) => {
    for (let i = 0; i < 5_000; i++) setCellText(ctx, rowId((i * 7) % 2_000), i % 2 ? TASK : TIMELINE, `Quý ${i % 4} năm ${i}`)
  })
  const rounds = short ? 3 : 7
  const day = measureInPieces(doc, Y.diffUpdate(Y.mergeUpdates(offline), known), rule, rounds)
  const full = measureInPieces(doc, Y.encodeStateAsUpdate(doc), rule, rounds)
  const [cut, imported] = measureImport(doc, short ? 2_000 : 10_000, rounds)
  return [
    { name: 'keystroke, p50', value: median(keystrokes.judge), unit: 'µs', limit: 10 },
    { name: 'keystroke at first sight, p50', value: median(keystrokes.first), unit: 'µs' },
    { name: 'keystroke, p99', value: percentile(keystrokes.judge, 0.99), unit: 'µs' },
    { name: 'keystroke ÷ applying it', value: median(keystrokes.judge) / median(keystrokes.apply), unit: 'ratio' },
    { name: 'paste of 500 cells, p50', value: median(pastes.judge) / 1_000, unit: 'ms', limit: 1 },
    { name: 'paste of 500 cells at first sight, p50', value: median(pastes.first) / 1_000, unit: 'ms' },
    { name: 'paste of 500 cells ÷ applying it', value: median(pastes.judge) / median(pastes.apply), unit: 'ratio' },
    { name: '5,000 edits made offline, all pieces', value: median(day.map(sumOf('judge'))) / 1_000, unit: 'ms', limit: 100 },
    { name: '5,000 edits made offline ÷ applying them', value: median(day.map(sumOf('judge'))) / median(day.map(sumOf('apply'))), unit: 'ratio' },
    { name: 'a whole known state sent again, all pieces', value: median(full.map(sumOf('judge'))) / 1_000, unit: 'ms' },
    { name: 'a piece of an imported annex, judged and applied, p50', value: median(pieceTimes(imported)) / 1_000, unit: 'ms', limit: 8 },
    { name: 'a piece of an imported annex, judged and applied, p99', value: percentile(pieceTimes(imported), 0.99) / 1_000, unit: 'ms' },
    { name: 'cutting an imported annex, before its first piece', value: median(cut), unit: 'ms' },
    { name: 'a message of 200,000 structs refused', value: refusalOf(doc, rule, rounds), unit: 'ms', limit: 5 },
  ]
}
