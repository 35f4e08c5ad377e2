import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Workbook } from '../../../../shared/domain/annex.ts'
import { checkWorkbook, type CheckOptions } from '../../../../shared/domain/findings/checkWorkbook.ts'
import { fiveClear, findingCodes, findingRules, sixClear } from '../../../../shared/domain/findings/finding.ts'
import { isMessageKey, translate } from '../../../../shared/i18n/translate.ts'
import { withTargets, withTasks, type Cells } from './sampleWorkbook.ts'

const codes = (workbook: Workbook, options?: CheckOptions) => checkWorkbook(workbook, options).map((finding) => finding.code)
const ofTask = (cells: Cells, facts?: Partial<Workbook['facts']>) => codes(withTasks([cells], facts))
const ofTarget = (cells: Cells) => codes(withTargets([cells]))
type Case = readonly [what: string, cells: Cells, found: readonly string[]]

test('[FN1] a sound row gives no findings', () => {
  expect(ofTask({})).toEqual([])
  expect(ofTarget({})).toEqual([])
})

describe('rõ người', () => {
  test.each<Case>([
    ['no lead', { lead: '' }, ['lead.missing']],
    ['two leads', { lead: 'Công an xã; Trạm Y tế xã' }, ['lead.several']],
    ['unknown lead', { lead: 'Hội Nông dân xã' }, ['lead.unknown']],
  ])('[FN2] %s', (_what, cells, found) => expect(ofTask(cells)).toEqual(found))
})

describe('rõ việc', () => {
  test.each<Case>([
    ['no text', { task: '' }, ['task.missing']],
    ['short text', { task: 'Chuyển đổi số' }, ['task.short']],
    ['slogan', { task: 'Nâng cao hiệu quả công tác' }, ['task.slogan']],
    ['a long text that opens alike', { task: 'Nâng cao chất lượng giải quyết hồ sơ bằng cách rà soát hằng tuần' }, []],
  ])('[FN3] %s', (_what, cells, found) => expect(ofTask(cells)).toEqual(found))

  test('[FN4] tasks that are alike from nine tenths on are told, and those that differ in figures are not', () => {
    const first = 'Tổ chức kiểm tra việc thực hiện cải cách hành chính tại các thôn trên địa bàn xã trong năm'
    const workbook = (other: string) => withTasks([{ task: first }, { task: other }])
    expect(checkWorkbook(workbook(first.toUpperCase()))).toMatchObject([{ code: 'task.duplicate', row: 'task2', column: 'task', values: { number: '1' } }])
    expect(codes(workbook(first.replace('Tổ chức', 'Thực hiện')))).toEqual(['task.duplicate'])
    expect(codes(workbook(first.replace('tại các thôn', 'ở mọi ấp')))).toEqual([])
    expect(codes(workbook('Tuyên truyền cải cách hành chính trên trang thông tin điện tử của xã'))).toEqual([])
    expect(codes(withTasks([{ task: `${first} quý I` }, { task: `${first} quý II` }]))).toEqual([])
  })
})

describe('rõ trách nhiệm', () => {
  test.each<Case>([
    ['leads and coordinates', { coordinating: 'P.VH-XH; Công an xã' }, ['lead.alsoCoordinating']],
    ['a collective leads', { lead: 'Các cơ quan chuyên môn thuộc UBND xã' }, ['lead.collective']],
    ['each office for itself', { lead: 'Các cơ quan, đơn vị thuộc UBND xã', task: 'Ban hành kế hoạch cải cách hành chính của cơ quan, đơn vị mình' }, []],
    ['an outside body leads', { lead: 'Đề nghị Ủy ban MTTQ Việt Nam xã' }, ['lead.external']],
    ['the issuer coordinates', { coordinating: 'UBND xã; Công an xã' }, ['coordinating.issuer']],
    ['unknown coordinating office', { coordinating: 'Hội Khuyến học' }, ['coordinating.unknown']],
  ])('[FN5] %s', (_what, cells, found) => expect(ofTask(cells)).toEqual(found))
})

describe('rõ thời gian', () => {
  test.each<Case>([
    ['none', { timeline: '' }, ['timeline.missing']],
    ['tied to an event', { timeline: 'Khi có yêu cầu của tỉnh' }, []],
    ['not read', { timeline: 'Sớm nhất có thể' }, ['timeline.unread']],
    ['no frequency', { timeline: 'Định kỳ' }, ['timeline.noFrequency']],
    ['ditto', { timeline: '-nt-' }, ['timeline.ditto']],
    ['before the plan', { timeline: 'Quý IV/2025' }, ['timeline.outsidePlan']],
    ['behind the plan', { timeline: 'Đến năm 2030' }, ['timeline.outsidePlan']],
    ['a stretch across the plan', { timeline: 'Giai đoạn 2025-2030' }, []],
    ['one part outside', { timeline: 'Quý I; tháng 3/2027' }, ['timeline.outsidePlan']],
  ])('[FN6] %s', (_what, cells, found) => expect(ofTask(cells)).toEqual(found))

  test('[FN6] the days of a plan of several years are those of its title', () => {
    expect(ofTask({ timeline: 'Đến năm 2030' }, { title: 'Cải cách hành chính giai đoạn 2026 – 2030' })).toEqual([])
  })

  test('[FN7] a time that is over when the plan is issued, or ends before it begins', () => {
    expect(ofTask({ timeline: 'Tháng 01/2026' }, { planDate: '2026-02-10' })).toEqual(['timeline.beforeIssue'])
    const roles = ['task', 'timelineStart', 'timelineEnd', 'product', 'lead'] as const
    const between = (start: string, end: string) => codes(withTasks([{ timelineStart: start, timelineEnd: end }], {}, [...roles]))
    expect(between('01/3/2026', '01/02/2026')).toEqual(['timeline.reversed'])
    expect(between('01/3/2026', '01/4/2026')).toEqual([])
  })
})

