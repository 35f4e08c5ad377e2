import type { Notice } from '../../domain/notice.ts'
import { cleanText } from '../../domain/text.ts'
import type { SheetCell, SheetMatrix } from '../matrix/matrix.ts'
import { importNotice } from '../understand/noticeCodes.ts'
import { decodeTcvn3, isTcvn3CapitalFont, isTcvn3Font, looksLikeTcvn3 } from './tcvn3.ts'
import { looksLikeVni } from './vni.ts'

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
 * Turns the texts of a sheet into clean NFC: TCVN3 is told by its typefaces or by its letters and decoded before the
 * cleaning, because the letter "ư" of TCVN3 is the soft hyphen that cleaning takes away.
 * @param ours the sheet is one of our exports, which are Unicode whatever their letters look like
 */
export function cleanSheet(sheet: SheetMatrix, ours = false): CleanSheet {
  const tcvn3 = !ours && usesTcvn3(sheet)
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
      if (!cell || ours || !isError(cell.text)) return cell && cleanCell(cell, tcvn3, clean)
      const first = errors.get(column)
      errors.set(column, { row: first?.row ?? at, text: first?.text ?? cell.text, times: (first?.times ?? 0) + 1 })
      return cell.comment ? { text: '', comment: cell.comment } : null
    }),
  )
  const name = tcvn3 ? decodeName(sheet.name) : cleanText(sheet.name)
  if (tcvn3) notices.push(importNotice('import.tcvn3', { sheet: name }))
  for (const [column, { row, text, times }] of errors) notices.push(importNotice('import.errorCell', { sheet: name, row, column }, { text, times }))
  if (!ours && looksLikeVni(sampleText(rows))) notices.push(importNotice('import.vni', { sheet: name }))
  return { sheet: { ...sheet, name, rows }, notices }
}

/** What a spreadsheet shows where a formula fails; no text that anybody wrote. */
const isError = (text: string): boolean => text.startsWith('#') && /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(text)

function cleanCell(cell: SheetCell, tcvn3: boolean, clean: (raw: string) => string): SheetCell {
  const isText = cell.number === undefined
  const decode = tcvn3 && isText && beyondAscii.test(cell.text) && !unicodeVietnamese.test(cell.text)
  const text = clean(decode ? decodeTcvn3(cell.text) : cell.text)
  // Most cells are clean already; a sheet of 80,000 of them need not be held twice.
  if (text === cell.text && !tcvn3 && !cell.comment) return cell
  const comment = cell.comment && {
    author: clean(cell.comment.author),
    text: clean(tcvn3 && !unicodeVietnamese.test(cell.comment.text) ? decodeTcvn3(cell.comment.text) : cell.comment.text),
  }
  return {
    ...cell,
    text: tcvn3 && isTcvn3CapitalFont(cell.font) ? text.toUpperCase() : text,
    ...(comment ? { comment } : {}),
  }
}

function decodeName(name: string): string {
  return cleanText(unicodeVietnamese.test(name) ? name : decodeTcvn3(name))
}

/** By typeface when most texts set in one are not Unicode already (old files keep their typeface when retyped), else by letters. */
function usesTcvn3(sheet: SheetMatrix): boolean {
  let retyped = 0
  let old = 0
  for (const row of sheet.rows) {
    for (const cell of row) {
      if (!cell || !isTcvn3Font(cell.font) || !beyondAscii.test(cell.text)) continue
      if (unicodeVietnamese.test(cell.text)) retyped += 1
      else old += 1
    }
  }
  if (old + retyped > 0) return old > retyped
  return looksLikeTcvn3(sampleText(sheet.rows))
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
