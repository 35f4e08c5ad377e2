import { describe, expect, test } from 'vitest'
import type { CellRange } from '../../../../shared/sheet/matrix/matrix.ts'
import type { ImportResult } from '../../../../shared/sheet/understand/importResult.ts'
import type { DraftCell } from '../../../support/annexStyles/sheetBuilder.ts'
import { linesOf, sheetOf, understand } from '../../../support/sheetOf.ts'

const merged = (merges: readonly (readonly [number, number, number, number])[], ...rows: readonly (readonly DraftCell[])[]): ReturnType<typeof sheetOf> => ({
  ...sheetOf(...rows),
  merges: merges.map(([top, left, bottom, right]): CellRange => ({ top, left, bottom, right })),
})
const codes = (result: ImportResult): readonly string[] => result.notices.map(({ code }) => code)
/** Lines without kind, level, number and title. */
const cells = (result: ImportResult): readonly string[] => linesOf(result).map((line) => line.split(' | ').slice(1).join(' | '))

describe('who leads and who helps in one column', () => {
  test.each([
    ['Chủ trì: Phòng Kinh tế; phối hợp: Công an xã, Các thôn', 'lead=Phòng Kinh tế | coordinating=Công an xã; Các thôn'],
    ['- Đơn vị chủ trì: Công an xã\n- Đơn vị phối hợp: Trạm Y tế xã', 'lead=Công an xã | coordinating=Trạm Y tế xã'],
    ['VP HĐND&UBND (chủ trì), Phòng Kinh tế', 'lead=VP HĐND&UBND | coordinating=Phòng Kinh tế'],
    ['Phòng Kinh tế chủ trì; Công an xã phối hợp', 'lead=Phòng Kinh tế | coordinating=Công an xã'],
    ['Phòng Kinh tế (phối hợp với Công an xã)', 'lead=Phòng Kinh tế | coordinating=Công an xã'],
    ['Chủ trì: Phòng Văn hóa - Xã hội', 'lead=Phòng Văn hóa - Xã hội'],
    ['Trạm Y tế xã', 'lead=Trạm Y tế xã'],
  ])('[IM30] %s', (text, expected) => {
    const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Đơn vị chủ trì, phối hợp'], ['1', 'Rà soát văn bản', text], ['2', 'Kiểm tra', 'Chủ trì: Công an xã; phối hợp: Các thôn'])])
    expect(cells(result)[0]).toBe(expected)
    expect(codes(result)).toContain('import.leadSplit')
  })

  test('[IM30] beside a column of its own for who helps, and where a person set the role, nothing is taken apart', () => {
    const sheet = sheetOf(['STT', 'Nhiệm vụ', 'Chủ trì'], ['1', 'Rà soát văn bản', 'Công an xã, phối hợp: Các thôn'])
    expect(codes(understand([sheet]))).toContain('import.leadSplit')
    expect(codes(understand([sheet], { corrections: { columns: [{ sheet: 'PL', headerRow: 0, index: 2, role: 'lead' }] } }))).not.toContain('import.leadSplit')
    expect(codes(understand([sheetOf(['STT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp'], ['1', 'Rà soát văn bản', 'Công an xã, phối hợp: Các thôn', 'Trạm Y tế xã'])]))).not.toContain('import.leadSplit')
  })
})

