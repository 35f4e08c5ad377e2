import { describe, expect, test } from 'vitest'
import { readWorkbookFile } from '../../../../shared/office/readWorkbookFile.ts'
import { cell, inList, line, list, rawDocx, row, table, textRow } from '../../../support/rawDocx.ts'
import { linesOf, understand } from '../../../support/sheetOf.ts'

const read = async (body: string, parts?: Parameters<typeof rawDocx>[1]): Promise<ReturnType<typeof understand>> =>
  understand(await readWorkbookFile(rawDocx(body, parts), 'a.docx'))
const headings = textRow('STT', 'Nhiệm vụ', 'Thời gian')
const short = async (body: string, parts?: Parameters<typeof rawDocx>[1]): Promise<readonly string[]> =>
  linesOf(await read(body, parts)).map((each) => each.replace(' task=', ' ').replace(' | timeline=', ' | '))

describe('tables of Word files', () => {
  test('[IM40] numbers that Word counts itself are read: in the number column, before titles, by style', async () => {
    const numbering = list(3, ['upperRoman', '%1'], ['decimal', '%2'], ['decimal', '%2.%3'])
    const numbered = (level: number, title: string, time = ''): string => row([cell(line('', inList(3, level))), cell(line(title)), cell(line(time))])
    const inTitle = (level: number, title: string, time = ''): string => row([cell(line('')), cell(line(title, inList(3, level))), cell(line(time))])
    const rows = (make: typeof numbered): string[] => [make(0, 'CẢI CÁCH THỂ CHẾ'), make(1, 'Nâng cao chất lượng'), make(2, 'Rà soát văn bản', 'Quý I'), make(2, 'Kiểm tra', 'Quý II'), make(1, 'Tập huấn', 'Quý III'), make(0, 'CẢI CÁCH THỦ TỤC'), make(1, 'Công khai', 'Quý I')]
    const expected = ['section 0 I CẢI CÁCH THỂ CHẾ', 'group 1 1 Nâng cao chất lượng', 'task 2 1.1 Rà soát văn bản | Quý I', 'task 2 1.2 Kiểm tra | Quý II', 'task 1 2 Tập huấn | Quý III', 'section 0 II CẢI CÁCH THỦ TỤC', 'task 1 1 Công khai | Quý I']
    expect(await short(table(3, headings, ...rows(numbered)), { numbering })).toEqual(expected)
    expect(await short(table(3, headings, ...rows(inTitle)), { numbering })).toEqual(expected)
    const styles = '<w:style w:styleId="Dau"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:styleId="DauCon"><w:basedOn w:val="Dau"/></w:style>'
    const bullets = row([cell(line('1')), cell(line('Rà soát văn bản')), cell(line('Quý I', '<w:pStyle w:val="Dau"/>') + line('Quý III', '<w:pStyle w:val="DauCon"/>'))])
    expect(await short(table(3, headings, bullets), { numbering: list(4, ['bullet', '\uF0B7']), styles })).toEqual(['task 0 1 Rà soát văn bản | - Quý I - Quý III'])
  })

  test('[IM41] deleted rows and texts are left out, inserted ones are read; a picture of a text counts once', async () => {
    const inserted = '<w:p><w:r><w:t xml:space="preserve">Rà soát </w:t></w:r><w:ins><w:r><w:t>văn bản</w:t></w:r></w:ins><w:del><w:r><w:delText> cũ</w:delText></w:r></w:del></w:p>'
    const drawn = '<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:r><w:t>Phụ lục I</w:t></w:r></w:p>'
    const body = drawn + line('NHIỆM VỤ NĂM 2026') + table(3, headings, row([cell(line('1')), cell(inserted), cell(line('Quý I'))]), row([cell(line('2')), cell(line('Việc đã bỏ')), cell(line('Quý II'))], '<w:del/>'))
    const result = await read(body)
    expect(linesOf(result)).toEqual(['task 0 1 task=Rà soát văn bản | timeline=Quý I'])
    expect(result.workbook.annexes[0]).toMatchObject({ heading: 'Phụ lục I', title: 'NHIỆM VỤ NĂM 2026' })
    expect(result.tables[0]?.leftOut.map(({ text }) => text)).toContain('DỰ THẢO Phụ lục I')
  })

  test('[IM42] a table that only places another one is passed through; one inside a cell stays its text', async () => {
    const inner = table(3, headings, textRow('1', 'Rà soát văn bản', 'Quý I'))
    expect(await short(table(1, row([cell(line('Phụ lục') + inner)])))).toEqual(['task 0 1 Rà soát văn bản | Quý I'])
    const nested = table(3, headings, row([cell(line('1')), cell(line('Rà soát văn bản') + table(2, textRow('Đợt 1', 'Đợt 2')) + line('')), cell(line('Quý I'))]))
    expect(await short(nested)).toEqual(['task 0 1 Rà soát văn bản\nĐợt 1\nĐợt 2 | Quý I'])
  })

  test('[IM43] where each section has a table under its title, all are one annex with its sections', async () => {
    const part = (title: string, number: string, task: string): string => line(title) + table(3, headings, textRow(number, task, 'Quý I'))
    const body = line('Phụ lục I') + line('NHIỆM VỤ NĂM 2026') + part('I. CẢI CÁCH THỂ CHẾ', '1', 'Rà soát văn bản') + part('II. CẢI CÁCH THỦ TỤC', '1', 'Công khai thủ tục')
    const result = await read(body)
    expect(linesOf(result).map((each) => each.split(' | ')[0])).toEqual(['section 0 I task=CẢI CÁCH THỂ CHẾ', 'task 1 1 task=Rà soát văn bản', 'section 0 II task=CẢI CÁCH THỦ TỤC', 'task 1 1 task=Công khai thủ tục'])
    expect(result.workbook.annexes.map(({ title }) => title)).toEqual(['NHIỆM VỤ NĂM 2026'])
  })

  test('[IM17] typefaces of old encodings are told by runs and by styles', async () => {
    const styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:rPrDefault></w:docDefaults>'
    expect(await short(table(3, textRow('STT', 'Nhieäm vuï', 'Thôøi gian'), textRow('1', 'Raø soaùt vaên baûn', 'Quyù I')), { styles })).toEqual(['task 0 1 Rà soát văn bản | Quý I'])
  })
})
