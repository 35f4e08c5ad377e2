import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkWorkbook } from '../../../shared/domain/findings/checkWorkbook.ts'
import { unitBoard } from '../../../shared/domain/units/unitBoard.ts'
import { readInterchange } from '../../../shared/interchange/readInterchange.ts'
import type { Column, ColumnRole } from '../../../shared/domain/columns.ts'
import { unitId, type ColumnId, type RowId } from '../../../shared/domain/ids.ts'

const sample: unknown = JSON.parse(readFileSync(new URL('../../../server/demo/commune.json', import.meta.url), 'utf8'))

test('[PM16] the board counts per unit the rows it leads, their empty cells and findings; every task and target is somebody\'s', () => {
  const { workbook } = readInterchange(sample)
  const findings = checkWorkbook(workbook)
  const board = unitBoard(workbook, findings)
  const leaves = workbook.annexes.flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'task' || kind === 'target'))
  expect(new Set(board.flatMap(({ rows }) => rows))).toEqual(new Set(leaves.map(({ id }) => id)))
  const kt = board.find(({ unit }) => unit?.id === unitId('kt'))!
  const [annex] = workbook.annexes
  const [row] = annex!.rows.filter(({ id }) => kt.rows.includes(id))
  const timeline = annex!.columns.find(({ role }) => role === 'timeline')!
  const emptied = { ...workbook, annexes: workbook.annexes.map((each) => ({ ...each, rows: each.rows.map((r) => (r.id === row!.id ? { ...r, cells: { ...r.cells, [timeline.id]: '' } } : r)) })) }
  const after = unitBoard(emptied, [{ code: 'FN2.none' as never, severity: 'warning', annex: annex!.id, row: row!.id }]).find(({ unit }) => unit?.id === unitId('kt'))!
  expect([after.emptyCells, after.findings, after.rows.length]).toEqual([kt.emptyCells + 1, 1, kt.rows.length])
})

test('[PM16] a closed collective counts for its members, an unknown or missing lead for nobody', () => {
  const { workbook } = readInterchange(sample)
  const [annex] = workbook.annexes
  const lead = annex!.columns.find(({ role }) => role === 'lead')!
  const collective = { ...workbook.units[0]!, id: unitId('nhom'), name: 'Nhóm thử', abbr: '', aliases: [], kind: 'collective' as const, members: [unitId('kt'), unitId('vp')] }
  const rows = ['Nhóm thử', 'Ban không tên', ''].map((text, i) => ({ id: `r${i}` as never, kind: 'task' as const, level: 0, number: '', cells: { [lead.id]: text } as never }))
  const board = unitBoard({ ...workbook, units: [...workbook.units, collective], annexes: [{ ...annex!, rows }] }, [])
  expect(board.map(({ unit, rows: led }) => [unit?.id ?? null, led])).toEqual([['vp', ['r0']], ['kt', ['r0']], [null, ['r1', 'r2']]])
})

test('[PM16] what may stay empty in a finished row, and what is nobody else\'s business, is not owed', () => {
  const { workbook } = readInterchange(sample)
  const [annex] = workbook.annexes
  const lead = annex!.columns.find(({ role }) => role === 'lead')!
  const [unit] = workbook.units
  const column = (id: string, role: ColumnRole, internal?: true): Column => ({ id: id as ColumnId, role, heading: id, widthMm: 20, ...(internal ? { internal } : {}) })
  const owed = (...columns: Column[]): number => {
    const row = { id: 'r' as RowId, kind: 'task' as const, level: 0, number: '', cells: { [lead.id]: unit!.name } as never }
    return unitBoard({ ...workbook, annexes: [{ ...annex!, columns: [lead, ...columns], rows: [row] }] }, [])[0]!.emptyCells
  }
  expect(owed(column('a', 'task'), column('b', 'timeline'), column('c', 'product'))).toBe(3)
  expect(owed(column('a', 'number'), column('b', 'note'), column('c', 'status'), column('d', 'budget'), column('e', 'leader'), column('f', 'other'))).toBe(0)
  expect(owed(column('a', 'task', true), column('b', 'product'))).toBe(1)
})
