import { describe, expect, test } from 'vitest'
import type { RowId } from '../../../../shared/domain/ids.ts'
import type { DraftCell } from '../../../support/annexStyles/sheetBuilder.ts'
import { linesOf, sheetOf, understand } from '../../../support/sheetOf.ts'

const heading = ['STT', 'Nhiệm vụ', 'Thời gian thực hiện', 'Cơ quan chủ trì']
const task = (number: DraftCell, title: DraftCell, time: DraftCell = 'Quý I/2026', lead: DraftCell = 'Phòng Kinh tế'): DraftCell[] => [number, title, time, lead]

describe('values of cells', () => {
  test('[IM4] dates are written out, months keep their format, a bare day number is taken for a date and told', () => {
    const result = understand([
      sheetOf(
        heading,
        task('1', 'Lập kế hoạch', { text: '30/01/2026', number: 46052, format: 'dd/mm/yyyy' }),
        task('2', 'Báo cáo quý', { text: 'Tháng 02/2026', number: 46054, format: '"Tháng "mm/yyyy' }),
        task('3', 'Tổng kết năm', { text: '46387', number: 46387 }),
      ),
    ])
    expect(linesOf(result).map((line) => line.split('timeline=')[1]?.split(' |')[0])).toEqual(['30/01/2026', 'Tháng 02/2026', '31/12/2026'])
    expect(result.notices.filter(({ code }) => code === 'import.serialAsDate').map(({ cell }) => cell)).toEqual(['C4'])
  })

  test('[IM4] a formula without a stored value is told, a number by formula still places its row', () => {
    const result = understand([
      sheetOf(heading, [{ text: '', formula: 'ROMAN(1)' }, 'Cải cách thể chế'], [{ text: '', formula: 'MAX(A$2:A2)+1' }, 'Rà soát văn bản', 'Quý I', 'Công an xã']),
    ])
    expect(linesOf(result).map((line) => line.slice(0, 12))).toEqual(['section 0 I ', 'task 1 1 tas'])
    expect(result.notices.filter(({ code }) => code === 'import.formulaWithoutValue')).toHaveLength(2)
  })

  test('[IM5] offices are separated, kept as written, resolved by the directory; unknown ones are told once', () => {
    const result = understand([
      sheetOf(heading, task('1', 'Rà soát văn bản', 'Quý I', '- TTPVHCC\n- Phòng VH-XH'), task('2', 'Kiểm tra công vụ', 'Quý I', 'Đội Trật tự X'), task('3', 'Tập huấn', 'Quý II', 'Đội Trật tự X')),
    ])
    expect(linesOf(result)[0]).toContain('lead=TTPVHCC; Phòng VH-XH')
    const unknown = result.notices.filter(({ code }) => code === 'import.unitUnknown')
    expect(unknown.map(({ cell, details }) => [cell, details])).toEqual([['D3', { text: 'Đội Trật tự X', times: 2 }]])
    expect(result.workbook.units.map(({ name }) => name)).toContain('Đội Trật tự X')
  })

  test('[IM5] a given directory is taken as it is; nothing is proposed', () => {
    const units = understand([sheetOf(heading, task('1', 'Rà soát văn bản'))]).workbook.units
    const result = understand([sheetOf(heading, task('1', 'A bc def'), task('2', 'B cd efg', 'Quý I', 'Đội X'), task('3', 'C de fgh', 'Quý I', 'Đội X'))], { units })
    expect(result.workbook.units).toEqual(units)
  })
})

