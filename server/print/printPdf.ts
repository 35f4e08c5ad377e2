import type { Workbook } from '../../shared/domain/annex.ts'
import { layoutWorkbook, type LayoutRequest } from '../../shared/office/layoutWorkbook.ts'
import { pagedProfile } from '../../shared/sheet/layout/layoutProfile.ts'
import type { PdfPrinter } from './pdfPrinter.ts'

/**
 * A workbook as PDF/A-2a: tagged, with bookmarks, and letters that can be selected.
 * @param createdAt what the file says of its birth, milliseconds since 1970
 * @throws DomainError `annex.unknown`, `export.tooSlow`, `export.failed`
 */
export function printPdf(printer: PdfPrinter, workbook: Workbook, request: LayoutRequest, createdAt: number): Promise<Uint8Array> {
  return printer.print(layoutWorkbook(workbook, { ...request, profile: pagedProfile(request.profile) }), createdAt)
}
