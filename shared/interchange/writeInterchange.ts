import type { Annex, AnnexRow, Unit, Workbook } from '../domain/annex.ts'
import type { Column } from '../domain/columns.ts'
import type { Notice } from '../domain/notice.ts'
import { numberRows } from '../domain/numbering.ts'
import type {
  InterchangeAnnex,
  InterchangeColumn,
  InterchangeDocument,
  InterchangeRow,
  InterchangeUnit,
} from './interchangeDocument.ts'
import { interchangeFormat, interchangeVersion } from './interchangeVersion.ts'
import { readRow, type ReadingContext } from './readRow.ts'

/**
 * Writes a workbook as an interchange document; readings and numbers are computed from the texts.
 * `readInterchange(writeInterchange(w)).workbook` equals `w` for every workbook whose texts are clean and numbers right.
 */
export function writeInterchange(workbook: Workbook, notices: readonly Notice[] = []): InterchangeDocument {
  const { facts, units } = workbook
  return {
    format: interchangeFormat,
    version: interchangeVersion,
    workbook: { ...facts },
    units: units.map(writeUnit),
    annexes: workbook.annexes.map((annex) => writeAnnex(annex, { planYear: facts.year, units })),
    notices: notices.map((notice) => ({ ...notice })),
  }
}

function writeUnit(unit: Unit): InterchangeUnit {
  const { id, name, abbr, kind, aliases, members } = unit
  return { id, name, abbr, kind, aliases: [...aliases], ...(members ? { members: [...members] } : {}) }
}

function writeAnnex(annex: Annex, context: ReadingContext): InterchangeAnnex {
  const { id, kind, heading, title, reference, numbering, columns, rows } = annex
  const numbers = numberRows(rows, numbering)
  return {
    id,
    kind,
    heading,
    title,
    reference,
    numbering,
    columns: columns.map(writeColumn),
    rows: rows.map((row, index) => writeRow(row, numbers[index] ?? '', columns, context)),
  }
}

function writeColumn(column: Column): InterchangeColumn {
  const { id, role, heading, parentHeading, widthMm, internal } = column
  return {
    id,
    role,
    heading,
    ...(parentHeading === undefined ? {} : { parentHeading }),
    ...(widthMm === undefined ? {} : { widthMm }),
    ...(internal ? { internal } : {}),
  }
}

function writeRow(
  row: AnnexRow,
  number: string,
  columns: readonly Column[],
  context: ReadingContext,
): InterchangeRow {
  const readings = readRow(row, columns, context)
  return {
    id: row.id,
    kind: row.kind,
    level: row.level,
    number,
    cells: { ...row.cells },
    ...(Object.keys(readings).length === 0 ? {} : { readings }),
    ...(row.flags ? { flags: [...row.flags] } : {}),
    ...(row.comments ? { comments: row.comments.map((comment) => ({ ...comment })) } : {}),
  }
}
