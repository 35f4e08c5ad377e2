import { CFB, read, type CellObject, type WorkBook, type WorkSheet } from 'xlsx'
import { DomainError } from '../domain/errors.ts'
import { isOldFont } from '../sheet/encoding/oldFonts.ts'
import { formatNumber } from '../sheet/matrix/formatNumber.ts'
import { cellName, type CellRange, type SheetCell, type SheetMatrix } from '../sheet/matrix/matrix.ts'
import { readBiffLooks, type BiffLook, type BiffSheet } from './biffLooks.ts'
import { officeLimits as limits } from './officeLimits.ts'

/** SheetJS gives cell marks "dense" when asked so; its types don't say it. */
type DenseSheet = WorkSheet & { readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[] }

/**
 * Reads .xls (BIFF, also "Excel" files that are HTML or XML inside) and .ods through SheetJS. It knows no typefaces, struck
 * texts or hidden rows: for .xls `biffLooks.ts` adds them, for .ods they stay unknown.
 * @throws DomainError `office.passwordProtected`, `office.damaged`, `office.tooManyCells`, `office.tooManySheets`
 */
export function readLegacySheets(bytes: Uint8Array): SheetMatrix[] {
  const workbook = open(bytes, isHtml(bytes))
  if (workbook.SheetNames.length > limits.sheets) throw new DomainError('office.tooManySheets', { limit: limits.sheets })
  const hidden = workbook.Workbook?.Sheets ?? []
  const looks = readLooks(bytes, workbook.SheetNames.length)
  return workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name] as DenseSheet | undefined
    if (!sheet) throw new DomainError('office.damaged')
    return readSheet(name, (hidden[index]?.Hidden ?? 0) !== 0, sheet, looks[index])
  })
}

/** Looks of an OLE workbook's sheets; none where the file is of another kind or its sheets don't pair. */
function readLooks(bytes: Uint8Array, sheets: number): readonly BiffSheet[] {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return []
  try {
    const stream = CFB.find(CFB.read(bytes, { type: 'array' }), 'Workbook')?.content
    const looks = stream ? readBiffLooks(Uint8Array.from(stream)) : []
    return looks.length === sheets ? looks : []
  } catch {
    // The cells were read already; without their looks the file is still whole.
    return []
  }
}

/** Cells of HTML are texts: SheetJS would make -1 of "(1)" and a date of "3/4". */
const isHtml = (bytes: Uint8Array): boolean => /^\s*(<!doctype html|<html|<table|<meta)/i.test(new TextDecoder().decode(bytes.subarray(0, 400)))

function open(bytes: Uint8Array, raw: boolean): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      cellText: false,
      bookVBA: false,
      ...(raw ? { raw: true } : {}),
      // One more than is allowed, so that too many can be told from just enough.
      sheetRows: limits.rows + 1,
    })
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    throw new DomainError(/password|encrypt/i.test(words) ? 'office.passwordProtected' : 'office.damaged')
  }
}

function readSheet(name: string, hidden: boolean, sheet: DenseSheet, looks: BiffSheet | undefined): SheetMatrix {
  const data = sheet['!data'] ?? []
  if (data.length > limits.rows) throw new DomainError('office.tooManyRows', { limit: limits.rows, sheet: name })
  const beyond = { cells: 0, firstCell: '' }
  const rows = Array.from(data, (row = [], at) => {
    for (const far of row.keys()) {
      if (far < limits.columns || row[far]?.v === undefined) continue
      beyond.cells += 1
      beyond.firstCell ||= cellName(at, far)
    }
    return Array.from(row.slice(0, limits.columns), (cell, column) => readCell(cell, looks?.looks.get(at * 256 + column)))
  })
  return {
    name,
    hidden,
    rows,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })).filter(isSane),
    hiddenRows: new Set([...(looks?.hiddenRows ?? []), ...(sheet['!rows'] ?? []).flatMap((row, index) => (row?.hidden ? [index] : []))]),
    hiddenColumns: new Set((sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : []))),
    ...(beyond.cells > 0 ? { beyondLimits: beyond } : {}),
  }
}

function isSane({ top, left, bottom, right }: CellRange): boolean {
  return (bottom - top + 1) * (right - left + 1) <= limits.mergedCells && right < limits.columns
}

function readCell(cell: CellObject | undefined, look: BiffLook | undefined): SheetCell | null {
  const comment = cell?.c?.[0]
  if (!cell || ((cell.v === undefined || cell.v === '' || cell.t === 'z') && !comment)) return null
  const format = typeof cell.z === 'string' && cell.z !== 'General' ? cell.z : undefined
  return {
    ...readValue(cell, format),
    ...(format === undefined ? {} : { format }),
    ...(cell.f === undefined ? {} : { formula: cell.f }),
    ...(look?.bold ? { bold: true } : {}),
    ...(look?.italic ? { italic: true } : {}),
    ...(look?.strike ? { strike: true } : {}),
    ...(isOldFont(look?.font) ? { font: look?.font ?? '' } : {}),
    // .xls comments end in NUL characters, which the cleaning of texts takes away.
    ...(comment ? { comment: { author: comment.a ?? '', text: comment.t ?? '' } } : {}),
  }
}

function readValue(cell: CellObject, format: string | undefined): Pick<SheetCell, 'text' | 'number'> {
  if (cell.t === 'n' && typeof cell.v === 'number') return { text: formatNumber(cell.v, format), number: cell.v }
  if (cell.t === 'b') return { text: cell.v ? 'Có' : 'Không' }
  if (cell.t === 'e') return { text: cell.w ?? '' }
  return { text: typeof cell.v === 'string' ? cell.v : '' }
}
