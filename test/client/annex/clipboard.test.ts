import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxClipboardLength, maxPastedRows } from '../../../client/annex/clipboard/cellBlock.ts'
import { formatHtmlTable, parseHtmlTable } from '../../../client/annex/clipboard/htmlTable.ts'
import { planPaste } from '../../../client/annex/clipboard/pastePlan.ts'
import { readClipboard } from '../../../client/annex/clipboard/readClipboard.ts'
import { formatTsv, parseTsv } from '../../../client/annex/clipboard/tsv.ts'
import { plainSheet } from '../../support/plainSheet.ts'

const read = (html: string, text = ''): readonly (readonly string[])[] => {
  const reading = readClipboard({ html, text })
  if (!reading.ok) throw new Error(reading.reason)
  return reading.block
}

/** Clean texts as cells hold them, with what makes clipboards stumble. */
const cellText = fc
  .array(fc.constantFrom('Đức', 'phòng', '"', '""', '\n', ' ', ';', '<b>', '&amp;', '&', "'", '1.1', 'Ủ', '=1+1', '😀'), { maxLength: 6 })
  .map((parts) => parts.join('').replace(/ +\n/g, '\n').replace(/\n +/g, '\n').replace(/ {2,}/g, ' ').trim())
const block = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
  fc.array(fc.array(cellText, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
)

describe('both ways', () => {
  test('[GR5] text that was copied reads back the same', () => {
    fc.assert(
      fc.property(block, (cells) => {
        // Rows of empty cells at the end are a line end and nothing more.
        fc.pre(cells.at(-1)?.some((text) => text !== '') === true)
        expect(parseTsv(formatTsv(cells), maxPastedRows)).toEqual(cells)
      }),
    )
  })

  test('[GR5] a table that was copied reads back the same', () => {
    fc.assert(
      fc.property(block, (cells) => {
        expect(parseHtmlTable(formatHtmlTable(cells), maxPastedRows)).toEqual(cells)
      }),
    )
  })

  test('[GR5] a quotation mark at the start of a text is no quoted cell', () => {
    expect(parseTsv('"Sao y" bản chính\tB', 10)).toEqual([['"Sao y" bản chính', 'B']])
    expect(parseTsv('"dòng 1\r\ndòng 2 ""x"""\tB\r\nC\tD\r\n', 10)).toEqual([['dòng 1\ndòng 2 "x"', 'B'], ['C', 'D']])
    expect(parseTsv('a\t\t\r\n', 10)).toEqual([['a', '', '']])
    expect(parseTsv('"chưa đóng', 10)).toEqual([['"chưa đóng']])
  })
})

describe('tables of other programs', () => {
  test('[GR6] merged cells keep their text at the first place', () => {
    const html = '<table><tr><td rowspan=2>gộp</td><td>a<br style="mso-data-placement:same-cell">b</td></tr><tr><td>c</td></tr><tr><td colspan="2">rộng</td></tr></table>'
    expect(read(html)).toEqual([['gộp', 'a\nb'], ['', 'c'], ['rộng', '']])
  })

  test('[GR5] Excel: fragments, styles, wrapped source lines', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--td {color:red}--></style></head><body link="#0563C1"><table border=0>
<!--StartFragment--><col width=64><tr height=20><td height=20 class=xl65>Phòng Văn
  hóa - Xã hội</td><td>2</td></tr><!--EndFragment--></table></body></html>`
    expect(read(html)).toEqual([['Phòng Văn hóa - Xã hội', '2']])
  })

  test('[GR5] Word: paragraphs in a cell become lines', () => {
    const html = '<table><tr><td><p class=MsoNormal>- Một<o:p></o:p></p><p>- Hai</p></td><td><p>&nbsp;</p></td></tr></table>'
    expect(read(html)).toEqual([['- Một\n- Hai', '']])
  })

  test('[GR5] LibreOffice: named and numbered letters', () => {
    expect(read('<table><tr><td>Ph&ograve;ng V&#259;n h&oacute;a &#x110;&#7891;ng Nai &quot;A&quot;</td></tr></table>')).toEqual([['Phòng Văn hóa Đồng Nai "A"']])
  })

  test('[GR5] a table inside a cell stays in that cell', () => {
    expect(read('<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>')[0]?.[1]).toBe('c')
  })
})

describe('bad input', () => {
  test('[GR8] scripts, pictures and handlers leave no trace', () => {
    const html = '<table><tr><td><script>alert(1)</script><img src=x onerror="alert(2)">Chữ<style>td{}</style></td><td><a href="javascript:alert(3)">liên kết</a><svg><text>x</text></svg></td></tr></table>'
    expect(read(html)).toEqual([['Chữ', 'liên kết']])
  })

  test('[GR8] control characters, lone surrogates and decomposed letters come out clean', () => {
    expect(read('', `${'Kế hoạch'.normalize('NFD')}\u0000\u0007\uD800\u200B\tB`)).toEqual([['Kế hoạch', 'B']])
  })

  test('[GR8] too many rows and too long a text are refused', () => {
    expect(readClipboard({ html: '', text: 'a\n'.repeat(100_000) })).toEqual({ ok: false, reason: 'tooManyRows' })
    expect(readClipboard({ html: '', text: 'a'.repeat(maxClipboardLength + 1) })).toEqual({ ok: false, reason: 'tooLong' })
    expect(readClipboard({ html: `<table>${'<tr><td>a</td></tr>'.repeat(20_000)}</table>`, text: '' })).toEqual({ ok: false, reason: 'tooManyRows' })
    expect(readClipboard({ html: '', text: '' })).toEqual({ ok: false, reason: 'empty' })
  })

  test.each([
    ['tags without an end', '<table><tr><td>chữ</td></tr>' + '<a "'.repeat(1_000_000)],
    ['open quotes', '<table><tr><td>chữ</td></tr>' + '<a href="x'.repeat(500_000)],
    ['open declarations', '<table><tr><td>chữ</td></tr>' + '<![x'.repeat(1_000_000)],
    ['open comments', '<table><tr><td>chữ</td></tr>' + '<!-'.repeat(1_000_000)],
    ['blanks between tags', `<table><tr><td>chữ</td><td>${'<b> </b>'.repeat(500_000)}x</td></tr></table>`],
    ['signs that begin nothing', `<table><tr><td>chữ</td></tr></table>${'< '.repeat(1_000_000)}`],
    ['merged cells without end', `<table><tr><td>chữ</td></tr><tr>${'<td colspan=200 rowspan=200>'.repeat(200_000)}</tr></table>`],
    ['marks on a letter', `<table><tr><td>chữ</td></tr><tr><td>a${'\u0301\u0323'.repeat(1_000_000)}</td></tr></table>`],
  ])('[GR8] HTML that is made to hang a page is read like any other: %s', (_, html) => {
    expect(read(html)[0]?.[0]).toBe('chữ')
  })

  test('[GR8] quotes that nothing closes are text, however many', () => {
    const reading = readClipboard({ html: '', text: '"""\t'.repeat(1_500_000) })
    expect(reading.ok && reading.block[0]?.length).toBe(64)
    expect(read('', '"a\t"b""c"\t"d"')).toEqual([['"a', 'b"c', 'd']])
    expect(read('', `${'\t'.repeat(3_000_000)}\nx`)[1]?.[0]).toBe('x')
  })

  test('[GR8] a quoted value hides no end of a tag, an apostrophe in an unquoted one none either', () => {
    expect(read(`<table><tr><td title="a > b" class='x>y'>một</td><td title=it's>hai</td><td title = '>'>ba</td></tr></table>`)).toEqual([['một', 'hai', 'ba']])
    expect(read('<table><tr><td>5 < 6 &lt; 7<td>x<!-- <td>không --><![if x]>y<![endif]></table>')).toEqual([['5 < 6 < 7', 'xy']])
  })

  test('[GR8] whatever HTML comes, no markup and no exception', () => {
    const piece = fc.constantFrom('<table>', '</table>', '<tr>', '<td>', '<td colspan=9999999>', '<td rowspan="-1">', '</td>', '<script>', '</script>', '<!--', '-->', '<', '>', '"', "'", 'chữ', '&#1114112;', '&lt;b&gt;', '\u0000', '<img src=x onerror=1>')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const rows = parseHtmlTable(`<table>${pieces.join('')}`, 100) ?? []
        for (const text of rows.flat()) expect(text).not.toMatch(/<(?:script|img|td|tr|table)\b/)
      }),
    )
  })
})

