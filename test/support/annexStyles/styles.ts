import type { SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import type { PlausibleAnnex, PlausibleRow } from './plausibleAnnex.ts'
import { SheetBuilder, bold, type DraftCell } from './sheetBuilder.ts'

/** A way in which offices lay annexes out; what it shows of a row is what reading must give back. */
export interface AnnexStyle {
  readonly name: string
  readonly layOut: (annex: PlausibleAnnex) => readonly SheetMatrix[]
  /** The annex as this style shows it (a style may drop groups, or change wordings). */
  readonly shown?: (annex: PlausibleAnnex) => PlausibleAnnex
  /** Needs sections that hold either groups or tasks: levels can't be told otherwise. */
  readonly tidy?: true
  readonly groups?: false
}

const sixHeadings = ['STT', 'Nhiệm vụ', 'Thời gian thực hiện', 'Sản phẩm dự kiến đạt được', 'Cơ quan, đơn vị chủ trì', 'Cơ quan, đơn vị phối hợp']

const sixCells = (row: PlausibleRow): DraftCell[] => [row.number, row.title, row.timeline, row.product, row.lead, row.coordinating.join('; ')]

function titleRows(sheet: SheetBuilder, annex: PlausibleAnnex, columns: number): void {
  for (const text of [annex.heading, annex.title, annex.reference]) if (text !== '') sheet.addWide(columns, bold(text))
  sheet.add()
}

/** Clean and official: merged title, column numbers, section titles merged from B on. */
function cleanOfficial(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 6)
  sheet.add(...sixHeadings.map(bold))
  sheet.add('(1)', '(2)', '(3)', '(4)', '(5)', '(6)')
  for (const row of annex.rows) {
    if (row.kind === 'section') sheet.addWide(6, bold(row.title.toUpperCase()), 1, [row.number])
    else sheet.add(...sixCells(row))
  }
  return [sheet.build('Phụ lục I')]
}

/** Agency and motto on top, "PHỤ LỤC I. TITLE" in one line, headings in two levels, commas between units. */
function twoLevelHeader(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  sheet.add('ỦY BAN NHÂN DÂN\nXÃ TÂN PHƯỚC AN', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc')
  sheet.merge(0, 0, 0, 2)
  sheet.merge(0, 3, 0, 6)
  sheet.add()
  sheet.addWide(7, bold(`${annex.heading.toUpperCase()}. ${annex.title}`))
  sheet.addWide(7, annex.reference)
  sheet.add()
  const upper = sheet.add('TT', 'Nội dung/Nhiệm vụ', 'Sản phẩm', 'Cơ quan thực hiện', '', 'Thời gian', 'Ghi chú')
  const lower = sheet.add('', '', '', 'Chủ trì', 'Phối hợp', '', '')
  for (const column of [0, 1, 2, 5, 6]) sheet.merge(upper, column, lower, column)
  sheet.merge(upper, 3, upper, 4)
  for (const row of annex.rows) sheet.add(row.number, row.title, row.product, row.lead, row.coordinating.join(', '), row.timeline, '')
  return [sheet.build('Sheet1')]
}

/** The same two levels, typed without merging anything. */
function twoLevelUnmerged(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  for (const text of [annex.heading, annex.title, annex.reference]) if (text !== '') sheet.add(text)
  sheet.add('TT', 'Nội dung', 'Kết quả', 'Cơ quan thực hiện', '', 'Thời hạn')
  sheet.add('', '', '', 'Chủ trì', 'Phối hợp', '')
  for (const row of annex.rows) sheet.add(row.number, row.title, row.product, row.lead, row.coordinating.join('; '), row.timeline)
  return [sheet.build('Sheet1')]
}

/** As copied from print: headings and page numbers again and again, numbers with points, lists with dashes, broken rows. */
function printedPages(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 6)
  sheet.add(...sixHeadings)
  annex.rows.forEach((row, index) => {
    if (index > 0 && index % 5 === 0) {
      sheet.add()
      sheet.add('', '', String(index / 5 + 1))
      sheet.add(...sixHeadings)
    }
    const words = row.title.split(' ')
    const broken = row.kind === 'task' && words.length > 12
    const at = broken ? 8 : words.length
    sheet.add(`${row.number}.`, words.slice(0, at).join(' '), row.timeline, row.product, row.lead, row.coordinating.map((unit) => `- ${unit}`).join('\n'))
    if (broken) sheet.add('', words.slice(at).join(' '))
  })
  return [sheet.build('PL')]
}

