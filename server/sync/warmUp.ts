import * as Y from 'yjs'
import { readAnnexRows } from '../../shared/crdt/annexRows.ts'
import { addColumn } from '../../shared/crdt/columnEdits.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { insertRows } from '../../shared/crdt/rowEdits.ts'
import { cellText, rowsOf } from '../../shared/crdt/schema.ts'
import { addAnnex } from '../../shared/crdt/workbookEdits.ts'
import { annexId, columnId, userId, workbookId, type Random } from '../../shared/domain/ids.ts'
import { accessRule, usualSettings } from '../../shared/domain/workbookSettings.ts'
import { decodeMessage, encodeDurable, encodeUpdate } from '../../shared/protocol/codec.ts'
import { homeCommune } from '../storage/port/communeStore.ts'
import { admitUpdate } from './admission/admitUpdate.ts'
import { applyUpdate } from './applyUpdate.ts'
import { editorOf, EditLog } from './log/editLog.ts'
import { shareFrame } from './sharedFrame.ts'

const me = userId('warmup')
const [annex, column, workbook] = [annexId('warmup'), columnId('task'), workbookId('warmup')]
const standing = {
  user: { id: me, commune: homeCommune, login: '', name: '', unit: '', isAdmin: false, createdAt: 0 },
  membership: { workbook, userId: me, role: 'coordinator', unit: '' },
} as const
const rule = accessRule('coordinator', '', usualSettings)
const sentence = 'Rà soát, công bố và niêm yết công khai thủ tục hành chính thuộc thẩm quyền giải quyết'

/** As many keystrokes are played: the compiler has then seen enough, and it takes 0.15 s. */
const usualKeystrokes = 2_000

/**
 * Plays keystrokes to the server before anybody comes, on a document of its own that nothing keeps: the path of an edit
 * is compiled then. Without it, the first minute after a start costs a quarter more for each edit, when all come back.
 * @returns how many updates went through
 */
export function warmUp(random: Random, now: () => number, keystrokes = usualKeystrokes): number {
  const writer: EditContext = { doc: new Y.Doc(), origin: {}, random, now, me }
  const texts = furnish(writer)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc))
  const log = new EditLog(workbook)
  let taken = 0
  writer.doc.on('update', (update: Uint8Array) => {
    if (take(copy, log, encodeUpdate(update), now())) shareFrame(encodeDurable(++taken))
  })
  for (let i = 0; i < keystrokes; i++) {
    const text = texts[i % texts.length]
    if (!text) break
    text.insert(Math.floor(random() * (text.length + 1)), 'a')
    if (text.length > sentence.length) text.delete(Math.floor(random() * sentence.length), 1)
  }
  return taken
}

/** An annex with sentences of usual length. */
function furnish(writer: EditContext): readonly Y.Text[] {
  addAnnex(writer, { kind: 'tasks', heading: '', title: '', reference: '', numbering: 'restart' }, annex)
  addColumn(writer, annex, { role: 'task', heading: '' }, undefined, column)
  const specs = Array.from({ length: 40 }, () => ({ kind: 'task', texts: { [column]: sentence } }) as const)
  const made = insertRows(writer, annex, readAnnexRows(writer.doc, annex), { at: 'last', under: '' }, specs)
  const rows = rowsOf(writer.doc)
  return (made.ok ? made.rows : []).flatMap((id) => {
    const row = rows.get(id)
    return (row && cellText(row, column)) ?? []
  })
}

/** The way of an update, as connection and room go it. */
function take(doc: Y.Doc, log: EditLog, message: Uint8Array, at: number): boolean {
  const read = decodeMessage(message)
  if (read.type !== 'update') return false
  const verdict = admitUpdate(doc, standing, rule, Uint8Array.from(read.update), { authorOf: () => me })
  if (verdict.kind !== 'admitted') return false
  log.note(doc, verdict.touched, editorOf(standing), at)
  const { stored } = applyUpdate(doc, verdict.update, false)
  if (stored) shareFrame(encodeUpdate(stored))
  return stored !== null
}