describe('where a paste goes', () => {
  const sheet = plainSheet(['####', '#===', '####', '####'])
  const one = { top: 2, bottom: 2, left: 1, right: 1 }

  test('[GR7] a single text fills the selection, a block fills it when it fits', () => {
    expect(planPaste(sheet, { top: 2, bottom: 3, left: 1, right: 2 }, [['x']]).cells).toHaveLength(4)
    expect(planPaste(sheet, { top: 2, bottom: 3, left: 1, right: 1 }, [['x', 'y']]).cells.map(({ row, column, text }) => `${row},${column} ${text}`)).toEqual(['2,1 x', '2,2 y', '3,1 x', '3,2 y'])
  })

  test('[GR7] rows past the end are added, columns past the end are counted as dropped', () => {
    const plan = planPaste(sheet, { ...one, top: 3, bottom: 3, left: 3, right: 3 }, [['a', 'b'], ['c', 'd'], ['', '']])
    expect(plan.cells).toEqual([{ row: 3, column: 3, text: 'a' }])
    expect(plan.added.map((row) => [...row])).toEqual([[[3, 'c']], [[3, '']]])
    expect(plan.dropped).toBe(2)
  })

  test('[GR4] under a heading only the title has a place', () => {
    const plan = planPaste(sheet, { top: 0, bottom: 0, left: 1, right: 1 }, [['a', 'b'], ['c', 'd']])
    expect(plan.cells).toEqual([{ row: 0, column: 1, text: 'a' }, { row: 0, column: 2, text: 'b' }, { row: 1, column: 1, text: 'c' }])
    expect(plan.dropped).toBe(1)
    const beside = planPaste(sheet, { top: 0, bottom: 0, left: 2, right: 2 }, [['a'], ['b']])
    expect(beside.cells).toEqual([{ row: 0, column: 2, text: 'a' }])
  })

  test('[GR7] numbers of rows are never pasted over', () => {
    expect(planPaste(sheet, { ...one, left: 0, right: 0 }, [['7', 'a']]).cells).toEqual([{ row: 2, column: 1, text: 'a' }])
  })
})
