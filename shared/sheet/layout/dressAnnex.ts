import type { Annex, AnnexRow, Unit, Workbook, WorkbookFacts } from '../../domain/annex.ts'
import { cellFormOf } from '../../domain/columns.ts'
import { properHeading } from '../../domain/formChecks/checkHeadings.ts'
import type { ColumnId } from '../../domain/ids.ts'
import { formatUnits, type UnitForm } from '../../domain/units/formatUnits.ts'
import { readUnits } from '../../domain/units/readUnits.ts'
import type { PrintSettings } from './printSettings.ts'

const blank = /[…._]+/.source
const numberPlace = new RegExp(`số:?\\s*(?:${blank})?\\s*/\\s*[\\p{Lu}\\d-]+`, 'u')
const datePlace = new RegExp(`ngày\\s*(?:${blank})\\s*tháng\\s*(?:${blank})\\s*năm\\s*(?:\\d{4}|${blank})`, 'u')

/** An annex of a workbook in the words that are to be printed: its heading by order, names of units in the form asked for, blanks of the reference line filled. */
export function dressAnnex(asWritten: Annex, { annexes, units, facts }: Workbook, { names, blanks, headings }: Pick<PrintSettings, 'names' | 'blanks' | 'headings'>): Annex {
  const annex = headings === 'byOrder' ? { ...asWritten, heading: properHeading(annexes.indexOf(asWritten), annexes.length) } : asWritten
  const reference = blanks === 'filled' ? fillReference(annex.reference, facts) : annex.reference
  if (names === 'asWritten') return { ...annex, reference }
  const columns = annex.columns.filter(({ role }) => cellFormOf(role) === 'units').map(({ id }) => id)
  return { ...annex, reference, rows: annex.rows.map((row) => withNames(row, columns, units, names)) }
}

function withNames(row: AnnexRow, columns: readonly ColumnId[], units: readonly Unit[], form: UnitForm): AnnexRow {
  const cells = { ...row.cells }
  for (const id of columns) {
    const text = cells[id]
    // A cell in which nothing is known stays exactly as it was written, line breaks too.
    const readings = text === undefined ? [] : readUnits(text, units)
    if (readings.some(({ unit }) => unit !== null)) cells[id] = formatUnits(readings, units, form)
  }
  return { ...row, cells }
}

/** Puts number and date of the plan where the reference line left them blank. */
export function fillReference(reference: string, { planNumber, planDate }: Pick<WorkbookFacts, 'planNumber' | 'planDate'>): string {
  const numbered = planNumber === '' ? reference : reference.replace(numberPlace, () => `số ${planNumber}`)
  const date = formalDate(planDate)
  return date === '' ? numbered : numbered.replace(datePlace, () => date)
}

/** "ngày 05 tháng 3 năm 2026": days below 10 and the months 1 and 2 take a zero (NĐ30, Phụ lục I, II.4.b). Empty: no date. */
export function formalDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  if (!year || !month || !day) return ''
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}