/** Sections and groups in one cell across the table, tasks counted through as numbers. */
function wideSections(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 6)
  sheet.add('STT', 'Nhiệm vụ cụ thể', 'Thời gian hoàn thành', 'Kết quả/Sản phẩm', 'Đơn vị chủ trì', 'Đơn vị phối hợp')
  let count = 0
  for (const row of annex.rows) {
    if (row.kind === 'section') sheet.addWide(6, bold(`${row.number}. ${row.title.toUpperCase()}`))
    else if (row.kind === 'group') sheet.addWide(6, bold(`${row.number}. ${row.title}:`))
    else {
      count += 1
      sheet.add({ text: String(count), number: count }, ...sixCells(row).slice(1))
    }
  }
  return [sheet.build('Phu luc')]
}

/** Equal neighbours in time and lead merged downwards. */
function verticalMerges(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 6)
  sheet.add(...sixHeadings)
  const first = sheet.rows.length
  for (const row of annex.rows) sheet.add(...sixCells(row))
  for (const [column, pick] of [[2, (row: PlausibleRow) => row.timeline], [4, (row: PlausibleRow) => row.lead]] as const) {
    for (let at = 0; at < annex.rows.length; ) {
      const value = annex.rows[at] ? pick(annex.rows[at] as PlausibleRow) : ''
      let end = at + 1
      if (value !== '') while (end < annex.rows.length && pick(annex.rows[end] as PlausibleRow) === value) end += 1
      sheet.merge(first + at, column, first + end - 1, column)
      for (let covered = at + 1; covered < end; covered++) {
        const line = sheet.rows[first + covered]
        if (line) line[column] = null
      }
      at = end
    }
  }
  return [sheet.build('Phụ lục')]
}

/** Decomposed letters, odd blanks, line breaks, other names of offices, columns that nobody asked for. */
function dirt(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 8)
  sheet.add('TT', 'Nội dung / Nhiệm vụ', 'Kết quả,\nsản phẩm', 'Đơn vị  chủ trì', 'Đơn vị phối hợp', 'Lãnh đạo\nphụ trách', 'Thời gian\nhoàn thành', 'Ghi chú')
  const soil = (text: string, index: number): string =>
    [(t: string) => t, (t: string) => t.normalize('NFD'), (t: string) => ` ${t.replace(' ', '  ')} `, (t: string) => `${t}\u200B`, (t: string) => t.replace(' ', '\u00A0'), (t: string) => t.replace(/ (?=\p{Ll})/u, '\n')][index % 6]?.(text) ?? text
  annex.rows.forEach((row, index) => {
    const units = row.coordinating.map((unit, at) => soil(unit, (index + at) % 5)).join('; ')
    sheet.add(row.number, soil(row.title, index), soil(row.product, index + 1), soil(aliasOf(row.lead, index), (index + 2) % 5), units, row.lead === '' ? '' : 'PCT. phụ trách', soil(row.timeline, index + 3), '')
  })
  return [sheet.build('Sheet1')]
}

const aliases: Readonly<Record<string, readonly string[]>> = {
  'Trung tâm Phục vụ hành chính công': ['TTPVHCC', 'TT. PVHCC', 'Trung tâm Phục vụ Hành chính công xã'],
  'Phòng Văn hóa - Xã hội': ['P.VHXH', 'Phòng Văn hoá – Xã hội'],
}
const aliasOf = (name: string, index: number): string => aliases[name]?.[index % (aliases[name]?.length ?? 1)] ?? name