describe('marks in columns', () => {
  test('[IM31] marks in the columns of offices become names', () => {
    const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Phòng Kinh tế', 'Công an xã', 'Trạm Y tế xã'], ['1', 'Rà soát văn bản', 'X', 'P', ''], ['2', 'Kiểm tra', '', 'X', 'P'], ['3', 'Tập huấn', 'P', 'P', 'X'])])
    expect(cells(result)).toEqual(['lead=Phòng Kinh tế | coordinating=Công an xã', 'lead=Công an xã | coordinating=Trạm Y tế xã', 'lead=Trạm Y tế xã | coordinating=Phòng Kinh tế; Công an xã'])
    expect(codes(result)).toContain('import.marksRead')
    expect(result.tables[0]?.columns.map(({ index, role }) => `${index} ${role}`)).toEqual(['0 number', '1 task', '2 lead', '2 coordinating'])
  })

  test('[IM31] the legend says what a mark means', () => {
    const result = understand([
      merged(
        [[0, 0, 1, 0], [0, 1, 1, 1], [0, 2, 0, 4]],
        ['STT', 'Nhiệm vụ', 'Đơn vị thực hiện (o: chủ trì; x: phối hợp)', '', ''],
        ['', '', 'P.KT', 'CAX', 'Đội Trật tự'],
        ['1', 'Rà soát văn bản', 'o', 'x', ''],
        ['2', 'Kiểm tra', 'x', 'o', 'x'],
      ),
    ])
    expect(cells(result)).toEqual(['lead=P.KT | coordinating=CAX', 'lead=CAX | coordinating=P.KT; Đội Trật tự'])
  })

  test('[IM31] marks in the columns of months and quarters become a time', () => {
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1))
    const result = understand([
      merged(
        [[0, 0, 1, 0], [0, 1, 1, 1], [0, 2, 0, 13]],
        ['STT', 'Nhiệm vụ', 'Tháng thực hiện', ...Array.from({ length: 11 }, () => '')],
        ['', '', ...months],
        ['1', 'Rà soát văn bản', 'x', 'x', 'x'],
        ['2', 'Kiểm tra', '', '', '', '', 'x', '', '', 'x'],
        ['3', 'Tập huấn', ...months.map(() => 'x')],
      ),
    ])
    expect(cells(result)).toEqual(['timeline=Tháng 1 - Tháng 3', 'timeline=Tháng 5; Tháng 8', 'timeline=Cả năm'])
    const quarters = understand([sheetOf(['STT', 'Nhiệm vụ', 'Chủ trì', 'Quý I', 'Quý II', 'Quý III', 'Quý IV'], ['1', 'Rà soát văn bản', 'Công an xã', '', 'x', 'x', ''])])
    expect(cells(quarters)).toEqual(['lead=Công an xã | timeline=Quý II - Quý III'])
  })

  test('[IM31] columns that hold more than marks stay as they are, and so does what a person corrected', () => {
    const figures = understand([sheetOf(['STT', 'Chỉ tiêu', 'Quý I', 'Quý II'], ['1', 'Tỷ lệ hồ sơ trực tuyến', '70%', '80%'])])
    expect(figures.workbook.annexes[0]?.columns.map(({ role }) => role)).toEqual(['number', 'indicator', 'targetByPeriod', 'targetByPeriod'])
    const sheet = sheetOf(['STT', 'Nhiệm vụ', 'Phòng Kinh tế', 'Công an xã'], ['1', 'Rà soát văn bản', 'X', 'P'])
    const asked = understand([sheet], { corrections: { columns: [{ sheet: 'PL', headerRow: 0, index: 2, role: 'note' }] } })
    expect(asked.workbook.annexes[0]?.columns.map(({ role }) => role)).toEqual(['number', 'task', 'note', 'other'])
  })
})

