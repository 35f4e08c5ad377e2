import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { annexStyles } from '../support/annexStyles/styles.ts'
import { writeAsXlsx } from '../support/annexStyles/writeMatrix.ts'
import type { InterchangeDocument } from '../../shared/interchange/interchangeDocument.ts'

const command = join(import.meta.dirname, '../../server/cli/annex.ts')
let folder = ''
const at = (name: string): string => join(folder, name)

function annex(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

const leaf = { kind: 'task', level: 1, timeline: 'Quý I/2026', product: 'Báo cáo', lead: 'Phòng Kinh tế', coordinating: ['Công an xã'], target: '' } as const

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phuluc-annex-'))
  const sheets = annexStyles[0]?.layOut({
    heading: 'Phụ lục I',
    title: 'NHIỆM VỤ NĂM 2026',
    reference: '(Kèm theo Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã Tân Phước An)',
    rows: [
      { ...leaf, kind: 'section', level: 0, number: 'I', title: 'Cải cách thể chế', timeline: '', product: '', lead: '', coordinating: [] },
      { ...leaf, number: '1', title: 'Rà soát văn bản' },
      { ...leaf, number: '2', title: 'Kiểm tra công vụ' },
    ],
  })
  writeFileSync(at('a.xlsx'), await writeAsXlsx(sheets ?? []))
  writeFileSync(at('broken.xlsx'), readFileSync(at('a.xlsx')).subarray(0, 900))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('[IM18] annex import', () => {
  test('[IM18] prints the interchange form, with notices inside, and ends with 0', () => {
    const { status, out, err } = annex('import', at('a.xlsx'))
    expect([status, err]).toEqual([0, ''])
    const document = JSON.parse(out) as InterchangeDocument
    expect(document.annexes[0]?.rows.map(({ kind, level, number }) => `${kind} ${level} ${number}`)).toEqual(['section 0 I', 'task 1 1', 'task 1 2'])
    expect(document.annexes[0]?.rows[1]?.readings).toEqual({
      timeline: { kind: 'window', from: '2026-01-01', to: '2026-03-31', due: '2026-03-31' },
      lead: ['kt'],
      coordinating: ['ca'],
    })
    expect(document.notices[0]?.message).toMatch(/được bỏ qua/)
  })

  test.each([
    ['a damaged file', ['import', 'broken.xlsx'], /bị hỏng/],
    ['a missing file', ['import', 'none.xlsx'], /Không mở được tệp/],
    ['an unknown sheet', ['import', 'a.xlsx', '--sheet', 'X'], /không có trang tính "X"/],
    ['a bad year', ['import', 'a.xlsx', '--year', 'MMXXVI'], /--year/],
    ['a text file', ['import', 'note.md'], /không phải bảng tính/],
    ['a sheet without a table', ['import', 'list.csv'], /Không tìm thấy bảng phụ lục/],
    ['no command', [], /Cách dùng/],
    ['an unknown option', ['import', 'a.xlsx', '--frob'], /Cách dùng/],
  ])('[IM18] %s: one sentence, exit 2', (_, args, sentence) => {
    writeFileSync(at('note.md'), '# chữ')
    writeFileSync(at('list.csv'), 'a,b\nc,d\n')
    const named = args.map((arg) => (/\.(xlsx|md|csv)$/.test(arg) ? at(arg) : arg))
    const { status, out, err } = annex(...named)
    expect([status, out]).toEqual([2, ''])
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('[LY2] annex export', () => {
  test('[LY2] writes .xlsx that imports as the same document, and .csv', () => {
    writeFileSync(at('a.json'), annex('import', at('a.xlsx')).out)
    expect(annex('export', at('a.json'), '--to', at('b.xlsx'))).toEqual({ status: 0, out: '', err: '' })
    const before = JSON.parse(readFileSync(at('a.json'), 'utf8')) as InterchangeDocument
    const after = JSON.parse(annex('import', at('b.xlsx')).out) as InterchangeDocument
    expect(after.annexes).toEqual(before.annexes)
    expect(annex('export', at('a.json'), '--to', at('b.csv')).status).toBe(0)
    expect(readFileSync(at('b.csv'), 'utf8')).toContain('"Rà soát văn bản","Quý I/2026"')
  })

  test.each([
    ['an unknown form', ['--to', 'b.exe'], /"exe"/],
    ['an unknown annex', ['--to', 'b.csv', '--annex', 'zz'], /"zz"/],
    ['an unknown office', ['--to', 'b.csv', '--view', 'unit:zz'], /"zz"/],
    ['a bad view', ['--to', 'b.csv', '--view', 'all'], /--view/],
    ['a folder that is not there', ['--to', 'none/b.csv'], /Không ghi được/],
  ])('[LY2] %s: one sentence, exit 2', (_, args, sentence) => {
    const { status, err } = annex('export', at('a.json'), ...args.map((arg) => (arg.includes('b.') ? at(arg) : arg)))
    expect(status).toBe(2)
    expect(err).toMatch(sentence)
  })
})

describe('[IX11] reading single texts and comparing documents', () => {
  test('[IX11] read-timeline, read-target, read-units', () => {
    expect(JSON.parse(annex('read-timeline', 'Tháng 02/2026', '--year', '2026').out)).toMatchObject({ kind: 'window', to: '2026-02-28' })
    expect(JSON.parse(annex('read-timeline', '-//-', '--year', '2026').out)).toEqual({ kind: 'ditto' })
    expect(JSON.parse(annex('read-target', '90', '--percent').out)).toMatchObject({ op: '=', value: 90, unit: '%' })
    expect(JSON.parse(annex('read-units', 'TTPVHCC; Đội X').out)).toEqual(['hcc', '~Đội X'])
    writeFileSync(at('units.json'), JSON.stringify([{ id: 'dx', name: 'Đội X' }]))
    expect(JSON.parse(annex('read-units', 'Đội X', '--units', at('units.json')).out)).toEqual(['dx'])
  })

  test('[IX11] diff names the cells that differ, check the findings', () => {
    const document = JSON.parse(readFileSync(at('a.json'), 'utf8')) as { annexes: { rows: { cells: Record<string, string> }[] }[] }
    const cells = document.annexes[0]?.rows[1]?.cells
    if (cells) cells['c2'] = 'Rà soát, công bố văn bản'
    writeFileSync(at('changed.json'), JSON.stringify(document))
    expect(JSON.parse(annex('diff', at('a.json'), at('changed.json')).out)).toEqual([
      { kind: 'cell', annex: 'a1', row: 'r2', column: 'c2', before: 'Rà soát văn bản', after: 'Rà soát, công bố văn bản' },
    ])
    expect(JSON.parse(annex('diff', at('a.json'), at('a.json')).out)).toEqual([])
    expect(annex('check', at('a.json')).status).toBe(0)
    writeFileSync(at('bad.json'), '{')
    expect(annex('check', at('bad.json')).err).toMatch(/không phải JSON/)
  })
})
