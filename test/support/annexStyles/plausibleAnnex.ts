import fc from 'fast-check'
import { phrase } from '../vietnameseText.ts'

/** A task or target as an office would write it; texts by role. */
export interface PlausibleRow {
  readonly kind: 'section' | 'group' | 'task' | 'target'
  readonly level: number
  /** STT as a careful writer sets it: I, 1, 1.1. */
  readonly number: string
  readonly title: string
  readonly timeline: string
  readonly product: string
  readonly lead: string
  readonly coordinating: readonly string[]
  readonly target: string
}

export interface PlausibleAnnex {
  readonly heading: string
  readonly title: string
  readonly reference: string
  readonly rows: readonly PlausibleRow[]
}

const offices = [
  'Văn phòng HĐND và UBND xã',
  'Phòng Văn hóa - Xã hội',
  'Phòng Kinh tế',
  'Trung tâm Phục vụ hành chính công',
  'Trung tâm Dịch vụ tổng hợp xã',
  'Công an xã',
]
const helpers = [
  ...offices,
  'Trạm Y tế xã',
  'Các cơ quan chuyên môn thuộc UBND xã',
  'Các cơ quan, đơn vị liên quan',
  'Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội',
  'Các thôn',
  'Các trường học',
]
const timelines = [
  'Quý I/2026',
  'Tháng 02/2026',
  'Thường xuyên',
  'Cả năm',
  'Trước ngày 15/02/2026',
  'Định kỳ hàng quý',
  'Theo Kế hoạch của tỉnh',
  'Quý II - Quý III/2026',
  '06 tháng đầu năm 2026',
]
const products = ['Kế hoạch của UBND xã', 'Báo cáo kết quả; Danh mục kèm theo', 'Hội nghị tập huấn', '100% hồ sơ được số hóa', 'Quyết định']
const targets = ['98%', 'từ 80% trở lên', '90', '≥ 95', 'tối thiểu 100%', '98,5%']
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']

type Leaf = Omit<PlausibleRow, 'kind' | 'level' | 'number'>

const empty = { timeline: '', product: '', lead: '', coordinating: [], target: '' }

const leaf: fc.Arbitrary<Leaf> = fc.record({
  title: phrase(4, 30),
  timeline: fc.constantFrom(...timelines),
  product: fc.constantFrom(...products),
  lead: fc.constantFrom(...offices),
  coordinating: fc.uniqueArray(fc.constantFrom(...helpers), { minLength: 1, maxLength: 4 }),
  target: fc.constantFrom(...targets),
})

/** How regular an annex is. `tidy`: a section holds either groups or tasks, never both, so that a layout without numbers can tell. */
export interface PlausibleOptions {
  readonly tidy?: boolean
  readonly groups?: boolean
}

const item = (groups: boolean): fc.Arbitrary<{ title?: string; leaves: Leaf[] }> => {
  const single = leaf.map((one) => ({ leaves: [one] }))
  const group = fc.record({ title: phrase(4, 10), leaves: fc.array(leaf, { minLength: 1, maxLength: 3 }) })
  return groups ? fc.oneof({ weight: 3, arbitrary: single }, { weight: 1, arbitrary: group }) : single
}

/** An annex of tasks in sections and groups, with every column filled. */
export function plausibleTasks(options: PlausibleOptions = {}): fc.Arbitrary<PlausibleAnnex> {
  const groups = options.groups ?? true
  const mixed = fc.array(item(groups), { minLength: 1, maxLength: 5 })
  const tidy = fc.oneof(
    fc.array(item(false), { minLength: 1, maxLength: 5 }),
    fc.array(fc.record({ title: phrase(4, 10), leaves: fc.array(leaf, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 3 }),
  )
  const section = fc.record({ title: phrase(3, 8), items: options.tidy ? tidy : mixed })
  return fc.array(section, { minLength: 2, maxLength: 5 }).map((sections) => ({
    heading: 'Phụ lục I',
    title: 'NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026 TRÊN ĐỊA BÀN XÃ TÂN PHƯỚC AN',
    reference: '(Kèm theo Kế hoạch số 12/KH-UBND ngày 26/01/2026 của Ủy ban nhân dân xã Tân Phước An)',
    rows: sections.flatMap(({ title, items }, at) => [
      { ...empty, kind: 'section' as const, level: 0, number: romans[at] ?? '', title },
      ...items.flatMap((each, index) => placeItem(each, String(index + 1))),
    ]),
  }))
}

function placeItem(each: { title?: string; leaves: readonly Leaf[] }, number: string): PlausibleRow[] {
  if (each.title === undefined) return each.leaves.map((one) => ({ ...one, kind: 'task' as const, level: 1, number }))
  return [
    { ...empty, kind: 'group', level: 1, number, title: each.title },
    ...each.leaves.map((one, index) => ({ ...one, kind: 'task' as const, level: 2, number: `${number}.${index + 1}` })),
  ]
}

/** An annex of targets without sections. */
export const plausibleTargets: fc.Arbitrary<PlausibleAnnex> = fc.array(leaf, { minLength: 2, maxLength: 12 }).map((leaves) => ({
  heading: 'Phụ lục II',
  title: 'CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2026',
  reference: '',
  rows: leaves.map((one, index) => ({
    ...one,
    title: `Tỷ lệ ${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}`,
    kind: 'target',
    level: 0,
    number: String(index + 1),
  })),
}))