describe('cells that refer to others, or to nothing', () => {
  test('[IM32] "as above" is filled from the row above, and that is told', () => {
    const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Thời gian', 'Chủ trì'], ['1', 'Rà soát văn bản', 'Quý I', 'Công an xã'], ['2', 'Kiểm tra', 'nt', '-//-'], ['3', 'Tập huấn', 'Như trên', 'Phòng Kinh tế'])])
    expect(cells(result)).toEqual(['timeline=Quý I | lead=Công an xã', 'timeline=Quý I | lead=Công an xã', 'timeline=Quý I | lead=Phòng Kinh tế'])
    expect(result.notices.filter(({ code }) => code === 'import.dittoCopied').map(({ cell }) => cell)).toEqual(['C3', 'D3', 'C4'])
  })

  test('[IM33] errors of formulas become empty cells, told once a column', () => {
    const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Thời gian', 'Chủ trì'], ['#REF!', 'Rà soát văn bản', '#N/A', 'Công an xã'], ['#REF!', 'Kiểm tra', 'Quý I', '#VALUE!'])])
    expect(cells(result)).toEqual(['lead=Công an xã', 'timeline=Quý I'])
    expect(result.notices.filter(({ code }) => code === 'import.errorCell').map(({ cell, details }) => [cell, details])).toEqual([
      ['A2', { text: '#REF!', times: 2 }],
      ['C2', { text: '#N/A', times: 1 }],
      ['D3', { text: '#VALUE!', times: 1 }],
    ])
  })

  test('[IM34] numbers that were turned into days are numbers again, in the order that counts', () => {
    const day = (serial: number): DraftCell => ({ text: '', number: serial, format: 'd-mmm' })
    const sheet = (serials: readonly number[]): ReturnType<typeof sheetOf> => sheetOf(['STT', 'Nhiệm vụ', 'Chủ trì'], ['1', 'Nhóm việc một'], ...serials.map((serial) => [day(serial), 'Rà soát văn bản', 'Công an xã']))
    // 1, 2 and 3 January; 1 January, February and March: typed as 1.1, 1.2, 1.3 on machines of two countries.
    for (const serials of [[46023, 46024, 46025], [46023, 46054, 46082]]) {
      const result = understand([sheet(serials)])
      expect(result.tables[0]?.rows.map(({ number }) => number)).toEqual(['1', '1.1', '1.2', '1.3'])
      expect(result.workbook.annexes[0]?.rows.map(({ level }) => level)).toEqual([0, 1, 1, 1])
      expect(codes(result)).toContain('import.numberAsDate')
    }
  })
})

describe('headings', () => {
  test('[IM35] tables side by side are two annexes', () => {
    const result = understand([
      sheetOf(['STT', 'Nhiệm vụ', 'Thời gian', '', 'STT', 'Chỉ tiêu', 'ĐVT', 'Mức phấn đấu'], ['1', 'Rà soát văn bản', 'Quý I', '', '1', 'Tỷ lệ hồ sơ trực tuyến', '%', '80'], ['2', 'Kiểm tra', 'Quý II']),
    ])
    expect(result.workbook.annexes.map(({ kind, rows, columns }) => [kind, rows.length, columns.length])).toEqual([['tasks', 2, 3], ['targets', 1, 4]])
  })

  test.each([
    [['TT', 'Nội dung CV', 'TG hoàn thành', 'SP đầu ra', 'CQ chủ trì', 'CQ phối hợp']],
    [['TT', 'ND', 'T/gian', 'KQ', 'ĐVCT', 'ĐVPH']],
    [['No.', 'Task', 'Deadline', 'Output', 'Lead unit', 'Supporting units']],
    [['STT', 'Nhịêm vụ', 'Thời gain thực hiện', 'Sảm phẩm', 'Cơ quan chủ chì', 'Cơ quan phối hơp']],
  ])('[IM36] short, foreign and misspelt headings: %s', (headings) => {
    const result = understand([sheetOf(headings, ['1', 'Rà soát văn bản', 'Quý I', 'Báo cáo', 'Công an xã', 'Các thôn'])])
    expect(result.workbook.annexes[0]?.columns.map(({ role }) => role)).toEqual(['number', 'task', 'timeline', 'product', 'lead', 'coordinating'])
  })

  test('[IM36] a heading that is merged downwards is as deep as its merges', () => {
    const result = understand([merged([[0, 0, 1, 0], [0, 1, 1, 1], [0, 2, 0, 3]], ['STT', 'Nhiệm vụ', 'Chỉ tiêu', ''], ['', '', 'Tổ 1', 'Tổ 2'], ['1', 'Rà soát văn bản', '3', '5'])])
    expect(linesOf(result)).toHaveLength(1)
    expect(result.workbook.annexes[0]?.columns.map(({ heading }) => heading)).toEqual(['STT', 'Nhiệm vụ', 'Tổ 1', 'Tổ 2'])
  })

  test('[IM8] a row with cells that begin anew is a row, also when its title begins in small letters', () => {
    const result = understand([sheetOf(['Mã', 'Nhiệm vụ', 'Thời gian', 'Chủ trì'], ['NV01', 'Rà soát văn bản', 'Quý I', 'Công an xã'], ['NV02', 'kiểm tra công vụ', 'Quý II', 'Phòng Kinh tế'])])
    expect(linesOf(result)).toHaveLength(2)
  })
})
