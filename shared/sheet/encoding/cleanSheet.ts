import type { Notice } from '../../domain/notice.ts'
import { cleanText } from '../../domain/text.ts'
import type { SheetCell, SheetMatrix } from '../matrix/matrix.ts'
import { importNotice } from '../understand/noticeCodes.ts'
import { decodeTcvn3, isTcvn3CapitalFont, isTcvn3Font, looksLikeTcvn3 } from './tcvn3.ts'
import { decodeVni, holdsVni, isVniFont, looksLikeVni } from './vni.ts'

/** A sheet in clean Unicode, and what had to be done for it. */
export interface CleanSheet {
  readonly sheet: SheetMatrix
  readonly notices: readonly Notice[]
}

/** Longest text of a cell; Excel's own limit. */
const maxCellText = 32_767
const unicodeVietnamese = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơưĂĐƠƯ\u0300\u0301\u0303\u0309\u0323]/u
const beyondAscii = /[^\u0000-\u007F]/

/**
 * Turns the texts of a sheet into clean NFC: TCVN3 and VNI are told by their typefaces or by their letters and decoded
 * before the cleaning, because the letter "ư" of TCVN3 is the soft hyphen that cleaning takes away.
 * @param ours the sheet is one of our exports, which are Unicode whatever their letters look like
 */
export function cleanSheet(sheet: SheetMatrix, ours = false): CleanSheet {
  const encoding = ours ? undefined : encodingOf(sheet)
  const notices: Notice[] = []
  const memo = new Map<string, string>()
  const clean = (raw: string): string => {
    const known = memo.get(raw)
    if (known !== undefined) return known
    const text = cleanText(raw.slice(0, maxCellText))
    memo.set(raw, text)
    return text
  }
  const errors = new Map<number, { row: number; text: string; times: number }>()
  const rows = sheet.rows.map((row, at) =>
    row.map((cell, column) => {
      if (!cell || ours || !isError(cell.text)) return cell && cleanCell(cell, encoding, clean)
      const first = errors.get(column)
      errors.set(column, { row: first?.row ?? at, text: first?.text ?? cell.text, times: (first?.times ?? 0) + 1 })
      return cell.comment ? { text: '', comment: cell.comment } : null
    }),
  )
  const name = cleanText(decode(sheet.name, encoding))
  if (encoding) notices.push(importNotice(`import.${encoding}`, { sheet: name }))
  for (const [column, { row, text, times }] of errors) notices.push(importNotice('import.errorCell', { sheet: name, row, column }, { text, times }))
  return { sheet: { ...sheet, name, rows }, notices }
}

/** What a spreadsheet shows where a formula fails; no text that anybody wrote. */
const isError = (text: string): boolean => text.startsWith('#') && /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(text)

/** Encodings of the time before Unicode. */
type OldEncoding = 'tcvn3' | 'vni'

function cleanCell(cell: SheetCell, encoding: OldEncoding | undefined, clean: (raw: string) => string): SheetCell {
  const isText = cell.number === undefined
  const text = clean(isText ? decode(cell.text, encoding) : cell.text)
  // Most cells are clean already; a sheet of 80,000 of them need not be held twice.
  if (text === cell.text && !encoding && !cell.comment) return cell
  const comment = cell.comment && { author: clean(cell.comment.author), text: clean(decode(cell.comment.text, encoding)) }
  return {
    ...cell,
    text: encoding === 'tcvn3' && isTcvn3CapitalFont(cell.font) ? text.toUpperCase() : text,
    ...(comment ? { comment } : {}),
  }
}

/** A text of a sheet in an old encoding; texts in it that are Unicode already stay. */
function decode(text: string, encoding: OldEncoding | undefined): string {
  if (!encoding || !beyondAscii.test(text)) return text
  if (encoding === 'vni') return holdsVni(text) ? decodeVni(text) : text
  return unicodeVietnamese.test(text) ? text : decodeTcvn3(text)
}

/** By typeface when most texts set in one are not Unicode already (old files keep their typeface when retyped), else by letters. */
function encodingOf(sheet: SheetMatrix): OldEncoding | undefined {
  const counts = { retyped: 0, tcvn3: 0, vni: 0 }
  for (const row of sheet.rows) {
    for (const cell of row) {
      if (!cell?.font || !beyondAscii.test(cell.text)) continue
      if (unicodeVietnamese.test(cell.text)) counts.retyped += 1
      else if (isTcvn3Font(cell.font)) counts.tcvn3 += 1
      else if (isVniFont(cell.font)) counts.vni += 1
    }
  }
  const { retyped, tcvn3, vni } = counts
  if (retyped + tcvn3 + vni > 0) return tcvn3 + vni <= retyped ? undefined : tcvn3 >= vni ? 'tcvn3' : 'vni'
  const sample = sampleText(sheet.rows)
  return looksLikeTcvn3(sample) ? 'tcvn3' : looksLikeVni(sample) ? 'vni' : undefined
}

/** Enough text to tell an encoding by, UTF-16 units. */
const sampleLength = 20_000

function sampleText(rows: SheetMatrix['rows']): string {
  let sample = ''
  for (const row of rows) {
    for (const cell of row) if (cell) sample += `${cell.text.slice(0, 500)} `
    if (sample.length > sampleLength) break
  }
  return sample
}
