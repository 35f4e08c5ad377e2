import { DomainError } from '../domain/errors.ts'
import { cleanText } from '../domain/text.ts'
import { plainSheet, type SheetMatrix } from '../sheet/matrix/matrix.ts'
import { decodeText } from './csv/decodeText.ts'
import { parseCsv } from './csv/parseCsv.ts'
import { splitTextTables } from './csv/textTables.ts'
import { isWantedInDocx, readDocx } from './docx/readDocx.ts'
import { guardOds, isWantedInOds } from './guard/guardOds.ts'
import { isWantedInXlsx } from './guard/guardXlsx.ts'
import { isZip, unpack } from './guard/zip.ts'
import { officeLimits as limits } from './officeLimits.ts'
import { readXlsxSheets } from './xlsxReader.ts'

const mb = 2 ** 20

/**
 * Reads the sheets of a workbook file, told by its content: .xlsx, .xls, .ods, .docx, else text as CSV.
 * Pure but for its argument; costs at most a few seconds within the limits, and belongs into a worker.
 * @param fileName only its ending is used, to tell CSV from other text
 * @throws DomainError `office.*`: one clear reason each
 */
export async function readWorkbookFile(bytes: Uint8Array, fileName: string): Promise<SheetMatrix[]> {
  if (bytes.length === 0) throw new DomainError('office.empty')
  if (bytes.length > limits.fileBytes) throw new DomainError('office.tooLarge', { limit: limits.fileBytes / mb })
  const sheets = await readSheets(bytes, fileName)
  checkAmount(sheets)
  return sheets
}

async function readSheets(bytes: Uint8Array, fileName: string): Promise<SheetMatrix[]> {
  if (isZip(bytes)) return readZip(bytes)
  if (isOle(bytes)) {
    if (holdsUtf16(bytes, 'EncryptedPackage')) throw new DomainError('office.passwordProtected')
    if (holdsUtf16(bytes, 'WordDocument')) throw new DomainError('office.oldWord')
    if (!holdsUtf16(bytes, 'Workbook') && !holdsUtf16(bytes, 'Book')) throw new DomainError('office.notWorkbook')
    return readLegacy(bytes)
  }
  return readText(bytes, fileName)
}

async function readZip(bytes: Uint8Array): Promise<SheetMatrix[]> {
  const parts = unpack(bytes, (name) => isWantedInXlsx(name) || isWantedInOds(name) || isWantedInDocx(name))
  if (parts.has('xl/workbook.xml')) return readXlsxSheets(parts)
  if (parts.has('content.xml') && parts.has('mimetype')) return (await readLegacy(guardOds(parts))).map((sheet) => ({ ...sheet, looksUnknown: true }))
  if (parts.has('word/document.xml')) return readDocx(parts)
  throw new DomainError('office.notWorkbook')
}

/** Loaded when it is first needed: most files are .xlsx, and this reader is as large as all the others. */
async function readLegacy(bytes: Uint8Array): Promise<SheetMatrix[]> {
  const { readLegacySheets } = await import('./legacyReader.ts')
  return readLegacySheets(bytes)
}

const oleStart = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const isOle = (bytes: Uint8Array): boolean => oleStart.every((byte, index) => bytes[index] === byte)

/** Whether an OLE container names a stream: its directory holds names as UTF-16LE. */
function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let index = 0
    while (index < name.length && bytes[at + index * 2] === name.charCodeAt(index) && bytes[at + index * 2 + 1] === 0) {
      index += 1
    }
    if (index === name.length) return true
  }
  return false
}

/** Old systems export HTML or XML tables under the name .xls. */
const markup = /^\s*<(\?xml|html|table|meta|!doctype html|workbook)/i

async function readText(bytes: Uint8Array, fileName: string): Promise<SheetMatrix[]> {
  const { text, encoding } = decodeText(bytes)
  // Text has no NUL; what has one is some other kind of file (a picture, a PDF, a program).
  if (text.includes('\0') || text.startsWith('%PDF')) throw new DomainError('office.notWorkbook')
  if (text.trim() === '') throw new DomainError('office.empty')
  if (markup.test(text)) {
    if (text.includes('<!ENTITY')) throw new DomainError('office.unsafe')
    if (/\.(xls|xml|html?|fods)$/i.test(fileName)) return readLegacy(new TextEncoder().encode(text))
    throw new DomainError('office.notWorkbook')
  }
  if (!/\.(csv|tsv|txt|xls)$/i.test(fileName)) throw new DomainError('office.notWorkbook')
  const sheets = isPlainText(text, fileName) ? splitTextTables(text.split(/\r\n?|\n/)) : [{ rows: parseCsv(text) }]
  const name = encoding === 'utf-8' ? 'CSV' : `CSV (${encoding})`
  return sheets.map(({ rows }, index) => {
    if (rows.length > limits.rows) throw new DomainError('office.tooManyRows', { limit: limits.rows, sheet: fileName })
    return plainSheet(index === 0 ? name : `${name} ${index + 1}`, rows.map((row) => row.slice(0, limits.columns)))
  })
}

/** A .txt is text in lines, unless it was saved from a table: then most lines have tabs. */
function isPlainText(text: string, fileName: string): boolean {
  if (!/\.txt$/i.test(fileName)) return false
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.filter((line) => line.includes('\t')).length * 2 < lines.length
}

/** Limits that hold whichever reader read: content cells, all text; and a workbook without any text is empty. */
function checkAmount(sheets: readonly SheetMatrix[]): void {
  let cells = 0
  let text = 0
  for (const sheet of sheets) {
    for (const row of sheet.rows) {
      for (const cell of row) {
        if (cell === null || cell.text === '') continue
        cells += 1
        text += Math.min(cell.text.length, limits.cellText)
      }
    }
  }
  if (cells === 0 || !sheets.some((sheet) => sheet.rows.some((row) => row.some((cell) => cell && cleanText(cell.text))))) {
    throw new DomainError('office.empty')
  }
  if (cells > limits.cells) throw new DomainError('office.tooManyCells', { limit: limits.cells })
  if (text > limits.allText) throw new DomainError('office.inflatedTooLarge', { limit: limits.allText / mb })
}
