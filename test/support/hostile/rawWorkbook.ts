import { strToU8, zipSync, type Zippable } from 'fflate'

/** The smallest .xlsx, part by part, so that a test can put anything into any part. */
export interface RawParts {
  readonly sheet?: string | Uint8Array
  readonly sharedStrings?: string | Uint8Array
  readonly workbook?: string
  readonly extra?: Zippable
  readonly level?: 1 | 6 | 9
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8"?>'
const type = (part: string, kind: string): string =>
  `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`

const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${type('worksheets/sheet1.xml', 'worksheet')}${type('sharedStrings.xml', 'sharedStrings')}${type('styles.xml', 'styles')}</Types>`
const relation = (id: string, kind: string, target: string): string => `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`
const rootRelations = `${head}<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`
const workbookRelations = `${head}<Relationships xmlns="${packageRelations}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`

/** Rows of a small annex, as sheet XML. */
export const goodRows = [
  ['STT', 'Nhiệm vụ', 'Thời gian thực hiện', 'Cơ quan chủ trì'],
  ['1', 'Rà soát văn bản', 'Quý I/2026', 'Phòng Kinh tế'],
  ['2', 'Kiểm tra công vụ', 'Quý II/2026', 'Công an xã'],
]
  .map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => `<c r="${'ABCD'.charAt(column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
  .join('')

/** A worksheet around rows; `before` and `after` stand around its cells. */
export function sheetXml(rows = goodRows, { before = '', after = '', doctype = '', root = 'worksheet' } = {}): string {
  return `${head}${doctype}<${root} xmlns="${main}" xmlns:r="${relations}">${before}<sheetData>${rows}</sheetData>${after}</${root}>`
}

/** A workbook part with one sheet of the given name. */
export function workbookXml(name = 'PL', after = ''): string {
  return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>${after}</workbook>`
}

export function sharedXml(items: string): string {
  return `${head}<sst xmlns="${main}">${items}</sst>`
}

const bytes = (part: string | Uint8Array): Uint8Array => (typeof part === 'string' ? strToU8(part) : part)

/** Packs the parts. */
export function rawWorkbook(parts: RawParts = {}): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': bytes(contentTypes),
      '_rels/.rels': bytes(rootRelations),
      'xl/workbook.xml': bytes(parts.workbook ?? workbookXml()),
      'xl/_rels/workbook.xml.rels': bytes(workbookRelations),
      'xl/worksheets/sheet1.xml': bytes(parts.sheet ?? sheetXml()),
      'xl/sharedStrings.xml': bytes(parts.sharedStrings ?? sharedXml('<si><t>a</t></si>')),
      'xl/styles.xml': bytes(styles),
      ...parts.extra,
    },
    { level: parts.level ?? 6 },
  )
}
