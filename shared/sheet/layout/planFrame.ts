import type { Annex, Workbook, WorkbookFacts } from '../../domain/annex.ts'
import { formalDate } from './dressAnnex.ts'
import type { BlankForm } from './printSettings.ts'

/** One line of a plan's frame. Sizes in points, lengths in millimetres. */
export interface FrameLine {
  readonly text: string
  readonly sizePt: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly align: 'left' | 'center' | 'justify'
  readonly firstLineMm?: number
  readonly beforePt?: number
  /** Length of the rule below the line; absent: none. */
  readonly ruleMm?: number
}

/** Lines below one another, or two columns of them side by side. */
export type FrameBlock = { readonly lines: readonly FrameLine[] } | { readonly widthsMm: readonly [number, number]; readonly left: readonly FrameLine[]; readonly right: readonly FrameLine[] }

const firstLineMm = 10
const body = { sizePt: 14, align: 'justify', firstLineMm, beforePt: 6 } as const
const head = { sizePt: 13, align: 'center' } as const

/**
 * The frame of a plan (kế hoạch) around its annexes, as Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II and form 1.4 have it: who
 * writes the plan fills in what stands in square brackets.
 */
export function layoutPlan({ facts, annexes }: Pick<Workbook, 'facts' | 'annexes'>, blanks: BlankForm): readonly FrameBlock[] {
  return [
    { widthsMm: [68, 97], left: agency(facts, blanks), right: [...stateTitle, { ...head, text: placeAndDate(facts, blanks), italic: true, beforePt: 6 }] },
    { lines: titleLines(facts) },
    { lines: bodyLines(facts, annexes) },
    { widthsMm: [75, 90], left: recipients, right: signer(facts) },
  ]
}

const stateTitle: readonly FrameLine[] = [
  { ...head, text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', sizePt: 12, bold: true },
  { ...head, text: 'Độc lập - Tự do - Hạnh phúc', bold: true, ruleMm: 56 },
]

/** "UBND xã Tân Phước An" is printed "ỦY BAN NHÂN DÂN" over "XÃ TÂN PHƯỚC AN". */
function agency(facts: WorkbookFacts, blanks: BlankForm): readonly FrameLine[] {
  const full = fullIssuer(facts.issuer)
  const [, council = full, place = ''] = /^(Ủy ban nhân dân)\s+(.+)$/iu.exec(full) ?? []
  const names = [council, place].filter((name) => name !== '').map((name) => name.toUpperCase())
  const number = blanks === 'filled' && facts.planNumber !== '' ? facts.planNumber : `     /${sign(facts)}`
  return [
    ...names.map((text, at): FrameLine => ({ ...head, text, sizePt: 12, bold: true, ...(at === names.length - 1 ? { ruleMm: 22 } : {}) })),
    { ...head, text: `Số: ${number}`, beforePt: 6 },
  ]
}

const fullIssuer = (issuer: string): string => (issuer === '' ? '[Tên cơ quan ban hành]' : issuer.replace(/^UBND /u, 'Ủy ban nhân dân '))

/** "KH-UBND" of "15/KH-UBND"; without a number what the kind of the plan suggests. */
function sign({ planNumber, planKind }: WorkbookFacts): string {
  return /\/(.+)$/.exec(planNumber)?.[1] ?? (planKind === 'Quyết định' ? 'QĐ-UBND' : 'KH-UBND')
}

function placeAndDate({ place, issuer, planDate, year }: WorkbookFacts, blanks: BlankForm): string {
  const where = place !== '' ? place : (/(?:xã|phường|thị trấn|đặc khu)\s+(.+)$/iu.exec(issuer)?.[1] ?? '[Địa danh]')
  const date = blanks === 'filled' ? formalDate(planDate) : ''
  return `${where}, ${date === '' ? `ngày     tháng     năm ${year > 0 ? year : '    '}` : date}`
}

function titleLines({ planKind, title }: WorkbookFacts): readonly FrameLine[] {
  return [
    { ...head, text: (planKind === '' ? 'Kế hoạch' : planKind).toUpperCase(), sizePt: 14, bold: true, beforePt: 18 },
    { ...head, text: title === '' ? '[Trích yếu nội dung]' : title, sizePt: 14, bold: true, ruleMm: 50 },
  ]
}

function bodyLines({ planKind, issuer }: WorkbookFacts, annexes: readonly Pick<Annex, 'heading' | 'title'>[]): readonly FrameLine[] {
  const kind = (planKind === '' ? 'Kế hoạch' : planKind).toLowerCase()
  const paragraph = (text: string): FrameLine => ({ ...body, text })
  const heading = (text: string): FrameLine => ({ ...body, text, bold: true })
  return [
    { ...body, text: '[Căn cứ Luật, Nghị định …];', italic: true, beforePt: 18 },
    { ...body, text: '[Căn cứ Kế hoạch số … của Ủy ban nhân dân tỉnh …].', italic: true },
    paragraph(`${fullIssuer(issuer)} ban hành ${kind} như sau:`),
    heading('I. MỤC ĐÍCH, YÊU CẦU'),
    paragraph('[Nội dung]'),
    heading('II. NHIỆM VỤ'),
    paragraph(annexes.length === 0 ? '[Nội dung]' : `Nhiệm vụ, thời gian, sản phẩm và cơ quan thực hiện tại ${annexes.map(({ heading: name }) => name).join(', ')} kèm theo.`),
    heading('III. TỔ CHỨC THỰC HIỆN'),
    paragraph('[Nội dung]./.'),
  ]
}

const recipients: readonly FrameLine[] = [
  { text: 'Nơi nhận:', sizePt: 12, bold: true, italic: true, align: 'left', beforePt: 18 },
  ...['- [Cơ quan cấp trên];', '- Các cơ quan, đơn vị thuộc xã;', '- Lưu: VT, [đơn vị soạn thảo].'].map((text): FrameLine => ({ text, sizePt: 11, align: 'left' })),
]

function signer({ issuer }: WorkbookFacts): readonly FrameLine[] {
  const council = /^(?:UBND|Ủy ban nhân dân)/iu.test(issuer)
  return [
    { ...head, text: council ? 'TM. ỦY BAN NHÂN DÂN' : '[QUYỀN HẠN]', sizePt: 14, bold: true, beforePt: 18 },
    { ...head, text: 'CHỦ TỊCH', sizePt: 14, bold: true },
    { ...head, text: '[Họ và tên]', sizePt: 14, bold: true, beforePt: 72 },
  ]
}
