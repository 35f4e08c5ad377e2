import { strToU8, zipSync } from 'fflate'
import { rawDocx, line, list, inList, row, cell, table, textRow } from '../rawDocx.ts'
import { rawWorkbook, sheetXml } from './rawWorkbook.ts'

/** A file of any kind made to cost time or memory; any refusal or result will do, within the limits. */
export interface CostlyFile {
  readonly name: string
  /** Name of the file, for its ending. */
  readonly file: string
  readonly bytes: () => Uint8Array
}

const mb = 2 ** 20
const repeat = (count: number, one: (index: number) => string): string => Array.from({ length: count }, (_, index) => one(index)).join('')
const rowsOf = (count: number, texts: (index: number) => readonly string[]): string =>
  repeat(count, (at) => `<row r="${at + 1}">${texts(at).map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
const headings = ['STT', 'Nhiệm vụ', 'Thời gian', 'Cơ quan chủ trì']

/** A zip whose directory says that its parts are small. */
function lyingZip(): Uint8Array {
  const blanks = new Uint8Array(30 * mb).fill(32)
  const bytes = rawWorkbook({ level: 1, extra: { 'xl/worksheets/sheet2.xml': blanks, 'xl/worksheets/sheet3.xml': blanks, 'xl/worksheets/sheet4.xml': blanks } })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02_01_4b_50) view.setUint32(at + 24, 10, true)
  return bytes
}

const office = (repeatColumns: number, repeatRows: number): string =>
  `<table:table table:name="a"><table:table-row table:number-rows-repeated="${repeatRows}"><table:table-cell office:value-type="string" table:number-columns-repeated="${repeatColumns}"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`
const officeSpaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'

const zips: readonly CostlyFile[] = [
  { name: 'a directory that lies', file: 'a.xlsx', bytes: lyingZip },
  { name: 'headings in every row', file: 'a.xlsx', bytes: () => rawWorkbook({ sheet: sheetXml(rowsOf(19_000, () => headings)) }) },
  { name: 'words of headings in every cell', file: 'a.xlsx', bytes: () => rawWorkbook({ sheet: sheetXml(rowsOf(4_500, (at) => Array.from({ length: 64 }, (_, column) => `Thời gain thực hịen nhiệm vụ ${at}.${column}`))) }) },
  { name: 'a task that goes on for 19,000 rows', file: 'a.xlsx', bytes: () => rawWorkbook({ sheet: sheetXml(rowsOf(19_000, (at) => (at === 0 ? headings : at === 1 ? ['1', 'Rà soát', 'Quý I', 'Công an xã'] : ['', 'và tiếp tục']))) }) },
  { name: '6,000 tables', file: 'a.xlsx', bytes: () => rawWorkbook({ sheet: sheetXml(rowsOf(18_000, (at) => (at % 3 === 0 ? ['Phụ lục I'] : at % 3 === 1 ? headings : ['1', 'Rà soát', 'Quý I', 'Công an xã']))) }) },
  { name: 'offices without end', file: 'a.xlsx', bytes: () => rawWorkbook({ sheet: sheetXml(rowsOf(2_000, (at) => (at === 0 ? headings : [String(at), 'Rà soát', 'Quý I', `đơn vị, cơ quan và ${at} `.repeat(180)]))) }) },
  { name: 'times without end', file: 'a.xlsx', bytes: () => rawWorkbook({ sheet: sheetXml(rowsOf(3_000, (at) => (at === 0 ? headings : [String(at), 'Rà soát', `Quý I, ${at} tháng 3; từ ngày 1/1 đến `.repeat(100), 'Công an xã']))) }) },
  { name: '.ods of repeated cells', file: 'a.ods', bytes: () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8(`<office:document-content ${officeSpaces}><office:body><office:spreadsheet>${office(16_384, 1_048_576)}</office:spreadsheet></office:body></office:document-content>`) }) },
]

const texts: readonly CostlyFile[] = [
  { name: 'flat .ods of repeated cells', file: 'a.fods', bytes: () => strToU8(`<?xml version="1.0"?><office:document ${officeSpaces} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>${office(16_384, 1_048_576)}</office:spreadsheet></office:body></office:document>`) },
  { name: 'HTML of wide cells', file: 'a.xls', bytes: () => strToU8(`<html><table>${repeat(2_000, () => '<tr><td colspan="100000" rowspan="100000">x</td><td>y</td></tr>')}</table></html>`) },
  { name: 'Excel XML with far cells', file: 'a.xml', bytes: () => strToU8(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${repeat(500, (at) => `<Row ss:Index="${at * 40 + 1}"><Cell ss:Index="16000" ss:MergeAcross="16000" ss:MergeDown="100000"><Data ss:Type="String">x</Data></Cell></Row>`)}</Table></Worksheet></Workbook>`) },
  { name: '9 MB in one line of CSV', file: 'a.csv', bytes: () => new Uint8Array(9 * mb).fill(97) },
  { name: '9 MB of quotes', file: 'a.csv', bytes: () => new Uint8Array(9 * mb).fill(34) },
  { name: '9 MB of separators', file: 'a.csv', bytes: () => new Uint8Array(9 * mb).fill(44) },
  { name: '9 MB of line breaks', file: 'a.csv', bytes: () => new Uint8Array(9 * mb).fill(10).fill(97, 0, 2) },
  { name: 'plain text of 19,000 bullets', file: 'a.txt', bytes: () => strToU8(`KẾ HOẠCH\nI. NHIỆM VỤ\n1. Cải cách\n${repeat(18_000, (at) => `- Rà soát văn bản số ${at} phối hợp, chủ trì;\n`)}`) },
]

const documents: readonly CostlyFile[] = [
  { name: '300,000 paragraphs', file: 'a.docx', bytes: () => rawDocx(line('a').repeat(300_000)) },
  { name: 'tables 20,000 deep', file: 'a.docx', bytes: () => rawDocx(`${'<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>'.repeat(20_000)}${line('a')}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`) },
  { name: 'cells that span millions', file: 'a.docx', bytes: () => rawDocx(table(2, row([cell(line('STT'), '<w:gridSpan w:val="99999999"/><w:vMerge w:val="restart"/>'), cell(line('Nhiệm vụ'))]).repeat(15_000))) },
  { name: 'rows of 5,000 cells', file: 'a.docx', bytes: () => rawDocx(table(2, textRow(...Array.from({ length: 5_000 }, () => 'x')).repeat(60))) },
  { name: 'a list of 18,000 items in nine levels', file: 'a.docx', bytes: () => rawDocx(repeat(18_000, (at) => line('việc', inList(1, at % 9))), { numbering: list(1, ...Array.from({ length: 9 }, () => ['upperRoman', '%1%2%3%4%5%6%7%8%9'] as const)) }) },
  { name: 'styles that stand on themselves', file: 'a.docx', bytes: () => rawDocx(line('a', '<w:pStyle w:val="x"/>').repeat(9_000), { styles: '<w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>' }) },
  { name: 'a list that counts from a milliard', file: 'a.docx', bytes: () => rawDocx(line('a', inList(1, 0)).repeat(200), { numbering: `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1000000000"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>` }) },
]

export const costlyFiles: readonly CostlyFile[] = [...zips, ...texts, ...documents]
