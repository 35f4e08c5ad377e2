import { decodeTcvn3 } from '../../../shared/sheet/encoding/tcvn3.ts'
import type { SheetCell, SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import type { PlausibleAnnex, PlausibleRow } from './plausibleAnnex.ts'
import { SheetBuilder, bold, type DraftCell } from './sheetBuilder.ts'
import { annexStyles, type AnnexStyle } from './styles.ts'

/** Letters of TCVN3 by their Unicode letter. */
const encoded = new Map<string, string>()
for (let code = 0x80; code <= 0xff; code++) {
  const raw = String.fromCharCode(code)
  const letter = decodeTcvn3(raw)
  if (letter !== raw && !encoded.has(letter)) encoded.set(letter, raw)
}

/** Text as an old file holds it. Capitals with marks are written as small letters and shown by a capital typeface. */
export function encodeTcvn3(text: string): string {
  return [...text.normalize('NFC')].map((letter) => encoded.get(letter) ?? letter).join('')
}

function encodeSheet(sheet: SheetMatrix, fonts: boolean): SheetMatrix {
  const encode = (cell: SheetCell | null): SheetCell | null => {
    if (!cell || cell.number !== undefined) return cell
    const capitals = cell.text === cell.text.toUpperCase() && cell.text !== cell.text.toLowerCase() && cell.text.length > 3
    const { font: _, ...rest } = cell
    if (!fonts) return { ...rest, text: encodeTcvn3(cell.text) }
    return capitals ? { ...rest, text: encodeTcvn3(cell.text.toLowerCase()), font: '.VnTimeH' } : { ...rest, text: encodeTcvn3(cell.text), font: '.VnTime' }
  }
  return { ...sheet, name: encodeTcvn3(sheet.name), rows: sheet.rows.map((row) => row.map(encode)) }
}

const styleNamed = (name: string): AnnexStyle => {
  const found = annexStyles.find((style) => style.name === name)
  if (!found) throw new Error(`no style ${name}`)
  return found
}

const official = (annex: PlausibleAnnex): readonly SheetMatrix[] => styleNamed('clean and official').layOut(annex)

/** A Word table pasted into a sheet: no merges, numbers and titles in one cell, tasks as bullets under their group. */
function pastedBullets(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  sheet.add(annex.heading)
  sheet.add(annex.title)
  sheet.add(annex.reference)
  sheet.add('Nội dung', 'Thời gian thực hiện', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp')
  for (const row of annex.rows) {
    const mark = row.kind === 'task' ? '-' : `${row.number}.`
    sheet.add(`${mark} ${row.title}${row.kind === 'group' ? ':' : ''}`, row.timeline, row.product, row.lead, row.coordinating.join('; '))
  }
  return [sheet.build('Sheet1')]
}

/** Sections by letters, groups by Roman numbers, tasks by numbers. */
function lettersAndRomans(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  sheet.addWide(6, bold(`${annex.heading}\n${annex.title}`))
  sheet.addWide(6, annex.reference)
  sheet.add('TT', 'Nội dung công việc', 'Tiến độ', 'Kết quả đầu ra', 'Đơn vị thực hiện', 'Phối hợp')
  const letters = 'ABCDĐEGH'
  const romans = ['I', 'II', 'III', 'IV', 'V', 'VI']
  let section = 0
  let group = 0
  for (const row of annex.rows) {
    if (row.kind === 'section') group = 0
    const number =
      row.kind === 'section' ? letters.charAt(section++) : row.kind === 'group' ? (romans[group++] ?? '') : (row.number.split('.').at(-1) ?? '')
    sheet.add(number, row.kind === 'task' ? row.title : bold(row.title), row.timeline, row.product, row.lead, row.coordinating.join('\n'))
  }
  return [sheet.build('Sheet1')]
}

/** Sections and groups are not numbered, only bold; tasks count anew in each section. */
function boldHeadings(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  for (const text of [annex.heading, annex.title, annex.reference]) sheet.addWide(6, bold(text))
  sheet.add('STT', 'Nhiệm vụ', 'Thời hạn hoàn thành', 'Sản phẩm', 'Chủ trì', 'Phối hợp')
  for (const row of annex.rows) {
    if (row.kind === 'section') sheet.addWide(6, bold(row.title.toUpperCase()))
    else sheet.add(row.number, ...[row.title, row.timeline, row.product, row.lead, row.coordinating.join('; ')])
  }
  return [sheet.build('Sheet1')]
}

/** A title that is merged over several rows of products and leads. */
function titleMergedDown(annex: PlausibleAnnex): readonly SheetMatrix[] {
  const sheet = new SheetBuilder()
  for (const text of [annex.heading, annex.title, annex.reference]) sheet.addWide(6, bold(text))
  sheet.add('STT', 'Nhiệm vụ', 'Thời gian', 'Sản phẩm', 'Chủ trì', 'Phối hợp')
  for (const row of annex.rows) {
    const [first = '', ...others] = row.coordinating
    const at = sheet.add(row.number, row.title, row.timeline, row.product, row.lead, first)
    for (const unit of others) sheet.add('', '', '', '', '', unit)
    for (let column = 0; column < 5; column++) sheet.merge(at, column, at + others.length, column)
  }
  return [sheet.build('Sheet1')]
}

/** More layouts: old encodings, pasted tables, other numberings. */
export const moreStyles: readonly AnnexStyle[] = [
  { name: 'TCVN3 by typeface', layOut: (annex) => official(annex).map((sheet) => encodeSheet(sheet, true)) },
  { name: 'TCVN3 by letters', layOut: (annex) => styleNamed('vertical merges').layOut(annex).map((sheet) => encodeSheet(sheet, false)) },
  { name: 'pasted bullets', layOut: pastedBullets, tidy: true },
  { name: 'letters and Romans', layOut: lettersAndRomans, tidy: true },
  { name: 'bold headings', layOut: boldHeadings },
  { name: 'title merged downwards', layOut: titleMergedDown },
]

/** An annex of targets as the plans print it: "Nhiệm vụ" over indicators, "(%)" over values, percent in several forms. */
export function targetSheet(annex: PlausibleAnnex, builder = new SheetBuilder()): SheetBuilder {
  for (const text of [annex.heading, annex.title]) builder.addWide(6, bold(text))
  builder.add()
  builder.add('STT', 'Nhiệm vụ', 'Cơ quan chủ trì thực hiện', 'Cơ quan phối hợp', 'Chỉ tiêu (%)', 'Ghi chú')
  annex.rows.forEach((row, index) => {
    builder.add({ text: row.number, number: index + 1 }, row.title, row.lead, row.coordinating.join('; '), targetCell(row), '')
  })
  return builder
}

function targetCell(row: PlausibleRow): DraftCell {
  if (row.target === '98%') return { text: '98%', number: 0.98, format: '0%' }
  if (row.target === '98,5%') return { text: '98,5%', number: 0.985, format: '0.0%' }
  return row.target === '90' ? { text: '90', number: 90 } : row.target
}
