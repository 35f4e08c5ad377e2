import type { Notice, NoticeSeverity } from '../../domain/notice.ts'
import { cellName } from '../matrix/matrix.ts'

/**
 * The closed list of import notices and how much each weighs. Sentences: `notice.<code>` in shared/i18n;
 * test/shared/sheet/notices.test.ts holds the two together.
 */
export const importNotices = {
  'import.beyondLimits': 'warning',
  'import.columnUnknown': 'warning',
  'import.columnGuessed': 'info',
  'import.columnHidden': 'warning',
  'import.columnInternal': 'info',
  'import.columnNoHeading': 'warning',
  'import.continuationJoined': 'info',
  'import.dittoCopied': 'info',
  'import.errorCell': 'warning',
  'import.formulaWithoutValue': 'warning',
  'import.headerGuessed': 'warning',
  'import.leadMissing': 'warning',
  'import.leadProposed': 'info',
  'import.linesLeftOut': 'info',
  'import.leadSplit': 'info',
  'import.levelGuessed': 'warning',
  'import.looksUnknown': 'warning',
  'import.marksRead': 'warning',
  'import.numberAsDate': 'warning',
  'import.partlyStruck': 'warning',
  'import.renumbered': 'info',
  'import.rowHidden': 'warning',
  'import.rowStruck': 'warning',
  'import.rowUnclear': 'warning',
  'import.rowsLeftOut': 'info',
  'import.serialAsDate': 'warning',
  'import.sheetHidden': 'warning',
  'import.sheetSkipped': 'info',
  'import.tcvn3': 'warning',
  'import.textOutside': 'warning',
  'import.timelineUnknown': 'warning',
  'import.unitProposed': 'info',
  'import.unitUnknown': 'warning',
  'import.vni': 'warning',
  'import.yearGuessed': 'warning',
  'import.yearMissing': 'warning',
} as const satisfies Readonly<Record<string, NoticeSeverity>>

export type ImportNoticeCode = keyof typeof importNotices

/** Where a notice points: a sheet, or a cell of it (counted from 0). */
export interface NoticePlace {
  readonly sheet?: string
  readonly row?: number
  readonly column?: number
}

/** A notice of the closed list. Long details are cut, because a notice is one line. */
export function importNotice(
  code: ImportNoticeCode,
  place: NoticePlace = {},
  details: Readonly<Record<string, string | number>> = {},
): Notice {
  const shortened = Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? shorten(value) : value])
  return {
    code,
    severity: importNotices[code],
    ...(place.sheet === undefined ? {} : { sheet: place.sheet }),
    ...(place.row === undefined ? {} : { cell: cellName(place.row, place.column ?? 0) }),
    ...(shortened.length === 0 ? {} : { details: Object.fromEntries(shortened) }),
  }
}

/** At most 80 characters, so that a list of notices can be read. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`
}
