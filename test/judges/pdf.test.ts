import { afterAll, expect, test } from 'vitest'
import { makePdfPrinter } from '../../server/print/pdfPrinter.ts'
import { printPdf } from '../../server/print/printPdf.ts'
import { sampleWorkbook } from '../../server/workbooks/sampleWorkbook.ts'
import type { Workbook } from '../../shared/domain/annex.ts'
import { layoutWorkbook, type LayoutRequest } from '../../shared/office/layoutWorkbook.ts'
import { pagedProfile } from '../../shared/sheet/layout/layoutProfile.ts'
import { injectionTexts } from '../support/injectionTexts.ts'
import { judgeFolder, pageTexts, pdfFacts, put, run, taggedCells } from '../support/judges.ts'
import { printedWorkbook } from '../support/printedWorkbook.ts'

const printer = makePdfPrinter()
afterAll(() => printer.close())
const born = Date.UTC(2026, 0, 26)
const issued = { view: { kind: 'issued' } } as const

async function print(workbook: Workbook, request: LayoutRequest): Promise<string> {
  return put(judgeFolder(), 'phu-luc.pdf', await printPdf(printer, workbook, request, born))
}

/** Blanks at the ends of lines are the typesetter's. */
const dense = (text: string): string => text.replace(/[\s\u200B]+/g, '')

function cellsOf(workbook: Workbook, request: LayoutRequest): readonly string[] {
  return layoutWorkbook(workbook, request).layouts.flatMap(({ rows }) =>
    rows.filter(({ part }) => part === 'header' || part === 'body').flatMap(({ cells }) => cells.map(({ text }) => dense(text))),
  )
}

test('[LY55] poppler finds a tagged A4 file with embedded fonts, its title and its language of archives', async () => {
  const file = await print(await sampleWorkbook(), issued)
  const facts = await pdfFacts(file)
  expect([facts.get('Title'), facts.get('Author'), facts.get('Tagged'), facts.get('Encrypted')]).toEqual(['Cải cách hành chính năm 2026', 'UBND xã Tân Phước An', 'yes', 'no'])
  expect(facts.get('Page size')).toContain('841.89 x 595.276 pts (A4)')
  const fonts = (await run('pdffonts', [file])).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThanOrEqual(3)
  // emb, sub, uni
  expect(fonts.filter((line) => !/Tinos-\w+ .* yes yes yes /.test(line))).toEqual([])
  expect(await run('pdfinfo', ['-meta', file])).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</)
})

test('[LY55] annexes and their sections are bookmarks', async () => {
  const workbook = await sampleWorkbook()
  const file = await print(workbook, issued)
  const xml = await run('pdftohtml', ['-xml', '-i', '-stdout', file])
  const found = [...(/<outline>[\s\S]*<\/outline>/.exec(xml)?.[0] ?? '').matchAll(/<item page="\d+">([^<]*)<\/item>/g)].map(([, text = '']) => text)
  const expected = workbook.annexes.flatMap(({ heading, columns, rows }) => {
    const title = columns.find(({ role }) => role === 'task' || role === 'indicator')?.id
    return [heading, ...rows.filter(({ kind }) => kind === 'section').map(({ cells }) => (title ? (cells[title] ?? '') : ''))]
  })
  expect(found).toEqual(expected)
})

test('[LY51] poppler reads every cell of the layout, in order', async () => {
  const workbook = await sampleWorkbook()
  for (const request of [issued, { orientation: 'portrait', tablePt: 14 }] as const) {
    expect((await taggedCells(await print(workbook, request))).map(dense)).toEqual(cellsOf(workbook, request))
  }
})

test('[LY52] 200 texts that look like instructions are read back as they were typed', async () => {
  const workbook = printedWorkbook(injectionTexts)
  const cells = (await taggedCells(await print(workbook, {}))).map(dense)
  expect(cells).toEqual(cellsOf(workbook, {}))
})

test('[LY53] every page carries the heading of its table and, from the second of each annex, its number', async () => {
  const workbook = await sampleWorkbook()
  for (const request of [issued, { ...issued, orientation: 'portrait', tablePt: 13 }] as const) {
    const pages = await pageTexts(await print(workbook, request))
    const firsts = pages.flatMap((text, at) => (/^\s*Phụ lục I{1,2}\s*$/m.test(text) ? [at] : []))
    expect(firsts).toHaveLength(2)
    const numbers = pages.map((text) => /^\s*(\d+)?\s*$/.exec(text.split('\n')[0] ?? '')?.[1])
    expect(numbers).toEqual(pages.map((_, at) => (firsts.includes(at) ? undefined : String(at - (firsts.findLast((first) => first < at) ?? 0) + 1))))
    expect(pages.filter((text) => !/STT/.test(text) || !/chủ trì/.test(text))).toEqual([])
  }
})

test('[LY60] nothing is printed outside of the margins or over the next column', async () => {
  const long = 'https://tanphuocan.example/van-ban/ke-hoach/2026/012345678901234567890123456789012345678901234567890123456789'
  const workbook = printedWorkbook([long, 'Số hóa hồ sơ'])
  const file = await print(workbook, { ...issued, orientation: 'portrait', tablePt: 14 })
  const [layout] = layoutWorkbook(workbook, { ...issued, orientation: 'portrait', tablePt: 14, profile: pagedProfile() }).layouts
  const mm = 72 / 25.4
  const edges = (layout?.columns ?? []).reduce<number[]>((all, { widthMm }) => [...all, (all.at(-1) ?? 0) + widthMm * mm], [30 * mm])
  const words = [...(await run('pdftotext', ['-bbox', file, '-'])).matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/g)]
  expect(words.length).toBeGreaterThan(20)
  const pieces = words.filter(([, , , , , text]) => text !== undefined && text.length > 3 && long.includes(text))
  expect(pieces.length).toBeGreaterThan(4)
  const over = pieces.filter(([, left, , right]) => edges.findLastIndex((edge) => edge <= Number(left)) !== edges.findLastIndex((edge) => edge <= Number(right)))
  expect(over.map(([, , , , , text]) => text)).toEqual([])
  expect(words.filter(([, left, , right, bottom]) => Number(left) < 30 * mm - 1 || Number(right) > (210 - 15) * mm + 1 || Number(bottom) > (297 - 20) * mm + 1)).toEqual([])
})

test('[LY53] headings of sections and groups never stand last on a page', async () => {
  const workbook = await sampleWorkbook()
  const headings = new Set(workbook.annexes.flatMap(({ columns, rows }) => {
    const title = columns.find(({ role }) => role === 'task' || role === 'indicator')?.id
    return rows.filter(({ kind }) => kind === 'section' || kind === 'group').map((row) => dense(title ? (row.cells[title] ?? '') : ''))
  }))
  for (const tablePt of [12, 13, 14] as const) {
    const pages = await pageTexts(await print(workbook, { ...issued, tablePt }))
    const last = pages.map((text) => dense((text.trimEnd().split('\n').at(-1) ?? '').replace(/^\s*[\dIVX.]+\s/, '')))
    expect(last.filter((text) => headings.has(text))).toEqual([])
  }
})
