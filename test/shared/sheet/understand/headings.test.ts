import { describe, expect, test } from 'vitest'
import { assignRoles } from '../../../../shared/sheet/understand/roles/assignRoles.ts'
import { sheetOf, understand } from '../../../support/sheetOf.ts'

const roles = (...headings: readonly string[]): readonly string[] => assignRoles(headings.map((text) => ({ text }))).map(({ role }) => role)

describe('[IM12] the whole heading row decides the roles', () => {
  test.each([
    ['card', 'STT|Nhiệm vụ|Thời gian thực hiện|Sản phẩm dự kiến đạt được|Cơ quan, đơn vị chủ trì|Cơ quan, đơn vị phối hợp', 'number task timeline product lead coordinating'],
    ['real table', 'STT|Nhiệm vụ|Cơ quan chủ trì thực hiện|Cơ quan phối hợp|Chỉ tiêu (%)', 'number indicator lead coordinating target'],
    ['seven columns', 'STT|Tên nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Kết quả/Sản phẩm|Thời gian|Ghi chú', 'number task lead coordinating product timeline note'],
    ['with reasons', 'STT|Nội dung nhiệm vụ|Đơn vị chủ trì|Đơn vị phối hợp|Sản phẩm/kết quả|Chỉ tiêu liên quan|Căn cứ/lý do đề xuất nhiệm vụ - Cột này để giải trình, không phát hành', 'number task lead coordinating product relatedTarget internalReason'],
    ['with groups', 'STT|Nhóm nhiệm vụ|Nội dung nhiệm vụ|Đơn vị chủ trì|Đơn vị phối hợp|Lực lượng hỗ trợ|Thời gian thực hiện|Kết quả/sản phẩm|Chỉ tiêu liên quan|Ghi chú', 'number group task lead coordinating supportForce timeline product relatedTarget note'],
    ['targets by period', 'STT|Chỉ tiêu|Đến hết năm 2026|Đến năm 2030|Tầm nhìn đến năm 2045|Đơn vị chủ trì|Đơn vị phối hợp, cung cấp số liệu', 'number indicator targetByPeriod targetByPeriod targetByPeriod lead coordinating'],
    ['targets', 'STT|Chỉ tiêu|Mức phấn đấu|Đơn vị chủ trì theo dõi|Đơn vị phối hợp|Nguồn số liệu/minh chứng|Thời hạn|Ghi chú', 'number indicator target lead coordinating evidence timeline note'],
    ['tracking', 'TT|Nội dung|Thời gian thực hiện|Đơn vị chủ trì|Lãnh đạo phụ trách|Chuyên viên tham mưu trực tiếp|Thời hạn còn lại|Trạng thái', 'number task timeline lead leader officer status other'],
    ['another wording', 'Nội dung/nhiệm vụ|Sản phẩm (đầu ra)|Thời gian hoàn thành|Cơ quan chủ trì tham mưu|Lãnh đạo UBND xã phụ trách', 'task product timeline lead leader'],
    ['target beside task', 'STT|Nhiệm vụ|Chỉ tiêu|Thời gian|Sản phẩm|Chủ trì', 'number task target timeline product lead'],
  ])('[IM12] %s', (_, headings, expected) => {
    expect(roles(...headings.split('|')).join(' ')).toBe(expected)
  })

  test('[IM12] a heading that is not known gets its role from what stands below it, and that is told', () => {
    const result = understand([
      sheetOf(
        ['STT', 'Nhiệm vụ', 'Ai làm', 'Khi nào', 'Điều kỳ lạ'],
        ...[1, 2, 3, 4].map((number) => [String(number), `Rà soát văn bản ${number}`, 'Phòng Kinh tế', 'Quý I/2026', `điều ${number}`]),
      ),
    ])
    expect(result.workbook.annexes[0]?.columns.map(({ role }) => role)).toEqual(['number', 'task', 'lead', 'timeline', 'other'])
    expect(result.notices.filter(({ code }) => code === 'import.columnGuessed').map(({ details }) => details?.['column'])).toEqual(['C', 'D'])
    expect(result.notices.filter(({ code }) => code === 'import.columnUnknown').map(({ details }) => details?.['heading'])).toEqual(['Điều kỳ lạ'])
  })

  test('[IM12] a column without heading is kept when something stands in it', () => {
    const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Thời gian', '', ''], ['1', 'Rà soát văn bản', 'Quý I', 'x'])])
    expect(result.workbook.annexes[0]?.columns.map(({ role }) => role)).toEqual(['number', 'task', 'timeline', 'other'])
    expect(result.notices.map(({ code }) => code)).toContain('import.columnNoHeading')
  })
})