describe('rows', () => {
  test('[IM6] hidden rows and columns come in and are told; struck rows are flagged; inner columns are marked', () => {
    const sheet = sheetOf([...heading, 'Kinh phí', 'Căn cứ đề xuất (không phát hành)'], task('1', 'Rà soát văn bản'), task('2', { text: 'Kiểm tra công vụ', strike: true }), ['3', 'Tập huấn', 'Quý I', 'Công an xã', '12', 'Theo tỉnh'])
    const result = understand([{ ...sheet, hiddenRows: new Set([1]), hiddenColumns: new Set([4]) }])
    const [annex] = result.workbook.annexes
    expect(annex?.rows.map(({ flags }) => flags)).toEqual([['hiddenInSource'], ['struckInSource'], undefined])
    expect(annex?.columns.map(({ internal }) => internal === true)).toEqual([false, false, false, false, false, true])
    const codes = result.notices.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['import.rowHidden', 'import.rowStruck', 'import.columnHidden', 'import.columnInternal']))
  })

  test('[IM7] what is no row of the annex is left out with its reason', () => {
    const result = understand([
      sheetOf(
        ['Phụ lục I'],
        heading,
        ['(1)', '(2)', '(3)', '(4)'],
        task('1', 'Rà soát văn bản'),
        ['', '', '2'],
        heading,
        task('2', 'Kiểm tra công vụ'),
        ['', 'Tổng cộng', '', '2'],
        ['./.'],
        ['', 'Ghi chú: số liệu tạm tính'],
        ['', 'Nơi nhận:', '', 'TM. ỦY BAN NHÂN DÂN'],
        ['', '- Như trên;', '', 'CHỦ TỊCH'],
      ),
    ])
    expect(linesOf(result)).toHaveLength(2)
    expect(result.tables[0]?.leftOut.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '0 title',
      '2 columnNumbers',
      '4 pageNumber',
      '5 repeatedHeader',
      '7 total',
      '8 endMark',
      '9 note',
      '10 recipients',
      '11 tail',
    ])
  })

  test('[IM7] units of measure under the headings and starred remarks are left out', () => {
    const result = understand([sheetOf([...heading, 'Kinh phí'], ['', '', '', '', '(triệu đồng)'], [...task('1', 'Rà soát văn bản'), '5'], ['(*) Số liệu tạm tính'])])
    expect(result.tables[0]?.leftOut.map(({ row, reason }) => `${row} ${reason}`)).toEqual(['1 columnNumbers', '3 note'])
    expect(linesOf(result)).toHaveLength(1)
  })

  test('[IM7] a task that only begins like a total or a note stays', () => {
    const result = understand([sheetOf(heading, task('1', 'Tổng hợp báo cáo'), task('2', 'Cộng tác viên tuyên truyền'), task('3', 'Ghi chép sổ sách'))])
    expect(linesOf(result)).toHaveLength(3)
  })

  test('[IM8] a row without number goes on with the row above: in the sentence, in a list, or under a merged title', () => {
    const result = understand([
      sheetOf(
        heading,
        task('1', 'Rà soát văn bản quy phạm pháp luật của'),
        ['', 'Hội đồng nhân dân xã'],
        task('2', 'Kiểm tra các việc sau'),
        ['', '- Chấp hành giờ làm việc'],
        task('3', 'Tập huấn'),
        ['', '', '', 'Công an xã'],
      ),
    ])
    expect(linesOf(result)).toEqual([
      'task 0 1 task=Rà soát văn bản quy phạm pháp luật của Hội đồng nhân dân xã | timeline=Quý I/2026 | lead=Phòng Kinh tế',
      'task 0 2 task=Kiểm tra các việc sau\n- Chấp hành giờ làm việc | timeline=Quý I/2026 | lead=Phòng Kinh tế',
      'task 0 3 task=Tập huấn | timeline=Quý I/2026 | lead=Phòng Kinh tế; Công an xã',
    ])
    expect(result.notices.filter(({ code }) => code === 'import.continuationJoined').map(({ cell }) => cell)).toEqual(['B3', 'B5', 'B7'])
  })

  test('[IM8] a row broken by a page is joined cell by cell, also inside the name of an office', () => {
    const result = understand([sheetOf(heading, task('1', 'Xây dựng Kế hoạch', 'Trước ngày', 'Phòng Văn'), ['', 'kiểm tra công vụ', '15/02/2026', 'hóa - Xã hội'], task('2', 'Tập huấn'))])
    expect(linesOf(result)[0]).toBe('task 0 1 task=Xây dựng Kế hoạch kiểm tra công vụ | timeline=Trước ngày 15/02/2026 | lead=Phòng Văn hóa - Xã hội')
  })

  test('[IM8] a table may begin in any column and row', () => {
    const shifted = sheetOf([], ['', '', 'Phụ lục'], ['', '', ...heading], ['', '', 'I', 'CẢI CÁCH'], ['', '', ...task('1', 'Rà soát văn bản')])
    expect(linesOf(understand([shifted]))).toEqual(['section 0 I task=CẢI CÁCH', 'task 1 1 task=Rà soát văn bản | timeline=Quý I/2026 | lead=Phòng Kinh tế'])
  })

  test('[IM9] gaps in the numbers of groups tell which tasks stand beside them; what stays open is told', () => {
    const wide = (text: string): DraftCell[] => [text]
    const result = understand([
      sheetOf(heading, wide('I. CẢI CÁCH THỂ CHẾ'), wide('1. Nâng cao chất lượng:'), task('1', 'Một việc'), task('2', 'Hai việc'), task('3', 'Ba việc'), wide('3. Đổi mới:'), task('4', 'Bốn việc'), task('5', 'Năm việc')),
    ])
    expect(result.workbook.annexes[0]?.rows.map(({ level }) => level)).toEqual([0, 1, 2, 2, 1, 1, 2, 2])
    expect(result.notices.filter(({ code }) => code === 'import.levelGuessed').map(({ cell }) => cell)).toEqual(['B7'])
  })

  test('[IM9] sub-tasks with letters and bullets go below their task', () => {
    const result = understand([sheetOf(heading, ['I', 'CẢI CÁCH'], ['1', 'Số hóa hồ sơ'], task('a)', 'Hồ sơ đất đai'), task('b)', 'Hồ sơ hộ tịch'), task('2', 'Tuyên truyền'))])
    expect(linesOf(result).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(['section 0 I', 'group 1 1', 'task 2 1.1', 'task 2 1.2', 'task 1 2'])
  })

  test('[IM9] numbers typed as numbers (1.1 after 1.9 means 1.10) only place rows; the annex counts anew', () => {
    const rows = Array.from({ length: 10 }, (_, index) => task({ text: index === 9 ? '1,1' : `1,${index + 1}`, number: index === 9 ? 1.1 : Number(`1.${index + 1}`) }, `Việc thứ ${index + 1} của nhóm`))
    const result = understand([sheetOf(heading, ['I', 'PHẦN MỘT'], ['1', 'Nhóm việc:'], ...rows)])
    expect(result.workbook.annexes[0]?.rows.at(-1)?.number).toBe('1.10')
    expect(result.notices.map(({ code }) => code)).toContain('import.renumbered')
  })
})

