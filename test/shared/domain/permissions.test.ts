import { describe, expect, test } from 'vitest'
import { columnId, rowId, unitId, type UnitId } from '../../../shared/domain/ids.ts'
import {
  leadingUnits,
  mayComment,
  mayConvertRow,
  mayCreateRow,
  mayDeleteRow,
  mayEditCell,
  mayEditColumns,
  mayEditFacts,
  mayEditUnits,
  mayFillNewCell,
  mayMoveRow,
  mayRestoreRow,
  type AccessRule,
  type May,
  type RowFacts,
} from '../../../shared/domain/permissions.ts'
import { accessTable } from '../../support/accessTable.ts'

const [KT, VH] = [unitId('kt'), unitId('vhxh')]
const LOCKED = columnId('locked')
const row = (id: string, ...leads: UnitId[]): RowFacts => ({ id: rowId(id), leads })
const base: AccessRule = {
  role: 'editor',
  unit: KT,
  mode: 'byLead',
  state: 'draft',
  collectivesLead: false,
  lockedColumns: new Set([LOCKED]),
  lockedRows: new Set([rowId('shut')]),
}

const cell = (rule: AccessRule, facts: RowFacts, role: 'task' | 'lead' | 'coordinating') => mayEditCell(rule, facts, { id: columnId('c'), role })
const same = (...answers: May[]): May => {
  expect(new Set(answers).size).toBe(1)
  return answers[0] as May
}

const operations: Readonly<Record<string, (rule: AccessRule, facts: RowFacts) => May>> = {
  'text cell': (rule, facts) => cell(rule, facts, 'task'),
  'coordinating cell': (rule, facts) => cell(rule, facts, 'coordinating'),
  'lead cell': (rule, facts) => cell(rule, facts, 'lead'),
  'cell of a locked column': (rule, facts) => mayEditCell(rule, facts, { id: LOCKED, role: 'task' }),
  'add a row': mayCreateRow,
  'move a row': mayMoveRow,
  'delete or restore a row': (rule, facts) => same(mayDeleteRow(rule, facts), mayRestoreRow(rule, facts)),
  'convert or mark a row': mayConvertRow,
  columns: mayEditColumns,
  'facts and annexes': mayEditFacts,
  units: mayEditUnits,
  'remark on a row': mayComment,
}

const people: Readonly<Record<string, readonly [Partial<AccessRule>, RowFacts]>> = {
  coordinator: [{ role: 'coordinator', unit: '' }, row('shut', VH)],
  'editor, open': [{ mode: 'open' }, row('r1', VH)],
  'editor, open, locked row': [{ mode: 'open' }, row('shut', KT)],
  'editor, own row': [{}, row('r1', VH, KT)],
  'editor, other row': [{}, row('r1', VH)],
  'editor, own locked row': [{}, row('shut', KT)],
  commenter: [{ role: 'commenter' }, row('r1', KT)],
  viewer: [{ role: 'viewer' }, row('r1', KT)],
}

/** The first table of SPEC.md, PM: operation, person, answer. */
const matrix = accessTable('Operation')

const spoken = (may: May): string => (may === true ? 'yes' : may.replace('access.', ''))

test('the table names every operation and every person', () => {
  expect(new Set(matrix.map(([operation]) => operation))).toEqual(new Set(Object.keys(operations)))
  expect(new Set(matrix.map(([, person]) => person))).toEqual(new Set(Object.keys(people)))
  expect(matrix).toHaveLength(96)
})

describe('[PM1] the table of SPEC.md holds', () => {
  test.each(matrix)('%s · %s · %s', (operation, person, answer) => {
    const [change, facts] = people[person] as (typeof people)[string]
    const answers = (['draft', 'review'] as const).map((state) => spoken((operations[operation] as (typeof operations)[string])({ ...base, ...change, state }, facts)))
    expect(answers).toEqual([answer, answer])
  })
})

test('[PM2] a row without a lead, and an editor without a unit, make no own row', () => {
  expect(mayMoveRow(base, row('r1'))).toBe('access.otherUnit')
  expect(mayMoveRow({ ...base, unit: '' }, row('r1', '' as UnitId))).toBe('access.otherUnit')
  expect(mayCreateRow({ ...base, unit: '' }, { leads: [KT] })).toBe('access.newRowLead')
})

test('[PM3] a collective makes leaders of its members only where the workbook says so', () => {
  const membersOf = (unit: UnitId): readonly UnitId[] => (unit === VH ? [KT] : [])
  expect(leadingUnits({ collectivesLead: false }, [VH], membersOf)).toEqual([VH])
  expect(leadingUnits({ collectivesLead: true }, [VH], membersOf)).toEqual([VH, KT])
})

test('[PM4] while it is submitted only the coordinator writes, and remarks go on', () => {
  for (const [person, [change, facts]] of Object.entries(people)) {
    const rule = { ...base, ...change, state: 'submitted' as const }
    for (const [operation, may] of Object.entries(operations)) {
      if (operation === 'remark on a row') continue
      const expected = rule.role === 'coordinator' ? true : rule.role === 'editor' ? 'access.submitted' : 'access.readOnly'
      expect([person, operation, may(rule, facts)]).toEqual([person, operation, expected])
    }
    expect(mayComment(rule)).toBe(rule.role === 'viewer' ? 'access.readOnly' : true)
  }
})

test('[PM5] once it is issued nobody writes', () => {
  for (const [change, facts] of Object.values(people)) {
    const rule = { ...base, ...change, state: 'issued' as const }
    for (const may of Object.values(operations)) expect(['access.issued', 'access.readOnly']).toContain(may(rule, facts))
  }
})

test('[PM6] a new row is judged by its leads, and its locked columns stay empty', () => {
  expect(mayCreateRow(base, { leads: [VH, KT] })).toBe(true)
  expect(mayCreateRow(base, { leads: [VH] })).toBe('access.newRowLead')
  expect(mayFillNewCell(base, { id: columnId('c') })).toBe(true)
  expect(mayFillNewCell(base, { id: LOCKED })).toBe('access.lockedColumn')
  expect(mayFillNewCell({ ...base, role: 'coordinator' }, { id: LOCKED })).toBe(true)
  expect(mayFillNewCell({ ...base, role: 'viewer' }, { id: columnId('c') })).toBe('access.readOnly')
})
