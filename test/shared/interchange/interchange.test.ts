import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnRoles } from '../../../shared/domain/columns.ts'
import { DomainError } from '../../../shared/domain/errors.ts'
import schema from '../../../shared/interchange/annex.schema.json' with { type: 'json' }
import { readInterchange } from '../../../shared/interchange/readInterchange.ts'
import { writeInterchange } from '../../../shared/interchange/writeInterchange.ts'
import { workbookArbitrary } from '../../support/workbookArbitrary.ts'

const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema)

const small = () => ({
  format: 'phuluc-annex',
  version: 1,
  workbook: { title: 'Cải cách hành chính', year: 2026 },
  units: [{ id: 'kt', name: 'Phòng Kinh tế' }] as { id: string; name: string; members?: string[] }[],
  annexes: [
    {
      id: 'a1',
      kind: 'tasks',
      columns: [
        { id: 'c1', role: 'number', heading: 'STT' },
        { id: 'c2', role: 'task', heading: 'Nhiệm vụ' },
        { id: 'c3', role: 'timeline', heading: 'Thời gian' },
        { id: 'c4', role: 'lead', heading: 'Chủ trì' },
      ],
      rows: [
        { id: 'r1', kind: 'section', level: 0, cells: { c2: 'Cải cách thể chế' } },
        { id: 'r2', kind: 'task', level: 1, number: '77', cells: { c1: '77', c2: 'Rà soát văn bản', c3: 'Quý I/2026', c4: 'Phòng Kinh tế; Đội X' } },
      ],
    },
  ],
})

type Small = ReturnType<typeof small>

function refusal(change: (document: Small) => unknown): DomainError {
  const document = small()
  change(document)
  return refusalOf(document)
}

function refusalOf(document: unknown): DomainError {
  try {
    readInterchange(document)
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('was not refused')
}

describe('round trip', () => {
  test('[IX1] reading what was written gives the workbook back', () => {
    fc.assert(
      fc.property(workbookArbitrary(), (workbook) => {
        const document: unknown = JSON.parse(JSON.stringify(writeInterchange(workbook)))
        expect(readInterchange(document).workbook).toEqual(workbook)
      }),
    )
  })

  test('[IX2] whatever is written fits the published schema', () => {
    fc.assert(
      fc.property(workbookArbitrary(), (workbook) => {
        validate(JSON.parse(JSON.stringify(writeInterchange(workbook))))
        expect(validate.errors ?? []).toEqual([])
      }),
    )
  })

  test('[IX2] the schema knows every role', () => {
    expect(schema.$defs.column.properties.role.enum).toEqual([...columnRoles])
  })
})

describe('reading', () => {
  test('[IX3] numbers are computed, readings recomputed, number cells dropped', () => {
    const { workbook } = readInterchange(small())
    const row = workbook.annexes[0]?.rows[1]
    expect(row?.number).toBe('1')
    expect(row?.cells).toEqual({ c2: 'Rà soát văn bản', c3: 'Quý I/2026', c4: 'Phòng Kinh tế; Đội X' })
    expect(writeInterchange(workbook).annexes[0]?.rows[1]?.readings).toEqual({
      timeline: { kind: 'window', from: '2026-01-01', to: '2026-03-31', due: '2026-03-31' },
      lead: ['kt', '~Đội X'],
    })
  })

  test('[IX3] decomposed and dirty texts come out composed and clean', () => {
    const document = small()
    document.annexes[0]!.rows[0]!.cells.c2 = `${'Cải cách'.normalize('NFD')}\u00A0thể\u200B chế `
    expect(readInterchange(document).workbook.annexes[0]?.rows[0]?.cells).toEqual({ c2: 'Cải cách thể chế' })
  })

  test('[IX4] a refusal names the path that is wrong', () => {
    expect(refusal((d) => Object.assign(d, { format: 'x' })).details['path']).toBe('$.format')
    expect(refusal((d) => Object.assign(d.annexes[0]!.rows[1]!, { kind: 'aufgabe' })).details['path']).toBe(
      '$.annexes[0].rows[1].kind',
    )
    expect(refusal((d) => Object.assign(d.annexes[0]!.rows[1]!.cells, { c2: 7 })).details['path']).toBe(
      '$.annexes[0].rows[1].cells.c2',
    )
    expect(refusal((d) => Object.assign(d.annexes[0]!.rows[1]!, { level: 2 })).details['path']).toBe(
      '$.annexes[0].rows[1].level',
    )
    expect(refusal((d) => Object.assign(d.annexes[0]!.columns[1]!, { id: 'a:b' })).details['path']).toBe(
      '$.annexes[0].columns[1].id',
    )
    expect(refusalOf(null).details['path']).toBe('$')
    expect(refusalOf([small()]).code).toBe('interchange.malformed')
  })

  test('[IX5] a newer version is refused as such', () => {
    const error = refusal((d) => Object.assign(d, { version: 2 }))
    expect(error.code).toBe('interchange.version')
    expect(error.details).toEqual({ version: '2' })
  })

  test('[IX6] ids come once, cells name columns, members name units', () => {
    expect(refusal((d) => Object.assign(d.annexes[0]!.rows[1]!, { id: 'r1' })).code).toBe('interchange.duplicateId')
    expect(refusal((d) => Object.assign(d.annexes[0]!.columns[1]!, { id: 'c1' })).code).toBe('interchange.duplicateId')
    expect(refusal((d) => void d.annexes.push(small().annexes[0]!)).code).toBe('interchange.duplicateId')
    expect(refusal((d) => Object.assign(d.annexes[0]!.rows[1]!.cells, { c9: 'x' })).code).toBe('interchange.unknownColumn')
    expect(refusal((d) => Object.assign(d.units[0]!, { members: ['no'] })).code).toBe('interchange.unknownUnit')
  })

  test('[IX7] sizes have limits', () => {
    const long = 'x'.repeat(32_768)
    expect(refusal((d) => Object.assign(d.annexes[0]!.rows[1]!.cells, { c2: long })).code).toBe('interchange.tooLarge')
    const many = Array.from({ length: 20_001 }, (_, i) => ({ id: `x${i}`, kind: 'task', level: 0 }))
    expect(refusal((d) => Object.assign(d.annexes[0]!, { rows: many })).details).toEqual({
      path: '$.annexes[0].rows',
      limit: 20_000,
    })
  })

  test('[IX8] fields of other programs are ignored, keys like __proto__ do nothing', () => {
    const raw = JSON.stringify(small()).replace('"version":1', '"version":1,"__proto__":{"polluted":1},"theirs":[1]')
    const { workbook } = readInterchange(JSON.parse(raw))
    expect(workbook.annexes).toHaveLength(1)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('[IX9] notices travel with their place and sentence', () => {
    const notice = { code: 'import.headerGuessed', severity: 'info' as const, sheet: 'PL1', cell: 'A5', message: 'Đoán dòng tiêu đề', details: { n: 1 } }
    const { workbook } = readInterchange(small())
    const written: unknown = JSON.parse(JSON.stringify(writeInterchange(workbook, [notice])))
    expect(readInterchange(written).notices).toEqual([notice])
  })
})