describe('corrections', () => {
  const sheet = sheetOf([...heading, 'Cột lạ'], ['I', 'CẢI CÁCH'], task('1', 'Rà soát văn bản'), ['', 'và báo cáo'], [...task('2', 'Kiểm tra'), 'x'])

  test('[IM10] roles, kinds, levels, joins and skips that a person set are followed', () => {
    const corrections = {
      columns: [{ sheet: 'PL', headerRow: 0, index: 4, role: 'note' as const }],
      rows: [
        { sheet: 'PL', row: 1, kind: 'group' as const },
        { sheet: 'PL', row: 2, place: 'skip' as const },
        { sheet: 'PL', row: 3, place: 'keep' as const, level: 0 },
      ],
    }
    const result = understand([sheet], { corrections })
    expect(linesOf(result)).toEqual([
      'group 0 1 task=CẢI CÁCH',
      'group 0 2 task=và báo cáo',
      'task 1 2.1 task=Kiểm tra | timeline=Quý I/2026 | lead=Phòng Kinh tế | note=x',
    ])
    expect(result.tables[0]?.columns.at(-1)?.certainty).toBe('corrected')
    expect(result.tables[0]?.leftOut).toEqual([{ row: 2, reason: 'asked', text: '1 Rà soát văn bản Quý I/2026 Phòng Kinh tế' }])
  })

  test('[IM10] a column or a sheet can be left out, a wording mapped to an office', () => {
    const first = understand([sheet])
    const unit = first.workbook.units.find(({ id }) => (id as string) === 'kt')?.id ?? null
    const corrections = {
      columns: [{ sheet: 'PL', headerRow: 0, index: 4, role: 'skip' as const }],
      units: [{ text: 'Tổ Tài chính', unit }],
    }
    const changed = sheetOf([...heading, 'Cột lạ'], task('1', 'Rà soát văn bản', 'Quý I', 'Tổ Tài chính'))
    const result = understand([changed], { corrections })
    expect(result.workbook.annexes[0]?.columns).toHaveLength(4)
    expect(result.notices.filter(({ code }) => code === 'import.unitUnknown')).toEqual([])
    expect(result.workbook.units.find(({ id }) => id === unit)?.aliases).toContain('Tổ Tài chính')
    expect(understand([sheet], { corrections: { sheets: [{ sheet: 'PL', skip: true }] } }).workbook.annexes).toEqual([])
  })

  test('[IM11] every row of the annex says which rows of the sheet it came from', () => {
    const result = understand([sheet])
    const ids: readonly RowId[] = result.workbook.annexes[0]?.rows.map(({ id }) => id) ?? []
    expect(result.tables[0]?.rows.map(({ row, sheetRows }) => [row, sheetRows])).toEqual([
      [ids[0], [1]],
      [ids[1], [2, 3]],
      [ids[2], [4]],
    ])
  })
})
