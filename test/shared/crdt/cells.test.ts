import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AnnexProjection } from '../../../shared/crdt/annexProjection.ts'
import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import { addColumn } from '../../../shared/crdt/columnEdits.ts'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import { deleteRows, moveRows } from '../../../shared/crdt/rowEdits.ts'
import { cellText, rowsOf } from '../../../shared/crdt/schema.ts'
import { applyTextDiff, diffText } from '../../../shared/crdt/textDiff.ts'
import { putUnit, setFacts, updateAnnex } from '../../../shared/crdt/workbookEdits.ts'
import { DomainError } from '../../../shared/domain/errors.ts'
import { columnId, type ColumnId, type RowId } from '../../../shared/domain/ids.ts'
import { A1, LEAD, TASK, TIMELINE, add, makeReplicas, offices, rowsIn, section, syncAll, task } from '../../support/replicas.ts'

const r = 'r' as RowId
const textIn = (doc: Y.Doc, column: ColumnId = TASK) => cellText(rowsOf(doc).get(r) as Y.Map<unknown>, column)
const two = () => {
  const [a, b] = makeReplicas(2)
  if (!a || !b) throw new Error('no replicas')
  add(a, { at: 'last', under: '' }, task('r'))
  syncAll(a, b)
  return [a, b] as const
}
const anyText = fc.string({ unit: fc.constantFrom('a', 'b', 'ế', ' ', '\n', '😀', 'đ'), maxLength: 12 })

test('[CV2] letters of two people in one cell are all kept', () => {
  const [a, b] = two()
  setCellText(a, r, TASK, 'Rà soát')
  syncAll(a, b)
  setCellText(a, r, TASK, 'Rà soát văn bản')
  setCellText(b, r, TASK, 'Tiếp tục Rà soát')
  syncAll(a, b)
  expect(textIn(a.doc)?.toString()).toBe('Tiếp tục Rà soát văn bản')
  expect(textIn(b.doc)?.toString()).toBe('Tiếp tục Rà soát văn bản')
})

test('[CV3] a new row has a text for every text column, a new column one in every row', () => {
  const [a] = two()
  expect([TASK, TIMELINE].map((column) => textIn(a.doc, column) instanceof Y.Text)).toEqual([true, true])
  expect(textIn(a.doc, LEAD)).toBeUndefined()
  const note = addColumn(a, A1, { role: 'note', heading: 'Ghi chú' }, LEAD)
  expect(textIn(a.doc, note) instanceof Y.Text).toBe(true)
  expect(readWorkbook(a.doc).annexes[0]?.columns.map((column) => column.heading)).toEqual(['STT', 'Nhiệm vụ', 'Thời gian', 'Ghi chú', 'Chủ trì'])
})

test('[CV3] a text made late (a row made while somebody added the column) can be edited', () => {
  const [a, b] = two()
  const note = addColumn(a, A1, { role: 'note', heading: 'Ghi chú' })
  add(b, { at: 'last', under: '' }, task('late'))
  syncAll(a, b)
  expect(setCellText(b, 'late' as RowId, note, 'ổn')).toBe(true)
  syncAll(a, b)
  expect(cellText(rowsOf(a.doc).get('late') as Y.Map<unknown>, note)?.toString()).toBe('ổn')
  expect(setCellText(b, 'nowhere' as RowId, note, 'x')).toBe(false)
})

test('[CV4] an edit is the smallest change at the caret, and the text object stays', () => {
  const [a] = two()
  setCellText(a, r, TASK, 'aaa')
  const text = textIn(a.doc)
  const deltas: unknown[] = []
  text?.observe((event) => deltas.push(event.delta))
  setCellText(a, r, TASK, 'aaaa', 1)
  expect(deltas).toEqual([[{ insert: 'a' }]])
  expect(textIn(a.doc)).toBe(text)
})

test('[CV4] the change makes the old text into the new one, whatever the caret', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(14), (before, after, caret) => {
      const change = diffText(before, after, Math.min(caret, after.length))
      const made = change ? before.slice(0, change.at) + change.inserted + before.slice(change.at + change.removed) : before
      expect(made).toBe(after)
      const doc = new Y.Doc()
      doc.getText('t').insert(0, before)
      applyTextDiff(doc.getText('t'), after, caret)
      expect(doc.getText('t').toString()).toBe(after)
    }),
  )
})

