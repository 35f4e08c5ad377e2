import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatHtmlTable } from '../../../client/annex/clipboard/htmlTable.ts'
import { readPasted } from '../../../client/files/paste/readPasted.ts'
import { anyCleanText } from '../../support/vietnameseText.ts'

const sheet = (html: string, text = 'x') => {
  const reading = readPasted({ html, text }, 'Dán')
  if (!reading.ok) throw new Error(reading.reason)
  return reading.sheet
}
const texts = (html: string) => sheet(html).rows.map((row) => row.map((cell) => cell?.text ?? ''))

test('[IM29] tables of Word and the lines between them come in as one sheet, in order', () => {
  const html = `<html><head><style><!-- .x1 {font-weight:700} --></style></head><body>
    <p class=MsoNormal><b>PHỤ LỤC</b></p><p>(K&egrave;m theo Kế hoạch)</p>
    <div><table><thead><tr><th>STT</th><th>Nhiệm vụ</th></tr></thead><tbody><tr><td>1<td><p>Một</p><p>hai</p><tr><td>2<td>Ba</tbody></table></div>
    <p>Ghi chú: hết</p></body></html>`
  expect(texts(html)).toEqual([['PHỤ LỤC'], ['(Kèm theo Kế hoạch)'], ['STT', 'Nhiệm vụ'], ['1', 'Một\nhai'], ['2', 'Ba'], ['Ghi chú: hết']])
  expect(sheet(html).rows[0]?.[0]).toMatchObject({ bold: true })
  expect(sheet(html).rows[2]?.[1]).toMatchObject({ bold: true })
})

test('[IM29] merged cells keep their places, and looks come from classes, styles and markup', () => {
  const html = `<style>.xl1{font-weight:700} .xl2{text-decoration:line-through}</style><table>
    <tr><td rowspan=2 class="a xl1">A</td><td colspan="2">B</td></tr><tr style="display:none"><td class=xl2>C</td><td><s>D</s></td></tr></table>`
  const read = sheet(html)
  expect(texts(html)).toEqual([
    ['A', 'B'],
    ['', 'C', 'D'],
  ])
  expect(read.merges).toEqual([
    { top: 0, left: 0, bottom: 1, right: 0 },
    { top: 0, left: 1, bottom: 0, right: 2 },
  ])
  expect([...read.hiddenRows]).toEqual([1])
  expect([read.rows[0]?.[0]?.bold, read.rows[1]?.[1]?.strike, read.rows[1]?.[2]?.strike, read.rows[0]?.[1]?.bold]).toEqual([true, true, true, undefined])
})

test('[IM29] what our own grid copies is read back', () => {
  const block = fc.array(fc.array(anyCleanText(20).map((text) => text.replace(/\s+/g, ' ').trim() || 'x'), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(block, (rows) => {
      expect(texts(formatHtmlTable(rows))).toEqual(rows)
    }),
  )
})

test('[IM29] no markup hangs or throws, scripts are no text', () => {
  expect(texts('<table><tr><td>a<script>alert("<td>")</script>b</td></tr></table>')).toEqual([['ab']])
  const pieces = fc.constantFrom('<table>', '</table>', '<tr>', '<td colspan=999999 rowspan=-3>', '</td>', '<!--', '-->', '<style>', '<', '>', '&', '&#x110000;', 'a', '"', "'", '<p/>', '<![if', ']>')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const reading = readPasted({ html: `<table><tr><td>x${parts.join('')}`, text: 'x' }, 'Dán')
      expect(reading.ok).toBe(true)
    }),
  )
  expect(readPasted({ html: '', text: ' \n ' }, 'Dán')).toEqual({ ok: false, reason: 'empty' })
  expect(readPasted({ html: '', text: 'a\n'.repeat(20_001) }, 'Dán')).toEqual({ ok: false, reason: 'tooLong' })
})
