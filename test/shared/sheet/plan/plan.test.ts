import { describe, expect, test } from 'vitest'
import { readWorkbookFile } from '../../../../shared/office/readWorkbookFile.ts'
import { planParagraphs } from '../../../../shared/sheet/plan/planParagraphs.ts'
import { splitTargets } from '../../../../shared/sheet/plan/splitTargets.ts'
import { linesOf, understand } from '../../../support/sheetOf.ts'

const plan = `KẾ HOẠCH
Cải cách hành chính năm 2026

Căn cứ Nghị quyết số 01/NQ-CP của Chính phủ về những nhiệm vụ chủ yếu của năm;
UBND xã Tân Phước An ban hành Kế hoạch cải cách hành chính năm 2026, cụ thể như sau:
I. MỤC ĐÍCH, YÊU CẦU
- Bảo đảm đồng bộ, kịp thời.
II. NỘI DUNG, MỤC TIÊU, NHIỆM VỤ
1. Cải cách thể chế
1.1. Mục tiêu
- 100% văn bản được rà soát đúng thời hạn.
1.2. Nhiệm vụ
- Nâng cao chất lượng công tác xây dựng pháp luật:
+ Rà soát văn bản quy phạm pháp luật do xã ban hành, kịp thời phát hiện và xử
lý các quy định không còn phù hợp.
7
+ Tập huấn công tác văn bản.
- Phổ biến, giáo dục pháp luật.
2. Cải cách tài chính công
2.1. Mục tiêu
- Tỷ lệ công khai dự toán đạt tối thiểu 98%; tỷ lệ giải ngân là 95%.
2.2. Nhiệm vụ
- Công khai dự toán ngân sách.
III. KINH PHÍ THỰC HIỆN
1. Từ nguồn ngân sách xã.
IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND xã
- Chủ trì triển khai thực hiện nội dung cải cách thể chế, phối hợp với Phòng Kinh tế về tài chính công.
2. Phòng Văn hóa - Xã hội
- Phối hợp thực hiện nội dung cải cách tài chính công.
Nơi nhận:`

const read = async (text: string): ReturnType<typeof readWorkbookFile> => readWorkbookFile(new TextEncoder().encode(text), 'plan.txt')

