import type { Workbook } from '../../shared/domain/annex.ts'
import type { ExportFormat } from '../../shared/office/exportWorkbook.ts'
import type { PdfPrinter } from './pdfPrinter.ts'
import type { PdfRequest } from './printPdf.ts'

export const fileFormats = ['xlsx', 'docx', 'pdf', 'csv'] as const satisfies readonly (ExportFormat | 'pdf')[]
export type FileFormat = (typeof fileFormats)[number]

/**
 * A workbook as a file of any form.
 * @throws DomainError `annex.unknown`, `export.tooSlow`, `export.failed`
 */
export async function makeFile(
  workbook: Workbook,
  format: FileFormat,
  request: PdfRequest,
  { printer, now }: { readonly printer: PdfPrinter; readonly now: () => number },
): Promise<Uint8Array> {
  // Loaded with the first export: the writers would make every start slower.
  if (format === 'pdf') {
    const { printPdf } = await import('./printPdf.ts')
    return printPdf(printer, workbook, request, now())
  }
  const { exportWorkbook } = await import('../../shared/office/exportWorkbook.ts')
  const { signatureField: _, ...layout } = request
  return exportWorkbook(workbook, { ...layout, format })
}
