import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkWorkbook } from '../../../shared/domain/findings/checkWorkbook.ts'
import { unitBoard } from '../../../shared/domain/units/unitBoard.ts'
import { readInterchange } from '../../../shared/interchange/readInterchange.ts'
import { unitId } from '../../../shared/domain/ids.ts'

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