describe('[IM23] the body of a plan', () => {
  test('[IM23] bullets become tasks in sections and groups, goals become targets, offices are proposed', async () => {
    const result = understand(await read(plan))
    const [tasks, targets] = result.workbook.annexes
    expect(linesOf(result)).toEqual([
      'section 0 I task=Cải cách thể chế',
      'group 1 1 task=Nâng cao chất lượng công tác xây dựng pháp luật:',
      'task 2 1.1 task=Rà soát văn bản quy phạm pháp luật do xã ban hành, kịp thời phát hiện và xử lý các quy định không còn phù hợp. | lead=Văn phòng HĐND và UBND xã',
      'task 2 1.2 task=Tập huấn công tác văn bản. | lead=Văn phòng HĐND và UBND xã',
      'task 1 2 task=Phổ biến, giáo dục pháp luật. | lead=Văn phòng HĐND và UBND xã',
      'section 0 II task=Cải cách tài chính công',
      'task 1 1 task=Công khai dự toán ngân sách.',
    ])
    expect(tasks?.rows.map(({ flags }) => flags?.join() ?? '')).toEqual(['', '', 'leadProposed', 'leadProposed', 'leadProposed', '', ''])
    expect(targets?.kind).toBe('targets')
    const value = targets?.columns.find(({ role }) => role === 'target')?.id ?? ''
    expect(targets?.rows.flatMap((row) => row.cells[value as keyof typeof row.cells] ?? [])).toEqual(['100%', 'đạt tối thiểu 98%', 'là 95%'])
    expect(result.workbook.facts).toMatchObject({ title: 'Cải cách hành chính năm 2026', year: 2026, issuer: 'UBND xã Tân Phước An', place: 'Tân Phước An' })
    expect(result.notices.map(({ code }) => code)).toEqual(['import.leadProposed', 'import.leadMissing', 'import.linesLeftOut'])
  })

  test('[IM45] bullets stand under the nearest heading of their own part, and a goal with a figure needs no bullet', async () => {
    const text = `KẾ HOẠCH
Cải cách hành chính năm 2026
I. MỤC TIÊU
1. Mục tiêu chung
- Phục vụ người dân tốt hơn.
2. Mục tiêu cụ thể
100% hồ sơ được giải quyết đúng hạn.
Nền hành chính ngày càng hiện đại.
2.1. Cải cách thủ tục
- Tỷ lệ hồ sơ trực tuyến đạt từ 85% trở lên.
II. NHIỆM VỤ
- Rà soát văn bản.
1. Cải cách thể chế
- Công khai danh mục văn bản.
III. CHỈ TIÊU
- Tỷ lệ số hóa là 90%.`
    const result = understand(await read(text))
    expect(linesOf(result)).toEqual([
      'section 0 I task=NHIỆM VỤ',
      'task 1 1 task=Rà soát văn bản.',
      'section 0 II task=Cải cách thể chế',
      'task 1 1 task=Công khai danh mục văn bản.',
    ])
    const [, targets] = result.workbook.annexes
    const indicator = targets?.columns.find(({ role }) => role === 'indicator')?.id
    expect(targets?.rows.map((row) => [row.kind, indicator && row.cells[indicator]])).toEqual([
      ['section', 'Mục tiêu chung'],
      ['target', 'Phục vụ người dân tốt hơn.'],
      ['section', 'Mục tiêu cụ thể'],
      ['target', 'Hồ sơ được giải quyết đúng hạn'],
      ['section', 'Cải cách thủ tục'],
      ['target', 'Tỷ lệ hồ sơ trực tuyến'],
      ['section', 'CHỈ TIÊU'],
      ['target', 'Tỷ lệ số hóa'],
    ])
  })

  test('[IM23] lines broken by print are joined, headings and page numbers are not', () => {
    const width = 'x'.repeat(70)
    const paragraphs = planParagraphs([`- Việc ${width}`, '', `tiếp tục ${width}`, '12', 'cho đến hết.', '1. Tiêu đề ngắn', 'Đoạn văn dưới tiêu đề.', width, width])
    expect(paragraphs.map(({ number, text }) => `${number}|${text.replaceAll(width, '…')}`)).toEqual(['-|Việc … tiếp tục … cho đến hết.', '1.|Tiêu đề ngắn', '|Đoạn văn dưới tiêu đề.', '|… …'])
  })

  test.each([
    ['Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 98%', [['Tỷ lệ hồ sơ đúng hạn', 'đạt tối thiểu 98%']]],
    ['Tối thiểu 80% hồ sơ được số hóa.', [['Hồ sơ được số hóa', 'Tối thiểu 80%']]],
    ['Tỷ lệ A là 90%. Tỷ lệ B là 80%.', [['Tỷ lệ A', 'là 90%'], ['Tỷ lệ B', 'là 80%']]],
    ['Hoàn thiện hệ thống văn bản; bảo đảm thống nhất.', [['Hoàn thiện hệ thống văn bản; bảo đảm thống nhất.', '']]],
    ['Mức hài lòng đạt từ 95% trở lên', [['Mức hài lòng', 'đạt từ 95% trở lên']]],
  ])('[IM23] targets of "%s"', (goal, expected) => {
    expect(splitTargets(goal).map(({ indicator, target }) => [indicator, target])).toEqual(expected)
  })

  test('[IM23] a text that is no plan gives no annex', async () => {
    expect(understand(await read('Kính gửi các đồng chí,\nMời dự họp.\n- Đúng giờ.')).workbook.annexes).toEqual([])
  })
})
