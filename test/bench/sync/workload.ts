import * as Y from 'yjs'
import { setCellText } from '../../../shared/crdt/cellEdits.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { add, makeReplica, seedAnnex, section, task, TASK, TIMELINE } from '../../support/replicas.ts'

const sentence = 'Rà soát, công bố và niêm yết công khai thủ tục hành chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã'

/** An annex of so many rows with sentences of usual length, as bytes that every server can hold. */
export function seedState(rows: number): Uint8Array {
  const ctx = makeReplica(7)
  seedAnnex(ctx)
  const perSection = Math.ceil(rows / 10)
  for (let s = 0; s < 10; s++) add(ctx, { at: 'last', under: '' }, section(`s${s}`, ...Array.from({ length: perSection }, (_, i) => task(`r${s * perSection + i}`))))
  ctx.doc.transact(() => {
    for (let i = 0; i < rows; i++) setCellText(ctx, `r${i}` as RowId, TASK, `${i}. ${sentence.slice(0, 60 + ((i * 37) % 50))}`)
  }, ctx.origin)
  return Y.encodeStateAsUpdate(ctx.doc)
}

const columns = [TASK, TIMELINE]
const textOf = (doc: Y.Doc, row: number, column: string): Y.Text | undefined => doc.getMap<Y.Map<unknown>>('rows').get(`r${row}`)?.get(`c:${column}`) as Y.Text | undefined

/**
 * One edit of a person: typed into a sentence, or a cell written anew. The marker stays in one piece, so that a reader
 * finds it in the bytes without decoding them.
 */
export function edit(doc: Y.Doc, rows: number, marker: string, textShare: number, random: () => number): void {
  const row = Math.floor(random() * rows)
  const isTyping = random() < textShare
  const text = textOf(doc, row, isTyping ? columns[0]! : columns[1]!) ?? textOf(doc, row, columns[0]!)
  if (!text) throw new Error(`no text in row ${row}`)
  doc.transact(() => {
    if (isTyping) return text.insert(Math.floor(random() * (text.length + 1)), marker)
    if (text.length > 0) text.delete(0, text.length)
    text.insert(0, `${marker}UBND xã`)
  }, 'own')
}

/** The edits of a long history: six of ten are typed or taken out within a sentence that stays of usual length, the others write a cell anew. */
export function rework(doc: Y.Doc, rows: number, step: number, random: () => number): void {
  const row = Math.floor(random() * rows)
  const typed = textOf(doc, row, columns[0]!)
  const cell = textOf(doc, row, columns[1]!)
  if (!typed || !cell) throw new Error(`no text in row ${row}`)
  doc.transact(() => {
    if (random() < 0.6) {
      if (typed.length > 300 || (typed.length > 10 && random() < 0.25)) return typed.delete(Math.floor(random() * (typed.length - 5)), 3)
      return typed.insert(Math.floor(random() * typed.length), 'abc ')
    }
    if (cell.length > 0) cell.delete(0, cell.length)
    cell.insert(0, `Đơn vị ${step}`)
  }, 'own')
}

/** "#~writer.seq.microseconds;": says in the bytes of an update who wrote it and when. */
export const markerOf = (writer: number, seq: number, nowMs: number): string => `#~${writer.toString(36)}.${seq.toString(36)}.${Math.round(nowMs * 1_000).toString(36)};`

export interface Seen {
  readonly writer: number
  readonly seq: number
  /** When it was written, milliseconds of the generator's clock. */
  readonly at: number
}

/** The markers in a frame. */
export function markersIn(frame: Buffer): Seen[] {
  const found: Seen[] = []
  for (let from = frame.indexOf('#~', 0, 'latin1'); from !== -1; from = frame.indexOf('#~', from + 2, 'latin1')) {
    const end = frame.indexOf(59, from)
    if (end === -1 || end - from > 40) continue
    const [writer = '', seq = '', at = ''] = frame.toString('latin1', from + 2, end).split('.')
    if (at !== '') found.push({ writer: Number.parseInt(writer, 36), seq: Number.parseInt(seq, 36), at: Number.parseInt(at, 36) / 1_000 })
  }
  return found
}