describe('rõ kết quả, rõ thẩm quyền', () => {
  test.each<Case>([
    ['no product', { product: '' }, ['product.missing']],
    ['nothing to verify', { product: 'Thực hiện tốt, nâng cao hiệu quả' }, ['product.vague']],
    ['a number', { product: '100% thôn' }, []],
    ['whose decision', { product: 'Quyết định' }, ['product.authorityMissing']],
    ['a decision of somebody', { product: 'Quyết định của Chủ tịch UBND xã' }, []],
    ['done without proof', { status: 'Hoàn thành' }, ['evidence.missing']],
    ['not done', { status: 'Chưa hoàn thành' }, []],
    ['done with proof', { status: 'Hoàn thành', evidence: 'Kế hoạch số 12/KH-UBND' }, []],
  ])('[FN8] %s', (_what, cells, found) => expect(ofTask(cells)).toEqual(found))
})

describe('targets', () => {
  test.each<Case>([
    ['no indicator', { indicator: '' }, ['indicator.missing']],
    ['no value', { target: '' }, ['target.missing']],
    ['not read', { target: 'đạt yêu cầu' }, ['target.unread']],
    ['more than all', { target: '120%' }, ['target.overHundred']],
    ['an increase may be', { target: 'tăng 120%' }, []],
  ])('[FN9] %s', (_what, cells, found) => expect(ofTarget(cells)).toEqual(found))

  test('[FN10] an indicator has the same value wherever it is repeated', () => {
    const again = (target: string) => codes(withTargets([{}, { indicator: 'Hồ sơ giải quyết đúng hạn (%)', target }]))
    expect(again('98%')).toEqual([])
    expect(again('95%')).toEqual(['target.differs'])
  })

  test('[FN11] a value below the parent plan\'s is told, with the parent\'s', () => {
    const parent = withTargets([{ target: 'từ 95% trở lên', targetByPeriod: '99' }])
    expect(codes(withTargets([{ target: '95' }]), { parent })).toEqual([])
    expect(checkWorkbook(withTargets([{ target: '90' }]), { parent })).toMatchObject([
      { code: 'target.belowParent', severity: 'error', annex: 'targets', row: 'target1', column: 'target', values: { value: 'từ 95% trở lên' } },
    ])
    expect(codes(withTargets([{ indicator: 'Chỉ tiêu khác hẳn', target: '10' }]), { parent })).toEqual([])
    expect(codes(withTargets([{ targetByPeriod: '98' }]), { parent })).toEqual(['target.belowParent'])
  })
})

test('[FN12] what a whole annex or plan lacks is said once', () => {
  const bare = withTasks([{}, { task: 'Rà soát hồ sơ cán bộ, công chức của xã' }], {}, ['number', 'task'])
  expect(codes(bare)).toEqual(['column.leadMissing', 'column.timelineMissing', 'column.productMissing'])
  expect(codes(withTasks([]))).toEqual(['annex.empty'])
  expect(codes(withTasks([{}], { year: 0 }))).toEqual(['plan.yearMissing'])
  expect(codes(withTasks([{ timeline: 'Thường xuyên' }], { planDate: '2025-01-26' }))).toEqual(['plan.dateOutsideYear'])
})

test('[FN13] the principles that count can be chosen', () => {
  const workbook = withTasks([{ product: 'Quyết định', lead: '' }])
  expect(codes(workbook, { groups: sixClear })).toEqual(['lead.missing', 'product.authorityMissing'])
  expect(codes(workbook, { groups: fiveClear })).toEqual(['lead.missing'])
  expect(codes(workbook, { groups: ['work'] })).toEqual([])
})

test('[FN14] every code has a Vietnamese and an English sentence, and its places are filled', () => {
  for (const code of findingCodes) {
    const key = `finding.${code}`
    expect(isMessageKey(key) && translate('vi', key) !== translate('en', key)).toBe(true)
  }
  const broken = [{ lead: 'Hội A; Các thôn', coordinating: 'Hội A; UBND xã', timeline: '2020', task: '', product: 'Tốt' }, { lead: 'MTTQ xã' }]
  for (const { code, values } of checkWorkbook(withTasks(broken, { planDate: '2020-01-01' }))) {
    expect(translate('vi', `finding.${code}`, values)).not.toMatch(/[{}]/)
  }
})

test('[FN15] rows that are struck out are not judged', () => {
  const workbook = withTasks([{ lead: '' }])
  const struck = workbook.annexes.map((annex) => ({ ...annex, rows: annex.rows.map((row) => ({ ...row, flags: ['struckInSource'] })) }))
  expect(codes({ ...workbook, annexes: struck })).toEqual([])
})

test('[FN16] no content of cells makes the check fail, and each finding points to a row and column that exist', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('Quý I', 'nt', '100%', 'VP; VP', 'Các thôn', 'định kỳ'))
  const cells = fc.record({ task: text, timeline: text, product: text, lead: text, coordinating: text, status: text })
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 5 }), (rows) => {
      const workbook = withTasks(rows)
      const ids = new Set(workbook.annexes[0]?.rows.map((row) => row.id))
      for (const finding of checkWorkbook(workbook)) {
        expect(findingRules[finding.code].severity).toBe(finding.severity)
        if (finding.row !== undefined) expect(ids.has(finding.row)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
