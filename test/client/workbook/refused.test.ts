import { expect, test } from 'vitest'
import { OwnEdits } from '../../../client/sync/ownEdits.ts'
import { createRefusedList } from '../../../client/workbook/refused/createRefusedList.ts'
import { refusedTexts } from '../../../client/workbook/refused/refusedTexts.ts'
import { setCellText, setCellUnits } from '../../../shared/crdt/cellEdits.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { add, LEAD, makeReplica, offices, seedAnnex, syncAll, TASK, TIMELINE } from '../../support/replicas.ts'

function scene() {
  const mine = makeReplica(1)
  seedAnnex(mine)
  add(mine, { at: 'last', under: '' }, 'r1', 'r2')
  return mine
}

function browserStorage() {
  const items = new Map<string, string>()
  return { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value), removeItem: (key: string) => void items.delete(key) }
}

test('[PM12] of the refused cells those are kept whose text is not the server\'s; of a refused row all its texts', () => {
  const { doc } = scene()
  const server = new Map([['r1', { [TASK]: 'r1' }]])
  const found = refusedTexts(doc, [{ row: 'r1', column: TASK }, { row: 'r2' }, { row: 'gone' }, { row: 'r1', column: TIMELINE }], server, 'access.otherUnit', 7)
  expect(found).toEqual([{ id: `r2/${TASK}`, annex: 'a1', row: 'r2', column: TASK, rowTitle: 'r2', heading: 'Nhiệm vụ', text: 'r2', code: 'access.otherUnit', at: 7 }])
})

test('[PM12] the window knows which cells it wrote itself, offices too, and not those of others', () => {
  const mine = scene()
  const other = makeReplica(2)
  syncAll(mine, other)
  const own = new OwnEdits(mine.doc)
  setCellText(mine, 'r1' as RowId, TASK, 'Sửa')
  setCellUnits(mine, 'r2' as RowId, LEAD, [{ unit: offices[0]! }])
  setCellText(other, 'r2' as RowId, TASK, 'Của người khác')
  syncAll(mine, other)
  expect(own.cells).toEqual([{ row: 'r1', column: TASK }, { row: 'r2', column: LEAD }])
  own.destroy()
  setCellText(mine, 'r2' as RowId, TASK, 'Sau đó')
  expect(own.cells).toHaveLength(2)
})

test('[PM12] the list survives a reload and loses no earlier text of a cell', () => {
  const storage = browserStorage()
  const text = { id: 'r1/c2', annex: 'a1' as never, row: 'r1' as RowId, column: TASK, rowTitle: '', heading: 'Nhiệm vụ', code: 'access.otherUnit', at: 1 }
  const list = createRefusedList(storage, 'kt', 'w')
  list.add([{ ...text, text: 'Một' }])
  list.add([{ ...text, text: 'Một hai' }])
  list.add([{ ...text, text: 'Khác hẳn' }])
  const again = createRefusedList(storage, 'kt', 'w')
  expect(again.texts().map((kept) => kept.text)).toEqual(['Khác hẳn', 'Một hai'])
  expect(new Set(again.texts().map(({ id }) => id)).size).toBe(2)
  expect(createRefusedList(storage, 'vp', 'w').texts()).toEqual([])
  again.drop(again.texts()[0]!.id)
  expect(createRefusedList(storage, 'kt', 'w').texts().map((kept) => kept.text)).toEqual(['Một hai'])
})