describe('[IM13] title block', () => {
  test('[IM13] heading, title, reference line, issuer, year, number and date of the plan', () => {
    const { workbook } = understand([
      sheetOf(
        ['ỦY BAN NHÂN DÂN\nXÃ TÂN PHƯỚC AN', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['Số: 15/KH-UBND', '', 'Tân Phước An, ngày 26 tháng 01 năm 2026'],
        ['PHỤ LỤC SỐ 02'],
        ['NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH'],
        ['TRÊN ĐỊA BÀN XÃ TÂN PHƯỚC AN NĂM 2026'],
        ['(Ban hành kèm theo Kế hoạch số 15/KH-UBND ngày 26 tháng 01 năm 2026 của UBND xã Tân Phước An)'],
        ['STT', 'Nhiệm vụ', 'Thời gian'],
        ['1', 'Rà soát văn bản', 'Quý I'],
      ),
    ])
    const [annex] = workbook.annexes
    expect([annex?.heading, annex?.title]).toEqual(['Phụ lục số 02', 'NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TRÊN ĐỊA BÀN XÃ TÂN PHƯỚC AN NĂM 2026'])
    expect(workbook.facts).toMatchObject({ year: 2026, issuer: 'UBND xã Tân Phước An', place: 'Tân Phước An', planKind: 'Kế hoạch', planNumber: '15/KH-UBND', planDate: '2026-01-26' })
  })

  test('[IM13] without a title the year is guessed from the cells, and told', () => {
    const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Thời gian'], ['1', 'Rà soát văn bản', 'Quý I/2027'])])
    expect(result.workbook.facts.year).toBe(2027)
    expect(result.notices.map(({ code }) => code)).toContain('import.yearGuessed')
    expect(understand([sheetOf(['STT', 'Nhiệm vụ', 'Thời gian'], ['1', 'Rà soát', 'Quý I'])], { planYear: 2031 }).workbook.facts.year).toBe(2031)
  })

  test('[IM13] a sheet without a table gives no annex, and that is told', () => {
    const result = understand([sheetOf(['Danh sách dự họp'], ['Nguyễn Văn A', 'Phòng Kinh tế'])])
    expect(result.workbook.annexes).toEqual([])
    expect(result.skippedSheets).toEqual([{ sheet: 'PL', reason: 'noTable' }])
    expect(result.notices.map(({ code }) => code)).toEqual(['import.sheetSkipped'])
  })

  test('[IM13] below the body of a plan the title begins with "Phụ lục"; what stands above is told', () => {
    const body = Array.from({ length: 20 }, (_, index) => [`Đoạn ${index} của kế hoạch`])
    const result = understand([sheetOf(...body, ['Phụ lục II'], ['NHIỆM VỤ NĂM 2026'], ['STT', 'Nhiệm vụ', 'Thời gian'], ['1', 'Rà soát văn bản', 'Quý I'])])
    expect(result.workbook.annexes[0]).toMatchObject({ heading: 'Phụ lục II', title: 'NHIỆM VỤ NĂM 2026' })
    expect(result.notices.find(({ code }) => code === 'import.textOutside')?.details).toEqual({ rows: 20 })
  })
})
