import type { Annex, AnnexRow, RowComment, RowKind, Unit, Workbook, WorkbookFacts } from '../../domain/annex.ts'
import type { Column } from '../../domain/columns.ts'
import type { AnnexId } from '../../domain/ids.ts'
import type { ExportView } from '../layout/sheetLayout.ts'

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
}

/** Name of the very hidden sheet. */
export const markSheetName = '__meta'
/** Heading of the hidden column that holds row ids. */
export const idColumnHeading = '__id'
/** First cell of the hidden sheet. */
export const markTitle = 'phuluc-export'
/** Characters of the mark in one cell; below Excel's 32,767. */
export const markChunk = 30_000

/** The mark of an export of `annexes`, already cut down to what the view shows. */
export function makeMark(
  workbook: Workbook,
  view: ExportView,
  versionMark: string,
  annexes: readonly { readonly annex: AnnexId; readonly sheet: string; readonly columns: readonly Column[]; readonly rows: readonly AnnexRow[] }[],
): ExportMark {
  return {
    format: 'phuluc-export',
    version: 1,
    view: view.kind,
    versionMark,
    facts: workbook.facts,
    ...(view.kind === 'draft' ? { units: workbook.units } : {}),
    annexes: annexes.flatMap(({ annex: id, sheet, columns, rows }) => {
      const annex = workbook.annexes.find((each) => each.id === id)
      if (!annex) return []
      const { kind, heading, title, reference, numbering } = annex
      return [{ id, kind, heading, title, reference, numbering, sheet, columns, rows: Object.fromEntries(rows.map((row) => [row.id, markRow(row)])) }]
    }),
  }
}

function markRow({ kind, level, flags, comments }: AnnexRow): MarkedRow {
  return { kind, level, ...(flags ? { flags } : {}), ...(comments ? { comments } : {}) }
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
