import type { Annex, AnnexRow, RowComment, RowKind, Unit, Workbook, WorkbookFacts } from '../../domain/annex.ts'
import type { Column } from '../../domain/columns.ts'
import type { AnnexId } from '../../domain/ids.ts'
import type { ExportView } from '../layout/sheetLayout.ts'
import { fingerprintRow } from './fingerprint.ts'

/**
 * What an exported workbook carries in a very hidden sheet, so that it comes home as it left: ids, roles, kinds, levels and
 * the version that it was exported from. Visible cells stay the truth: what somebody changed in Excel is what is read.
 * An issued file carries no remarks, no inner columns and no directory.
 */
export interface ExportMark {
  readonly format: 'phuluc-export'
  readonly version: 1
  readonly view: ExportView['kind']
  /** Which state of the workbook was exported; given by the exporter, opaque here. */
  readonly versionMark: string
  readonly facts: WorkbookFacts
  readonly units?: readonly Unit[]
  readonly annexes: readonly MarkedAnnex[]
}

export interface MarkedAnnex extends Pick<Annex, 'id' | 'kind' | 'heading' | 'title' | 'reference' | 'numbering'> {
  /** Name of its tab. */
  readonly sheet: string
  readonly columns: readonly Column[]
  readonly rows: Readonly<Record<string, MarkedRow>>
}

export interface MarkedRow {
  readonly kind: RowKind
  readonly level: number
  readonly flags?: readonly string[]
  readonly comments?: readonly RowComment[]
  /** Fingerprints of the cells as the file left (see fingerprint.ts), in the order of the columns; absent in old files. */
  readonly sent?: string
  /** The same of the workbook's own texts, where the file was printed in other words (names in full, abbreviated). */
  readonly kept?: string
}

/** Name of the very hidden sheet. */
export const markSheetName = '__meta'
/** Heading of the hidden column that holds row ids. */
export const idColumnHeading = '__id'
/** First cell of the hidden sheet. */
export const markTitle = 'phuluc-export'
/** Characters of the mark in one cell; below Excel's 32,767. */
export const markChunk = 30_000

/** One annex as it is printed: dressed, and cut down to what the view shows. */
export interface PrintedAnnex {
  readonly annex: AnnexId
  readonly sheet: string
  readonly columns: readonly Column[]
  readonly rows: readonly AnnexRow[]
  /** All rows with the texts that the workbook keeps. */
  readonly kept: readonly AnnexRow[]
}

/** The mark of an export. `workbook` has the annexes dressed, for their headings. */
export function makeMark(
  workbook: Workbook,
  view: ExportView,
  versionMark: string,
  annexes: readonly PrintedAnnex[],
): ExportMark {
  return {
    format: 'phuluc-export',
    version: 1,
    view: view.kind,
    versionMark,
    facts: workbook.facts,
    ...(view.kind === 'draft' ? { units: workbook.units } : {}),
    annexes: annexes.flatMap(({ annex: id, sheet, columns, rows, kept }) => {
      const annex = workbook.annexes.find((each) => each.id === id)
      if (!annex) return []
      const { kind, heading, title, reference, numbering } = annex
      const keptRows = new Map(kept.map((row) => [row.id, row]))
      const marked = rows.map((row) => [row.id, markRow(row, keptRows.get(row.id) ?? row, columns)])
      return [{ id, kind, heading, title, reference, numbering, sheet, columns, rows: Object.fromEntries(marked) }]
    }),
  }
}

function markRow(row: AnnexRow, keptRow: AnnexRow, columns: readonly Column[]): MarkedRow {
  const { kind, level, flags, comments } = row
  const sent = fingerprintRow(row, columns)
  const kept = fingerprintRow(keptRow, columns)
  return { kind, level, ...(flags ? { flags } : {}), ...(comments ? { comments } : {}), sent, ...(kept === sent ? {} : { kept }) }
}

/** A mark as texts for cells, one below the other. */
export function encodeMark(mark: ExportMark): readonly string[] {
  const json = JSON.stringify(mark)
  const texts = [markTitle]
  for (let at = 0; at < json.length; at += markChunk) texts.push(json.slice(at, at + markChunk))
  return texts
}

/** Comments of a row as the one remark that a cell can have. */
export function joinComments(comments: readonly RowComment[]): RowComment {
  const [first] = comments
  if (first && comments.length === 1) return first
  return { author: first?.author ?? '', text: comments.map(({ author, text }) => (author === '' ? text : `${author}: ${text}`)).join('\n') }
}
