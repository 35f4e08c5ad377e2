import { strToU8 } from 'fflate'
import { goodRows, rawWorkbook, sharedXml, sheetXml, workbookXml } from './rawWorkbook.ts'

/** A file made to hurt, and what must come of it: a refusal with one of the codes, or (`sane`) the small annex as it is. */
export interface HostileFile {
  readonly name: string
  readonly bytes: () => Uint8Array
  readonly outcome: 'sane' | 'any' | readonly string[]
}

const mb = 2 ** 20
const spaces = (size: number): Uint8Array => new Uint8Array(size).fill(32)

function around(before: string, size: number, after: string): Uint8Array {
  const [first, last] = [strToU8(before), strToU8(after)]
  const whole = new Uint8Array(first.length + size + last.length).fill(32)
  whole.set(first)
  whole.set(last, first.length + size)
  return whole
}

const laughs = `<!DOCTYPE l [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]>`
const many = (count: number, one: (index: number) => string): string => Array.from({ length: count }, (_, index) => one(index)).join('')
const sheetHead = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
const sheetTail = `${goodRows}</sheetData></worksheet>`

const bombs: readonly HostileFile[] = [
  { name: 'sheet of 80 MB blanks', bytes: () => rawWorkbook({ sheet: around(sheetHead, 80 * mb, sheetTail), level: 1 }), outcome: ['office.inflatedTooLarge'] },
  { name: 'strings of 40 MB', bytes: () => rawWorkbook({ sharedStrings: around('<sst>', 40 * mb, '</sst>'), level: 1 }), outcome: ['office.inflatedTooLarge'] },
  { name: 'picture of 90 MB is never unpacked', bytes: () => rawWorkbook({ extra: { 'xl/media/image1.png': spaces(90 * mb) }, level: 1 }), outcome: 'sane' },
  {
    name: 'three sheets of 30 MB',
    bytes: () => rawWorkbook({ level: 1, extra: Object.fromEntries([2, 3, 4].map((n) => [`xl/worksheets/sheet${n}.xml`, around(sheetHead, 30 * mb, sheetTail)])) }),
    outcome: ['office.inflatedTooLarge'],
  },
  { name: '3,000 parts', bytes: () => rawWorkbook({ extra: Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`xl/x${n}.xml`, strToU8('<a/>')])) }), outcome: ['office.tooManyParts'] },
  { name: '150 sheets', bytes: () => rawWorkbook({ extra: Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`xl/worksheets/s${n}.xml`, strToU8(sheetXml())])) }), outcome: ['office.tooManySheets'] },
  { name: 'half a million strings', bytes: () => rawWorkbook({ sharedStrings: sharedXml(many(500_000, () => '<si><t>aaaa</t></si>')) }), outcome: ['office.tooManyCells'] },
  {
    name: 'one long string in 20,000 cells',
    bytes: () => rawWorkbook({ sharedStrings: sharedXml(`<si><t>${'A'.repeat(32_000)}</t></si>`), sheet: sheetXml(many(19_000, (n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`)) }),
    outcome: ['office.inflatedTooLarge'],
  },
  { name: '600,000 cells', bytes: () => rawWorkbook({ sheet: sheetXml(many(10_000, (n) => `<row r="${n + 1}">${'<c><v>1</v></c>'.repeat(60)}</row>`)) }), outcome: ['office.tooManyCells'] },
  { name: '30,000 rows', bytes: () => rawWorkbook({ sheet: sheetXml(many(30_000, (n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`)) }), outcome: ['office.tooManyRows'] },
]

const shapes: readonly HostileFile[] = [
  { name: 'dimension of the whole sheet', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { before: '<dimension ref="A1:XFD1048576"/>' }) }), outcome: 'sane' },
  { name: 'a cell in the last corner', bytes: () => rawWorkbook({ sheet: sheetXml(`${goodRows}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>`) }), outcome: 'sane' },
  { name: 'a cell in column XFD', bytes: () => rawWorkbook({ sheet: sheetXml(`${goodRows}<row r="4"><c r="A4" t="inlineStr"><is><t>3</t></is></c><c r="XFD4"><v>2</v></c></row>`) }), outcome: 'any' },
  { name: 'a row number past all sheets', bytes: () => rawWorkbook({ sheet: sheetXml(`${goodRows}<row r="99999999"><c r="A99999999"><v>2</v></c></row>`) }), outcome: 'sane' },
  { name: 'a row number that is none', bytes: () => rawWorkbook({ sheet: sheetXml(`${goodRows}<row r="-7"><c><v>2</v></c></row>`) }), outcome: ['office.damaged'] },
  { name: 'merge of the whole sheet', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }) }), outcome: 'sane' },
  { name: 'merge of a million rows', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { after: '<mergeCells><mergeCell ref="A1:Z1048576"/></mergeCells>' }) }), outcome: 'sane' },
  { name: '100,000 merges on one place', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { after: `<mergeCells>${'<mergeCell ref="F1:J900"/>'.repeat(100_000)}</mergeCells>` }) }), outcome: 'sane' },
  { name: 'validation of the whole sheet', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { after: '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>' }) }), outcome: 'sane' },
  { name: 'link over the whole sheet', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { after: '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>' }) }), outcome: 'sane' },
  { name: 'columns to two milliards', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { before: '<cols><col min="1" max="2147483647" width="9"/></cols>' }) }), outcome: 'sane' },
  { name: 'entities that grow', bytes: () => rawWorkbook({ sharedStrings: `<?xml version="1.0"?>${laughs}<sst><si><t>&l9;</t></si></sst>` }), outcome: ['office.unsafe'] },
  { name: 'entity of a file', bytes: () => rawWorkbook({ sheet: sheetXml(goodRows, { doctype: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }) }), outcome: ['office.unsafe'] },
  { name: 'sheet named __proto__', bytes: () => rawWorkbook({ workbook: workbookXml('__proto__') }), outcome: 'sane' },
  { name: 'defined name __proto__', bytes: () => rawWorkbook({ workbook: workbookXml('PL', '<definedNames><definedName name="__proto__">PL!$A$1</definedName></definedNames>') }), outcome: 'sane' },
  { name: 'cell named __proto__', bytes: () => rawWorkbook({ sheet: sheetXml(`${goodRows}<row r="5"><c r="__proto__"><v>1</v></c></row>`) }), outcome: 'sane' },
  { name: 'path that climbs', bytes: () => rawWorkbook({ extra: { '../../etc/x.xml': strToU8('<a/>') } }), outcome: 'sane' },
  { name: 'no cells at all', bytes: () => rawWorkbook({ sheet: sheetXml('') }), outcome: ['office.empty'] },
  { name: 'no rows element', bytes: () => rawWorkbook({ sheet: '<?xml version="1.0"?><worksheet/>' }), outcome: 'any' },
  { name: 'tags that never close', bytes: () => rawWorkbook({ sheet: `${sheetHead}${'<row '.repeat(60_000)}` }), outcome: ['office.damaged'] },
  { name: 'runs that never close', bytes: () => rawWorkbook({ sharedStrings: sharedXml(`<si>${'<r><rPh>'.repeat(60_000)}</si>`) }), outcome: 'any' },
  { name: 'comments that never close', bytes: () => rawWorkbook({ sheet: `<?xml version="1.0"?>${'<!--'.repeat(80_000)}${sheetXml()}` }), outcome: 'any' },
]

/** Named files that each try one thing. */
export const hostileFiles: readonly HostileFile[] = [...bombs, ...shapes]
