import { DomainError } from '../domain/errors.ts'
import { formatNumber, isDateFormat, msToSerial } from '../sheet/matrix/formatNumber.ts'
import type { SheetCell, SheetMatrix } from '../sheet/matrix/matrix.ts'
import { isOldFont } from '../sheet/encoding/oldFonts.ts'
import { guardXlsx } from './guard/guardXlsx.ts'
import { asRefusal, type ZipParts } from './guard/zip.ts'
import { openXlsx, type Cell, type CellStyle, type Sheet } from './hucre.ts'

/** Days between the 1904 and the 1900 date systems. */
const daysOf1904 = 1462

/**
 * Reads the sheets of an unpacked .xlsx.
 * @throws DomainError `office.*`
 */
export async function readXlsxSheets(parts: ZipParts): Promise<SheetMatrix[]> {
  const date1904 = is1904(parts)
  const guarded = guardXlsx(parts)
  try {
    const workbook = await openXlsx(guarded.bytes)
    // hucre is told 1900 so that a day's number is the file's own; files of the 1904 system are shifted here.
    const shift = date1904 ? daysOf1904 : 0
    const defaultFont = workbook.defaultFont?.name
    const beyond = [...guarded.beyond.values()]
    const sheets = workbook.sheets.map((sheet) => readSheet(sheet, { shift, defaultFont }))
    // Parts and sheets are not paired by hucre; with one sheet the pairing is plain, else the first sheet carries the count.
    const [first] = sheets
    const [lost] = beyond
    if (first && lost) {
      const cells = beyond.reduce((sum, each) => sum + each.cells, 0)
      sheets[0] = { ...first, beyondLimits: { cells, firstCell: lost.firstCell } }
    }
    return sheets
  } catch (error) {
    throw asRefusal(error, 'office.damaged')
  }
}

function is1904(parts: ZipParts): boolean {
  const part = parts.get('xl/workbook.xml')
  return part !== undefined && /date1904="(1|true)"/.test(new TextDecoder().decode(part))
}

interface SheetContext {
  readonly shift: number
  readonly defaultFont: string | undefined
}

function readSheet(sheet: Sheet, context: SheetContext): SheetMatrix {
  if (!Array.isArray(sheet.rows)) throw new DomainError('office.damaged')
  const hiddenRows = new Set<number>()
  for (const [row, definition] of sheet.rowDefs ?? []) if (definition.hidden) hiddenRows.add(row)
  const hiddenColumns = new Set<number>()
  sheet.columns?.forEach((column, index) => column?.hidden && hiddenColumns.add(index))
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: readRows(sheet, context),
    merges: (sheet.merges ?? []).map((range) => ({
      top: range.startRow,
      left: range.startCol,
      bottom: range.endRow,
      right: range.endCol,
    })),
    hiddenRows,
    hiddenColumns,
  }
}

/** Takes the library's cells out as they are read, so that the sheet isn't held twice. */
function readRows({ rows, cells }: Sheet, context: SheetContext): readonly (readonly (SheetCell | null)[])[] {
  return rows.map((row, at) => {
    const read = row.map((value, column) => {
      const key = `${at},${column}`
      const cell = readCell(value, cells?.get(key), context)
      cells?.delete(key)
      return cell
    })
    row.length = 0
    return read
  })
}

function readCell(plain: unknown, cell: Cell | undefined, context: SheetContext): SheetCell | null {
  const value = cell?.formulaResult ?? plain
  const comment = cell?.comment
  if ((value === null || value === undefined || value === '') && !comment && !cell?.formula) return null
  const format = cell?.style?.numFmt
  return {
    ...readValue(value, format, context.shift),
    ...(format === undefined || format === 'General' ? {} : { format }),
    ...(cell?.formula === undefined ? {} : { formula: cell.formula }),
    ...readLook(cell, context.defaultFont),
    ...(comment ? { comment: { author: comment.author ?? '', text: comment.text } } : {}),
  }
}

function readValue(value: unknown, format: string | undefined, shift: number): Pick<SheetCell, 'text' | 'number'> {
  if (value instanceof Date) {
    const serial = msToSerial(value.getTime()) + shift
    return { text: formatNumber(serial, isDateFormat(format) ? format : 'dd/mm/yyyy'), number: serial }
  }
  if (typeof value === 'number') return { text: formatNumber(value, format), number: value }
  if (typeof value === 'boolean') return { text: value ? 'Có' : 'Không' }
  return { text: typeof value === 'string' ? value : '' }
}

/** Look of a cell; a text of several runs counts as bold, struck … when all of its runs are. */
function readLook(cell: Cell | undefined, defaultFont: string | undefined): Partial<SheetCell> {
  const font = cell?.style?.font
  const runs = cell?.richText?.filter((run) => run.text.trim() !== '') ?? []
  const all = (test: (style: CellStyle['font']) => boolean): boolean =>
    runs.length > 0 ? runs.every((run) => test({ ...font, ...run.font })) : test(font)
  const name = runs[0]?.font?.name ?? font?.name ?? defaultFont
  const colour = runs[0]?.font?.color?.rgb ?? font?.color?.rgb
  const strike = all((style) => style?.strikethrough === true)
  return {
    ...(all((style) => style?.bold === true) ? { bold: true } : {}),
    ...(all((style) => style?.italic === true) ? { italic: true } : {}),
    ...(strike ? { strike: true } : {}),
    ...(!strike && runs.some((run) => run.font?.strikethrough) ? { partStrike: true } : {}),
    ...(colour === undefined ? {} : { colour: colour.slice(-6).toUpperCase() }),
    // Only the old typefaces mean something; the others would be most of the memory of a large sheet.
    ...(isOldFont(name) ? { font: name ?? '' } : {}),
  }
}
