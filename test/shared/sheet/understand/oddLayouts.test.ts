import { describe, expect, test } from 'vitest'
import type { SheetMatrix } from '../../../../shared/sheet/matrix/matrix.ts'
import { SheetBuilder, bold, type DraftCell } from '../../../support/annexStyles/sheetBuilder.ts'
import { linesOf, sheetOf, understand } from '../../../support/sheetOf.ts'

const headings = ['STT', 'Nhiệm vụ', 'Thời gian', 'Sản phẩm', 'Cơ quan chủ trì']
const task = (number: DraftCell, title: DraftCell, time = 'Quý I/2026', product = 'Báo cáo', lead = 'Phòng Kinh tế'): DraftCell[] => [number, title, time, product, lead]
/** Kind, level and title of each row. */
const outline = (...sheets: readonly SheetMatrix[]): readonly string[] => linesOf(understand(sheets)).map((line) => line.replace(/ \S* task=/, ' ').replace(/ \|.*$/s, ''))
const codes = (...sheets: readonly SheetMatrix[]): readonly string[] => understand(sheets).notices.map(({ code }) => code)

describe('tables without headings', () => {
  const rows = [['I', 'CẢI CÁCH THỂ CHẾ'], task('1', 'Rà soát văn bản quy phạm'), task('2', 'Kiểm tra công vụ'), task('3', 'Tập huấn cho cán bộ')] as const

  test('[IM37] the contents say what the columns are, and that is told', () => {
    const sheet = sheetOf(['Phụ lục'], ['NHIỆM VỤ NĂM 2026'], [], ...rows)
    const result = understand([sheet])
    expect(result.workbook.annexes[0]?.columns.map(({ role, heading }) => `${role} ${heading}`)).toEqual(['number STT', 'task Nhiệm vụ', 'timeline Thời gian thực hiện', 'product Sản phẩm', 'lead Cơ quan chủ trì'])
    expect(outline(sheet)).toEqual(['section 0 CẢI CÁCH THỂ CHẾ', 'task 1 Rà soát văn bản quy phạm', 'task 1 Kiểm tra công vụ', 'task 1 Tập huấn cho cán bộ'])
    expect(codes(sheet)).toContain('import.headerGuessed')
  })

  test('[IM37] a sheet that goes on with the one before takes its headings; a list of people is no table', () => {
    const result = understand([sheetOf(headings, ...rows), { ...sheetOf(...rows), name: 'Trang 2' }])
    expect(result.workbook.annexes.map(({ columns }) => columns.map(({ heading }) => heading))).toEqual([headings, headings])
    const people = sheetOf(['1', 'Nguyễn Văn An', 'Phòng Kinh tế'], ['2', 'Trần Thị Bình', 'Công an xã'], ['3', 'Lê Văn Cường', 'Phòng Kinh tế'], ['4', 'Phạm Thị Dung', 'Công an xã'])
    expect(understand([people]).workbook.annexes).toEqual([])
  })
})

describe('sections and groups of other forms', () => {
  test('[IM9] titles that name their number keep it', () => {
    const sheet = sheetOf(headings.slice(1), ['Nhiệm vụ 1: Hoàn thiện thể chế'], task('', '- Rà soát văn bản').slice(1), task('', '- Kiểm tra').slice(1), ['Nhiệm vụ 2: Cải cách thủ tục'], task('', '- Công khai').slice(1))
    expect(outline(sheet)).toEqual(['section 0 Nhiệm vụ 1: Hoàn thiện thể chế', 'task 1 Rà soát văn bản', 'task 1 Kiểm tra', 'section 0 Nhiệm vụ 2: Cải cách thủ tục', 'task 1 Công khai'])
  })

  test('[IM9] sections in capitals without numbers, months as sections, numbers closed by dashes', () => {
    expect(outline(sheetOf(headings, ['', 'CẢI CÁCH THỂ CHẾ'], task('1', 'Rà soát'), ['', 'CẢI CÁCH THỦ TỤC'], task('2', 'Công khai')))).toEqual(['section 0 CẢI CÁCH THỂ CHẾ', 'task 1 Rà soát', 'section 0 CẢI CÁCH THỦ TỤC', 'task 1 Công khai'])
    expect(outline(sheetOf(headings, ['Tháng 01/2026'], task('1', 'Rà soát'), ['Tháng 02/2026'], task('1', 'Công khai')))).toEqual(['section 0 Tháng 01/2026', 'task 1 Rà soát', 'section 0 Tháng 02/2026', 'task 1 Công khai'])
    expect(outline(sheetOf(headings, ['I-', 'THỂ CHẾ'], task('1-', 'Rà soát'), ['II -', 'THỦ TỤC'], task('1-', 'Công khai')))).toEqual(['section 0 THỂ CHẾ', 'task 1 Rà soát', 'section 0 THỦ TỤC', 'task 1 Công khai'])
  })

  test('[IM9] groups whose tasks are numbered by formulas without results: gaps tell what stands beside them', () => {
    const formula = (of: string): DraftCell => ({ text: '', formula: of })
    const sheet = sheetOf(headings, ['I', 'THỂ CHẾ'], ['1', bold('Nâng cao chất lượng:')], task(formula('A3+1'), 'Rà soát'), task(formula('A4+1'), 'Kiểm tra'), ['3', bold('Đổi mới:')], task(formula('A6+1'), 'Tập huấn'))
    expect(outline(sheet)).toEqual(['section 0 THỂ CHẾ', 'group 1 Nâng cao chất lượng:', 'task 2 Rà soát', 'task 1 Kiểm tra', 'group 1 Đổi mới:', 'task 2 Tập huấn'])
  })

  test('[IM8] a title in capitals that breaks off goes on in the next row', () => {
    const sheet = sheetOf(headings, ['I', 'CẢI CÁCH THỂ CHẾ VÀ NÂNG CAO'], ['', 'CHẤT LƯỢNG VĂN BẢN'], task('1', 'Rà soát'), ['II', 'CẢI CÁCH THỦ TỤC'], task('1', 'Công khai'))
    expect(outline(sheet)).toEqual(['section 0 CẢI CÁCH THỂ CHẾ VÀ NÂNG CAO CHẤT LƯỢNG VĂN BẢN', 'task 1 Rà soát', 'section 0 CẢI CÁCH THỦ TỤC', 'task 1 Công khai'])
  })
})

