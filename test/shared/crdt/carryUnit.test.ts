import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { carryUnit } from '../../../shared/crdt/directory/carryUnit.ts'
import { readUnits, readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import { writeWorkbook } from '../../../shared/crdt/writeWorkbook.ts'
import { emptyFacts, type Unit, type Workbook } from '../../../shared/domain/annex.ts'
import { annexId, columnId, rowId, unitId } from '../../../shared/domain/ids.ts'
import { seededRandom as seeded } from '../../support/random.ts'

const unit = (id: string, name: string, more: Partial<Unit> = {}): Unit => ({ id: unitId(id), name, abbr: '', kind: 'unit', aliases: [], ...more })
const column = (id: string, role: 'lead' | 'coordinating') => ({ id: columnId(id), role, heading: role })

function documentWith(units: readonly Unit[], rows: readonly { lead?: string; help?: string }[]): Y.Doc {
  const [lead, help] = [columnId('cl'), columnId('cp')]
  const workbook: Workbook = {
    facts: { ...emptyFacts, title: 'Sổ', year: 2026 },
    units,
    annexes: [
      {
        id: annexId('a1'),
        kind: 'tasks',
        heading: 'Phụ lục',
        title: 'NHIỆM VỤ',
        reference: '',
        numbering: 'restart',
        columns: [column('cl', 'lead'), column('cp', 'coordinating')],
        rows: rows.map((row, i) => ({ id: rowId(`r${i}`), kind: 'task', level: 0, number: String(i + 1), cells: { ...(row.lead ? { [lead]: row.lead } : {}), ...(row.help ? { [help]: row.help } : {}) } })),
      },
    ],
  }
  const doc = new Y.Doc()
  writeWorkbook(doc, workbook, { origin: documentWith, random: seeded(1), now: () => 0, me: 'u' })
  return doc
}

const carry = (doc: Y.Doc, into: Unit) => carryUnit({ doc, origin: carry, random: seeded(2), now: () => 7, me: 'boss' }, into)
const cells = (doc: Y.Doc) => readWorkbook(doc).annexes[0]!.rows.map(({ cells }) => [cells[columnId('cl')] ?? '', cells[columnId('cp')] ?? ''])

const kt = unit('kt', 'Phòng Kinh tế', { abbr: 'P.KT' })
const dv = unit('dv', 'Trung tâm Dịch vụ công')
const vp = unit('vp', 'Văn phòng')

describe('a unit of the directory in a workbook', () => {
  test('[AC9] takes its new name and wordings; cells print the new name', () => {
    const doc = documentWith([kt, vp], [{ lead: 'Phòng Kinh tế' }])
    expect(carry(doc, unit('kt', 'Phòng Kinh tế và Hạ tầng', { abbr: 'P.KTHT', aliases: ['Phòng Kinh tế', 'P.KT'] }))).toEqual([])
    expect(readUnits(doc)).toEqual([unit('kt', 'Phòng Kinh tế và Hạ tầng', { abbr: 'P.KTHT', aliases: ['P.KT', 'Phòng Kinh tế'] }), vp])
    expect(cells(doc)).toEqual([['Phòng Kinh tế và Hạ tầng', '']])
  })

  test('[AC9] is found by its name where it has another id, and left alone where its id means something else', () => {
    const doc = documentWith([unit('u7', 'PHÒNG KINH TẾ'), unit('dv', 'Đội vệ sinh')], [{ lead: 'PHÒNG KINH TẾ' }])
    carry(doc, unit('kt', 'Phòng Kinh tế và Hạ tầng', { aliases: ['Phòng Kinh tế'] }))
    expect(carry(doc, dv)).toEqual([])
    expect(readUnits(doc).map(({ id, name }) => [id, name])).toEqual([['u7', 'Phòng Kinh tế và Hạ tầng'], ['dv', 'Đội vệ sinh']])
  })

  test('[AC9] is added where it is lacking, once', () => {
    const doc = documentWith([kt], [{}])
    carry(doc, dv)
    const before = Y.encodeStateVector(doc)
    carry(doc, dv)
    expect(readUnits(doc).map(({ id }) => id)).toEqual(['kt', 'dv'])
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  test('[AC9] after a merger stands in every cell and collective where the others stood, once and in their place', () => {
    const all = unit('c', 'Các phòng', { kind: 'collective', members: [unitId('kt'), unitId('vp')] })
    const doc = documentWith([kt, vp, dv, all], [{ lead: 'Phòng Kinh tế', help: 'Văn phòng; Trung tâm Dịch vụ công' }, { lead: 'Trung tâm Dịch vụ công', help: 'Văn phòng; Phòng Kinh tế; Trung tâm Dịch vụ công' }])
    const moved = carry(doc, { ...dv, aliases: ['Phòng Kinh tế', 'P.KT'] })
    expect(moved).toEqual([{ from: 'kt', to: 'dv' }])
    expect(cells(doc)).toEqual([
      ['Trung tâm Dịch vụ công', 'Văn phòng; Trung tâm Dịch vụ công'],
      ['Trung tâm Dịch vụ công', 'Văn phòng; Trung tâm Dịch vụ công'],
    ])
    expect(readUnits(doc).map(({ id, members }) => [id, members?.toSorted() ?? []])).toEqual([['vp', []], ['dv', []], ['c', ['dv', 'vp']]])
  })

  test('[AC9] keeps a collective’s members of this workbook, and what it had where none are known', () => {
    const all = unit('c', 'Các phòng', { kind: 'collective', members: [unitId('kt')] })
    const doc = documentWith([kt, all], [{}])
    carry(doc, { ...all, abbr: 'CP', members: [unitId('khac')] })
    expect(readUnits(doc)[1]).toMatchObject({ abbr: 'CP', members: ['kt'] })
  })
})
