import { expect, test } from 'vitest'
import { sampleWorkbook } from '../../server/workbooks/sampleWorkbook.ts'
import { exportWorkbook } from '../../shared/office/exportWorkbook.ts'
import { layoutWorkbook } from '../../shared/office/layoutWorkbook.ts'
import { convert, judgeFolder, pageTexts, put, python } from '../support/judges.ts'

const issued = { view: { kind: 'issued' } } as const

const look = `
import sys, json, docx
from docx.oxml.ns import qn
d = docx.Document(sys.argv[1])
cm = lambda v: round(v.mm, 1)
print(json.dumps({
  'title': d.core_properties.title, 'author': d.core_properties.author,
  'font': d.styles.element.find('.//' + qn('w:rFonts')).get(qn('w:ascii')),
  'language': d.styles.element.find('.//' + qn('w:lang')).get(qn('w:val')),
  'sections': [[s.orientation, cm(s.page_width), cm(s.page_height), cm(s.top_margin), cm(s.bottom_margin), cm(s.left_margin), cm(s.right_margin), s.different_first_page_header_footer, s._sectPr.find(qn('w:pgNumType')).get(qn('w:start'))] for s in d.sections],
  'tables': [[[c.text for c in r.cells] for r in t.rows] for t in d.tables],
  'headers': [sum(1 for r in t.rows if r._tr.trPr is not None and r._tr.trPr.find(qn('w:tblHeader')) is not None and r._tr.trPr.find(qn('w:tblHeader')).get(qn('w:val')) not in ('0', 'false')) for t in d.tables],
  'widths': [round(sum(int(g.get(qn('w:w'))) for g in t._tbl.tblGrid.findall(qn('w:gridCol'))) / 56.6929, 1) for t in d.tables],
  'lines': [p.text for p in d.paragraphs if p.text],
}))
`

interface Look {
  readonly title: string
  readonly author: string
  readonly font: string
  readonly language: string
  readonly sections: readonly (readonly unknown[])[]
  readonly tables: readonly (readonly (readonly string[])[])[]
  readonly headers: readonly number[]
  readonly widths: readonly number[]
  readonly lines: readonly string[]
}

test('[LY53] python-docx finds sections, margins, repeated headings and the language', async () => {
  const workbook = await sampleWorkbook()
  for (const orientation of ['landscape', 'portrait'] as const) {
    const file = put(judgeFolder(), 'phu-luc.docx', await exportWorkbook(workbook, { ...issued, format: 'docx', orientation }))
    const found = await python<Look>(look, file)
    expect([found.title, found.author, found.font, found.language]).toEqual(['Cải cách hành chính năm 2026', 'UBND xã Tân Phước An', 'Times New Roman', 'vi-VN'])
    const paper = orientation === 'landscape' ? [1, 297, 210] : [0, 210, 297]
    expect(found.sections).toEqual([1, 2].map(() => [...paper, 20, 20, 30, 15, true, '1']))
    expect(found.headers).toEqual([1, 1])
    expect(found.widths.map(Math.round)).toEqual([1, 2].map(() => (orientation === 'landscape' ? 252 : 165)))
    expect(found.lines.slice(0, 3)).toEqual(['Phụ lục I', workbook.annexes[0]?.title.toUpperCase(), workbook.annexes[0]?.reference])
    expect(found.lines.filter((line) => line === './.')).toHaveLength(2)
  }
})

test('[LY68] the frame of the plan stands upright before the annexes', async () => {
  const workbook = await sampleWorkbook()
  const file = put(judgeFolder(), 'ke-hoach.docx', await exportWorkbook(workbook, { ...issued, format: 'docx', plan: true }))
  const { sections, tables, lines } = await python<Look>(look, file)
  expect(sections.map(([orientation, width, height]) => [orientation, width, height])).toEqual([[0, 210, 297], [1, 297, 210], [1, 297, 210]])
  expect(sections.map((section) => section.slice(3))).toEqual([1, 2, 3].map(() => [20, 20, 30, 15, true, '1']))
  const [[issuer, state] = []] = tables[0] ?? []
  expect(issuer?.split('\n').filter((line) => line !== '')).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ TÂN PHƯỚC AN', 'Số:      /KH-UBND'])
  expect(state?.split('\n').filter((line) => line !== '')).toEqual(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Tân Phước An, ngày     tháng     năm 2026'])
  expect(lines.slice(0, 2)).toEqual(['KẾ HOẠCH', 'Cải cách hành chính năm 2026'])
  expect(lines.find((line) => line.includes('kèm theo'))).toContain('Phụ lục I, Phụ lục II')
  const pages = await pageTexts(await convert(file, 'pdf', judgeFolder()))
  expect(pages.findIndex((text) => /^\s*Phụ lục I\s*$/m.test(text))).toBe(1)
})

test('[LY51] python-docx reads every row of the layout, in order', async () => {
  const workbook = await sampleWorkbook()
  const file = put(judgeFolder(), 'phu-luc.docx', await exportWorkbook(workbook, { ...issued, format: 'docx' }))
  const { tables } = await python<Look>(look, file)
  const expected = layoutWorkbook(workbook, issued).layouts.map(({ rows }) =>
    rows.filter(({ part }) => part === 'header' || part === 'body').map(({ cells }) => cells.flatMap(({ text, columns }) => new Array<string>(columns).fill(text))),
  )
  expect(tables).toEqual(expected)
})

test('[LY53] printed by LibreOffice, every page carries the heading of its table and its number', async () => {
  const folder = judgeFolder()
  const file = put(folder, 'phu-luc.docx', await exportWorkbook(await sampleWorkbook(), { ...issued, format: 'docx', tablePt: 13 }))
  const pages = await pageTexts(await convert(file, 'pdf', folder))
  const firsts = pages.flatMap((text, at) => (/^\s*Phụ lục I{1,2}\s*$/m.test(text) ? [at] : []))
  expect(firsts).toHaveLength(2)
  const numbers = pages.map((text) => /^\s*(\d+)\s*$/.exec(text.split('\n').find((line) => line.trim() !== '') ?? '')?.[1])
  expect(numbers).toEqual(pages.map((_, at) => (firsts.includes(at) ? undefined : String(at - (firsts.findLast((first) => first < at) ?? 0) + 1))))
  expect(pages.filter((text) => !/STT/.test(text) || !/chủ trì/.test(text))).toEqual([])
})
