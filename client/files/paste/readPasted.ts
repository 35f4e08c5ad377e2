import { parseCsv } from '../../../shared/office/csv/parseCsv.ts'
import { officeLimits } from '../../../shared/office/officeLimits.ts'
import { plainSheet, type SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'
import { readHtmlSheet } from './readHtmlSheet.ts'

/** What a clipboard offers. */
export interface ClipboardOffer {
  readonly html: string
  readonly text: string
}

export type PastedReading = { readonly ok: true; readonly sheet: SheetMatrix } | { readonly ok: false; readonly reason: 'empty' | 'tooLong' }

/** Longest clipboard that is taken apart on the page, UTF-16 units: half a second on an old PC. */
const maxLength = 6_000_000

/**
 * A pasted table or text as a sheet: HTML when it holds a table (it alone tells merged, bold and struck cells), text with
 * tabs as a table, other text as lines.
 * @param name of the sheet, as notices will call it
 */
export function readPasted({ html, text }: ClipboardOffer, name: string): PastedReading {
  if (text.trim() === '' && html.trim() === '') return { ok: false, reason: 'empty' }
  if (text.length > maxLength) return { ok: false, reason: 'tooLong' }
  const sheet = (html.length <= maxLength ? readHtmlSheet(html, name) : undefined) ?? textSheet(text, name)
  if (sheet.rows.length > officeLimits.rows) return { ok: false, reason: 'tooLong' }
  return sheet.rows.some((row) => row.some((cell) => cell?.text.trim())) ? { ok: true, sheet } : { ok: false, reason: 'empty' }
}

function textSheet(text: string, name: string): SheetMatrix {
  const rows = text.includes('\t') ? parseCsv(`sep=\t\n${text}`) : text.split(/\r\n?|\n/).map((line) => [line])
  return plainSheet(name, rows.map((row) => row.slice(0, officeLimits.columns)))
}
