import { columnName } from '../../../shared/sheet/matrix/matrix.ts'
import type { ImportResult } from '../../../shared/sheet/understand/importResult.ts'
import type { Translate } from '../../ui/translate.ts'
import { noticeSentence } from './noticeSentence.ts'

interface ReportLine {
  readonly sheet: string
  readonly cell: string
  readonly weight: string
  readonly text: string
}

/**
 * Every doubt and every loss of an import, each with sheet and cell, as CSV: UTF-8 with a mark, all cells quoted, CRLF.
 * A text that a spreadsheet would run gets an apostrophe in front.
 */
export function importReport(file: string, result: ImportResult, t: Translate): string {
  const head = [t('import.report.sheet'), t('import.report.cell'), t('import.report.weight'), t('import.report.text')]
  const lines = [...noticeLines(result, t), ...leftOutLines(result, t), ...columnLines(result, t)]
  const rows = [[t('import.report.title', { file })], head, ...lines.map(({ sheet, cell, weight, text }) => [sheet, cell, weight, text])]
  return `\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`
}

function noticeLines({ notices }: ImportResult, t: Translate): ReportLine[] {
  return notices.map((notice) => ({
    sheet: notice.sheet ?? '',
    cell: notice.cell ?? '',
    weight: t(notice.severity === 'warning' ? 'import.report.doubt' : 'import.report.info'),
    text: noticeSentence(notice, t),
  }))
}

function leftOutLines({ tables }: ImportResult, t: Translate): ReportLine[] {
  return tables.flatMap(({ sheet, leftOut }) =>
    leftOut.map(({ row, reason, text }) => ({ sheet, cell: `A${row + 1}`, weight: t('import.report.leftOut'), text: `${t(`import.leftOut.${reason}`)}: ${text}` })),
  )
}

function columnLines({ tables }: ImportResult, t: Translate): ReportLine[] {
  return tables.flatMap(({ sheet, headerRows, columns }) =>
    columns
      .filter(({ role }) => role === 'skip')
      .map(({ index, heading }) => ({ sheet, cell: `${columnName(index)}${headerRows.first + 1}`, weight: t('import.report.leftOut'), text: t('import.report.column', { heading }) })),
  )
}

function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replace(/"/g, '""')}"`
}