test('[IM8] a task in three rows whose cells go on with lists is one task', () => {
  const sheet = sheetOf(headings, task('1', 'Rà soát văn bản', 'Quý I', 'Kế hoạch;'), ['', 'trên địa bàn xã', '', 'Báo cáo;'], ['', 'theo quy định', '', 'Danh mục.'], task('2', 'Kiểm tra'))
  expect(linesOf(understand([sheet]))[0]).toBe('task 0 1 task=Rà soát văn bản trên địa bàn xã theo quy định | timeline=Quý I | product=Kế hoạch;\nBáo cáo;\nDanh mục. | lead=Phòng Kinh tế')
  expect(outline(sheet)).toHaveLength(2)
})

test('[IM38] another table below, with its title, is left out and told', () => {
  const result = understand([sheetOf(headings, task('1', 'Rà soát'), task('2', 'Kiểm tra'), [], ['TỔNG HỢP THEO ĐƠN VỊ'], ['STT', 'Đơn vị', 'Số nhiệm vụ'], ['1', 'Phòng Kinh tế', '12'], ['2', 'Công an xã', '7'])])
  expect(linesOf(result)).toHaveLength(2)
  expect(result.tables[0]?.leftOut.map(({ row, reason }) => `${row} ${reason}`)).toEqual(['4 tail', '5 tail', '6 tail', '7 tail'])
  expect(result.notices.map(({ code }) => code)).toContain('import.rowsLeftOut')
})

test('[IM36] one heading over two columns: the longer texts are the tasks', () => {
  const sheet = new SheetBuilder()
  sheet.add('STT', 'Nhiệm vụ', '', 'Thời gian', 'Chủ trì')
  sheet.merge(0, 1, 0, 2)
  sheet.add('1', 'Thể chế', 'Rà soát văn bản quy phạm pháp luật', 'Quý I', 'Công an xã')
  sheet.add('', '', 'Kiểm tra việc thi hành pháp luật', 'Quý II', 'Phòng Kinh tế')
  sheet.merge(1, 1, 2, 1)
  sheet.add('2', 'Thủ tục', 'Công khai thủ tục hành chính', 'Quý I', 'Công an xã')
  expect(linesOf(understand([sheet.build('PL')]))).toEqual([
    'task 0 1 group=Thể chế | task=Rà soát văn bản quy phạm pháp luật | timeline=Quý I | lead=Công an xã',
    'task 0 2 group=Thể chế | task=Kiểm tra việc thi hành pháp luật | timeline=Quý II | lead=Phòng Kinh tế',
    'task 0 3 group=Thủ tục | task=Công khai thủ tục hành chính | timeline=Quý I | lead=Công an xã',
  ])
})

test('[IM7] a title that only stands again over the next page is a repeated heading', () => {
  const title = [['Phụ lục I'], ['NHIỆM VỤ NĂM 2026'], headings]
  const result = understand([sheetOf(...title, task('1', 'Rà soát'), ...title, task('2', 'Kiểm tra'))])
  expect(result.workbook.annexes).toHaveLength(1)
  expect(linesOf(result)).toHaveLength(2)
  expect(understand([sheetOf(...title, task('1', 'Rà soát'), ['Phụ lục II'], ['NHIỆM VỤ NĂM 2027'], headings, task('1', 'Kiểm tra'))]).workbook.annexes).toHaveLength(2)
})

test('[IM9] numbers over decimals are sections where their titles are in capitals and nothing else is a section', () => {
  expect(outline(sheetOf(headings, ['1', 'CẢI CÁCH THỂ CHẾ'], task('1.1', 'Rà soát'), ['2', 'CẢI CÁCH THỦ TỤC'], task('2.1', 'Công khai')))).toEqual(['section 0 CẢI CÁCH THỂ CHẾ', 'task 1 Rà soát', 'section 0 CẢI CÁCH THỦ TỤC', 'task 1 Công khai'])
  expect(outline(sheetOf(headings, ['I', 'CẢI CÁCH'], ['1', 'THỂ CHẾ'], task('1.1', 'Rà soát')))).toEqual(['section 0 CẢI CÁCH', 'group 1 THỂ CHẾ', 'task 2 Rà soát'])
})
