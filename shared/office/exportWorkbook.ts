import type { Workbook } from '../domain/annex.ts'
import { DomainError } from '../domain/errors.ts'
import type { AnnexId } from '../domain/ids.ts'
import { layoutAnnex } from '../sheet/layout/layoutAnnex.ts'
import type { LayoutProfile, Orientation } from '../sheet/layout/layoutProfile.ts'
import type { ExportView, SheetLayout } from '../sheet/layout/sheetLayout.ts'
import { tabNames } from '../sheet/layout/tabNames.ts'
import { viewOfAnnex } from '../sheet/layout/viewOfAnnex.ts'
import { encodeMark, makeMark } from '../sheet/own/exportMark.ts'
import { writeCsv } from './csv/writeCsv.ts'
import { reservedTabs, writeXlsx } from './xlsxWriter.ts'

export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportOptions {
  readonly format: ExportFormat
  /** One annex; absent: all of them in one file. */
  readonly annex?: AnnexId
  /** Absent: the draft. */
  readonly view?: ExportView
  readonly orientation?: Orientation
  readonly profile?: LayoutProfile
  /** Which state of the workbook this is; travels in the file for a later merge. */
  readonly versionMark?: string
}

/**
 * A workbook as a file.
 * @throws DomainError `annex.unknown` when there is no such annex
 */
export async function exportWorkbook(workbook: Workbook, options: ExportOptions): Promise<Uint8Array> {
  const { view = { kind: 'draft' }, orientation, profile, versionMark = '' } = options
  const chosen = options.annex === undefined ? workbook.annexes : workbook.annexes.filter(({ id }) => id === options.annex)
  if (options.annex !== undefined && chosen.length === 0) throw new DomainError('annex.unknown', { annex: options.annex })
  const names = tabNames(chosen.map(({ heading }) => heading), reservedTabs)
  const layouts = chosen.map((annex, index): SheetLayout =>
    layoutAnnex(annex, workbook.units, {
      view,
      name: names[index] ?? annex.id,
      ...(orientation === undefined ? {} : { orientation }),
      ...(profile === undefined ? {} : { profile }),
    }),
  )
  if (options.format === 'csv') return writeCsv(layouts)
  const shown = chosen.map((annex, index) => ({ annex: annex.id, sheet: names[index] ?? annex.id, ...viewOfAnnex(annex, workbook.units, view) }))
  return writeXlsx(layouts, {
    title: workbook.facts.title,
    creator: workbook.facts.issuer,
    unitNames: workbook.units.map(({ name }) => name),
    mark: encodeMark(makeMark(workbook, view, versionMark, shown)),
  })
}
