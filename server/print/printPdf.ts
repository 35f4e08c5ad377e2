import type { Workbook } from '../../shared/domain/annex.ts'
import { layoutWorkbook, type LayoutRequest } from '../../shared/office/layoutWorkbook.ts'
import { pagedProfile } from '../../shared/sheet/layout/layoutProfile.ts'
import { ptPerMm } from '../../shared/sheet/layout/rowHeight.ts'
import type { SheetLayout } from '../../shared/sheet/layout/sheetLayout.ts'
import type { PdfPrinter } from './pdfPrinter.ts'
import { addSignatureField, type FieldRect } from './signatureField.ts'

export interface PdfRequest extends LayoutRequest {
  /** Whether there is an empty field for a signature. */
  readonly signatureField?: boolean
}

/** Room of the clerk's signature: upper right corner of page 1 (Nghị định 30/2020, Phụ lục I, III.1.d), millimetres. */
const fieldMm = { width: 70, height: 12 }
const fieldName = 'Chữ ký số'

/**
 * A workbook as PDF/A-2a: tagged, with bookmarks, and letters that can be selected.
 * @param createdAt what the file says of its birth, milliseconds since 1970
 * @throws DomainError `annex.unknown`, `export.tooSlow`, `export.failed`
 */
export async function printPdf(printer: PdfPrinter, workbook: Workbook, { signatureField, ...request }: PdfRequest, createdAt: number): Promise<Uint8Array> {
  const laidOut = layoutWorkbook(workbook, { ...request, profile: pagedProfile(request.profile) })
  const bytes = await printer.print(laidOut, createdAt)
  const [first] = laidOut.layouts
  return signatureField && first ? addSignatureField(bytes, signatureCorner(first), fieldName) : bytes
}

function signatureCorner({ profile, orientation }: SheetLayout): FieldRect {
  const { long, short } = profile.paperMm
  const [width, height] = orientation === 'landscape' ? [long, short] : [short, long]
  const right = width - profile.marginsMm.right
  const top = height - profile.marginsMm.top
  return [(right - fieldMm.width) * ptPerMm, (top - fieldMm.height) * ptPerMm, right * ptPerMm, top * ptPerMm]
}

/** Rows of an annex that are drawn for the screen: some fifty pages, more than anybody looks through. */
export const drawnRows = 300

/**
 * The first pages of a workbook as one SVG, for the screen.
 * @throws DomainError `annex.unknown`, `export.tooSlow`, `export.failed`
 */
export function drawPages(printer: PdfPrinter, workbook: Workbook, { signatureField: _, ...request }: PdfRequest): Promise<Uint8Array> {
  const laidOut = layoutWorkbook(workbook, { ...request, profile: pagedProfile(request.profile) })
  return printer.picture({ ...laidOut, layouts: laidOut.layouts.map(withFirstRows) })
}

/** A merge that reaches over the last row drawn ends there. */
function withFirstRows(layout: SheetLayout): SheetLayout {
  const last = layout.header.last + drawnRows
  if (layout.rows.length <= last + 1) return layout
  const rows = layout.rows.slice(0, last + 1).map((row, at) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, rows: Math.min(cell.rows, last + 1 - at) })) }))
  return { ...layout, rows }
}