test('[CV10] surrogate pairs are changed whole', () => {
  expect(diffText('a😀b', 'a😁b')).toEqual({ at: 1, removed: 2, inserted: '😁' })
  expect(diffText('😀', '😀😀')).toMatchObject({ removed: 0, inserted: '😀' })
})

test('[CV5] every local write carries the origin of its context', () => {
  const [a] = two()
  const origins = new Set<unknown>()
  a.doc.on('update', (_: Uint8Array, origin: unknown) => origins.add(origin))
  setCellText(a, r, TASK, 'x')
  setCellUnits(a, r, LEAD, [{ unit: offices[0] as never }])
  add(a, { at: 'after', row: r }, 's')
  moveRows(a, rowsIn(a), [r], { at: 'last', under: '' })
  deleteRows(a, rowsIn(a), [r])
  addColumn(a, A1, { role: 'note', heading: 'n' }, undefined, columnId('n'))
  setFacts(a, { year: 2027 })
  updateAnnex(a, A1, { numbering: 'continuous' })
  expect([...origins]).toEqual([a.origin])
})

test('[CV6] what is written is clean, and a text past the limit of a cell is refused', () => {
  const [a] = two()
  setCellText(a, r, TASK, 'Nhiê\u0323m\u00A0vu\u0323\u200B\uD800')
  expect(textIn(a.doc)?.toString()).toBe('Nhiệm vụ')
  expect(() => setCellText(a, r, TASK, 'x'.repeat(40_000))).toThrow(DomainError)
  expect(textIn(a.doc)?.toString()).toBe('Nhiệm vụ')
})

test('[CV7] units that two people add at once both stay, in order', () => {
  const [a, b] = two()
  const [vp, kt, vhxh] = offices as [never, never, never]
  setCellUnits(a, r, LEAD, [{ unit: vp }, { unit: vhxh }])
  syncAll(a, b)
  setCellUnits(a, r, LEAD, [{ unit: vp }, { unit: kt }, { unit: vhxh }])
  setCellUnits(b, r, LEAD, [{ unit: vp }, { unit: vhxh }, { text: 'Công an xã' }])
  syncAll(a, b)
  const expected = 'Cơ quan vp; Cơ quan kt; Cơ quan vhxh; Công an xã'
  expect([a, b].map((ctx) => readWorkbook(ctx.doc).annexes[0]?.rows[0]?.cells[LEAD])).toEqual([expected, expected])
  setCellUnits(a, r, LEAD, [{ unit: vhxh }, { unit: vp }])
  expect(readWorkbook(a.doc).annexes[0]?.rows[0]?.cells[LEAD]).toBe('Cơ quan vhxh; Cơ quan vp')
})

test('[CV7] any sequence of lists ends with exactly the last list', () => {
  const [a] = two()
  const entry = fc.constantFrom(...offices.map((unit) => ({ unit })), { text: 'Thôn 1' }, { text: 'Thôn 2' })
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: (value) => JSON.stringify(value) }), (entries) => {
      setCellUnits(a, r, LEAD, entries)
      const projection = new AnnexProjection(a.doc, A1)
      expect(projection.unitEntries(r, LEAD)).toEqual(entries)
      projection.destroy()
    }),
  )
})

test('[CV9] a projection tells what changed, and shows what a reading shows', () => {
  const [a, b] = two()
  const projection = new AnnexProjection(b.doc, A1)
  const told: string[] = []
  projection.subscribe((change) => {
    const what = [change.structure ? 'structure' : '', change.columns ? 'columns' : '', change.facts ? 'facts' : '', ...change.rows, change.local ? 'local' : 'remote']
    told.push(what.filter(Boolean).join(' '))
  })
  setCellText(a, r, TASK, 'mới')
  syncAll(a, b)
  add(a, { at: 'before', row: r }, section('S', task('s1')))
  syncAll(a, b)
  putUnit(b, { id: offices[0] as never, name: 'Văn phòng', abbr: 'VP', kind: 'unit', aliases: [] })
  addColumn(b, A1, { role: 'budget', heading: 'Kinh phí' })
  expect(told.slice(0, 3)).toEqual(['r remote', 'structure S s1 remote', 'facts local'])
  expect(told.slice(3).toSorted()).toEqual(['columns local', 'r S s1 local'])
  const [read] = readWorkbook(b.doc).annexes
  expect(projection.rows.map(({ id, level, number }) => [id, level, number])).toEqual(read?.rows.map(({ id, level, number }) => [id, level, number]))
  expect(projection.columns).toEqual(read?.columns)
  projection.destroy()
})
