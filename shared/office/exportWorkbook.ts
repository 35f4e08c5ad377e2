import type { Workbook } from '../domain/annex.ts'
import { pagedProfile } from '../sheet/layout/layoutProfile.ts'
import { writeCsv } from './csv/writeCsv.ts'
import { layoutWorkbook, type LayoutRequest } from './layoutWorkbook.ts'

/** Forms of a file that are written wherever this runs; PDF is made by the server (server/print). */
export const exportFormats = ['xlsx', 'docx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportOptions extends Omit<LayoutRequest, 'reservedTabs'> {
  readonly format: ExportFormat
}

/**
 * A workbook as a file. A writer is loaded when it is first used.
 * @throws DomainError `annex.unknown` when there is no such annex
 */
export async function exportWorkbook(workbook: Workbook, { format, ...request }: ExportOptions): Promise<Uint8Array> {
  if (format === 'csv') return writeCsv(layoutWorkbook(workbook, request).layouts)
  if (format === 'docx') {
    const { writeDocx } = await import('./docxWriter.ts')
    return writeDocx(layoutWorkbook(workbook, { ...request, profile: pagedProfile(request.profile) }))
  }
  const { reservedTabs, writeXlsx } = await import('./xlsxWriter.ts')
  const laidOut = layoutWorkbook(workbook, { ...request, reservedTabs })
  return writeXlsx(laidOut.layouts, laidOut)
}