/** Numbers by formulas, months as dates with a format, sections by ROMAN(); no groups. */
function formulas(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 6)
  sheet.add(...sixHeadings)
  let count = 0
  let sections = 0
  for (const row of annex.rows) {
    if (row.kind === 'section') {
      sections += 1
      sheet.add({ text: row.number, formula: `ROMAN(${sections})` }, row.title)
      continue
    }
    count += 1
    const month: DraftCell = row.timeline === 'Tháng 02/2026' ? { text: 'Tháng 02/2026', number: 46054, format: '"Tháng "mm/yyyy' } : row.timeline
    sheet.add({ text: String(count), number: count, formula: `MAX(A$7:A${sheet.rows.length})+1` }, row.title, month, ...sixCells(row).slice(3))
  }
  return [sheet.build('PL')]
}

/** A working draft: hidden rows, a hidden and a red column, struck rows with remarks, a sum, notes, recipients, a signature. */
function workingDraft(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 8)
  sheet.add(...sixHeadings, 'Kinh phí (triệu đồng)', { text: 'Căn cứ đề xuất – Cột này để giải trình, không phát hành', colour: 'FF0000' })
  sheet.hiddenColumns.add(6)
  annex.rows.forEach((row, index) => {
    const struck = row.kind === 'task' && index % 7 === 3
    const title: DraftCell = struck ? { text: row.title, strike: true, comment: { author: 'Văn phòng', text: 'Đề nghị bỏ' } } : row.title
    const money: DraftCell = row.kind === 'task' ? { text: '12', number: 12 } : ''
    const at = sheet.add(row.number, title, ...sixCells(row).slice(2), money, row.kind === 'task' ? 'Theo Kế hoạch tỉnh' : '')
    if (row.kind === 'task' && index % 5 === 4) sheet.hiddenRows.add(at)
  })
  sheet.add('', 'Tổng cộng', '', '', '', '', { text: '999', number: 999, formula: 'SUM(G6:G99)' })
  sheet.add()
  sheet.add('', 'Ghi chú:')
  sheet.add('', '- Các đơn vị báo cáo trước ngày 10 hằng tháng')
  sheet.add('', 'Nơi nhận:', '', '', 'TM. ỦY BAN NHÂN DÂN')
  sheet.add('', '- Như Điều 3;', '', '', 'KT. CHỦ TỊCH')
  sheet.add('', '- Lưu: VT.', '', '', 'PHÓ CHỦ TỊCH')
  return [sheet.build('Du thao')]
}

/** No number column: numbers stand before the titles. */
function numbersInTitles(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  titleRows(sheet, annex, 5)
  sheet.add('Nội dung, nhiệm vụ', 'Thời gian', 'Sản phẩm', 'Chủ trì', 'Phối hợp')
  for (const row of annex.rows) sheet.add(`${row.number}. ${row.title}`, row.timeline, row.product, row.lead, row.coordinating.join('; '))
  return [sheet.build('Sheet1')]
}

const withoutGroups = (annex: PlausibleAnnex): PlausibleAnnex => ({
  ...annex,
  rows: annex.rows.filter(({ kind }) => kind !== 'group').map((row) => (row.kind === 'task' ? { ...row, level: 1 } : row)),
})

/** All known layouts of task annexes. */
export const annexStyles: readonly AnnexStyle[] = [
  { name: 'clean and official', layOut: cleanOfficial },
  { name: 'two-level heading', layOut: twoLevelHeader },
  { name: 'two-level heading, not merged', layOut: twoLevelUnmerged },
  { name: 'printed pages', layOut: printedPages },
  { name: 'sections across the table', layOut: wideSections, tidy: true },
  { name: 'vertical merges', layOut: verticalMerges },
  { name: 'dirt and aliases', layOut: dirt },
  { name: 'formulas and dates', layOut: (annex) => formulas(withoutGroups(annex)), shown: withoutGroups },
  { name: 'working draft', layOut: workingDraft },
  { name: 'numbers in titles', layOut: numbersInTitles },
]
