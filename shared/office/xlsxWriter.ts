import { joinComments, idColumnHeading, markSheetName } from '../sheet/own/exportMark.ts'
import { pageBreaks } from '../sheet/layout/pageBreaks.ts'
import type { CellLook, LaidOutCell, SheetLayout } from '../sheet/layout/sheetLayout.ts'
import { columnName } from '../sheet/matrix/matrix.ts'
import { packXlsx, type Cell, type WriteSheet } from './hucre.ts'
import { mendXlsx, type SheetPages } from './mendXlsx.ts'

/** What a file says beside its sheets. */
export interface XlsxMeta {
  readonly title: string
  readonly creator: string
  /** Names offered in the cells of units; empty: none. */
  readonly unitNames: readonly string[]
  /** Texts of the very hidden sheet. */
  readonly mark: readonly string[]
  /** Which version this is, for the properties of the file; empty: none. */
  readonly versionMark: string
}

const unitSheetName = 'DonVi'
/** Names that tabs of annexes must not take. */
export const reservedTabs: readonly string[] = [unitSheetName, markSheetName]

/**
 * The Normal font decides what a column's width means: the width of its "0". At Times New Roman 12 that is 8 pixels at
 * 96 dpi without rounding; at 13 Excel takes 9 and LibreOffice 8.67, and prints of the two differ by 4 %.
 */
const normalPt = 12
const pxPerWidth = 8
const pxPerMm = 96 / 25.4
const inches = (mm: number): number => mm / 25.4

/** Writes laid-out annexes as one .xlsx, ready to print. All cells are text: nothing that was typed becomes a formula. */
export async function writeXlsx(layouts: readonly SheetLayout[], meta: XlsxMeta): Promise<Uint8Array> {
  const font = layouts[0]?.profile.font ?? 'Times New Roman'
  const sheets: WriteSheet[] = layouts.map((layout) => writeSheet(layout, meta.unitNames.length))
  if (meta.unitNames.length > 0) sheets.push({ name: unitSheetName, hidden: true, rows: meta.unitNames.map((name) => [fit(name)]) })
  sheets.push({ name: markSheetName, veryHidden: true, rows: meta.mark.map((text) => [fit(text)]) })
  const bytes = await packXlsx({
    defaultFont: { name: font, size: normalPt },
    properties: { title: fit(meta.title), creator: fit(meta.creator), ...(meta.versionMark === '' ? {} : { custom: { PhulucVersion: fit(meta.versionMark) } }) },
    sheets,
  })
  return mendXlsx(bytes, layouts.map((layout) => sheetPages(layout)))
}

function sheetPages(layout: SheetLayout): SheetPages {
  const { name, header } = layout
  return { sheet: name, titles: `$${header.first + 1}:$${header.last + 1}`, breaks: pageBreaks(layout) }
}

function writeSheet(layout: SheetLayout, unitCount: number): WriteSheet {
  const { profile, columns, rows, header } = layout
  return {
    name: layout.name,
    ...writeCells(layout),
    columns: [...columns.map(({ widthMm }) => ({ width: Math.floor(widthMm * pxPerMm) / pxPerWidth })), { width: 12, hidden: true }],
    rowDefs: new Map(rows.map((row, at) => [at, { height: row.heightPt }])),
    freezePane: { rows: header.last + 1 },
    dataValidations: validations(layout, unitCount),
    pageSetup: pageSetup(layout),
    // The first page shows no number; each annex counts from 1 (mended after writing: hucre doesn't know the attribute).
    headerFooter: { differentFirst: true, oddHeader: `&C&"${profile.font},Regular"&${profile.pageNumberPt}&P` },
  }
}

type Put = (row: number, column: number, cell: Partial<Cell>) => void

/** Cells, merges, and the hidden column of row ids behind the printed ones. */
function writeCells({ profile, columns, rows, header }: SheetLayout): Required<Pick<WriteSheet, 'rows' | 'cells' | 'merges'>> {
  const cells = new Map<string, Partial<Cell>>()
  const merges: NonNullable<WriteSheet['merges']> = []
  const values: (string | null)[][] = rows.map(() => [])
  const put: Put = (row, column, cell) => {
    cells.set(`${row},${column}`, cell)
    const line = values[row]
    if (line) line[column] = typeof cell.value === 'string' ? cell.value : null
  }
  rows.forEach((row, at) => {
    for (const cell of row.cells) {
      putCell(put, at, cell, profile.font)
      if (cell.columns > 1 || cell.rows > 1) {
        merges.push({ startRow: at, startCol: cell.at, endRow: at + cell.rows - 1, endCol: cell.at + cell.columns - 1 })
      }
    }
    const comment = row.comments?.length ? joinComments(row.comments) : undefined
    const titled = cells.get(`${at},0`)
    if (comment && titled) put(at, 0, { ...titled, comment: { author: fit(comment.author), text: fit(comment.text) } })
    if (row.row) put(at, columns.length, { value: row.row.id, type: 'string' })
  })
  put(header.first, columns.length, { value: idColumnHeading, type: 'string' })
  return { rows: values, cells, merges }
}

function pageSetup({ profile, orientation }: SheetLayout): NonNullable<WriteSheet['pageSetup']> {
  const { marginsMm, pageNumberMm } = profile
  return {
    paperSize: 'a4',
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(marginsMm.top),
      bottom: inches(marginsMm.bottom),
      left: inches(marginsMm.left),
      right: inches(marginsMm.right),
      header: inches(pageNumberMm),
      footer: inches(pageNumberMm),
    },
  }
}

function putCell(put: Put, row: number, cell: LaidOutCell, font: string): void {
  const style = styleOf(cell.look, font)
  // Every place of a merge carries the border, else printed frames have gaps.
  for (let down = 0; down < cell.rows; down++) {
    for (let right = 0; right < cell.columns; right++) {
      const first = down === 0 && right === 0
      put(row + down, cell.at + right, first && cell.text !== '' ? { value: fit(cell.text), type: 'string', style } : { value: null, style })
    }
  }
}

function styleOf(look: CellLook, font: string): NonNullable<Cell['style']> {
  const side = { style: 'thin' } as const
  return {
    font: {
      name: font,
      size: look.sizePt,
      ...(look.bold ? { bold: true } : {}),
      ...(look.italic ? { italic: true } : {}),
      ...(look.strike ? { strikethrough: true } : {}),
      ...(look.colour === undefined ? {} : { color: { rgb: look.colour } }),
    },
    alignment: { horizontal: look.align, vertical: 'center', wrapText: true },
    ...(look.border ? { border: { top: side, right: side, bottom: side, left: side } } : {}),
  }
}

/** Cells of units offer the names of the directory; other texts may be typed all the same. */
function validations({ columns, rows, header }: SheetLayout, unitCount: number): NonNullable<WriteSheet['dataValidations']> {
  const last = rows.findLastIndex(({ part }) => part === 'body')
  if (unitCount === 0 || last < 0) return []
  return columns.flatMap(({ units }, index) =>
    units
      ? [
          {
            type: 'list' as const,
            range: `${columnName(index)}${header.last + 2}:${columnName(index)}${last + 1}`,
            formula1: `${unitSheetName}!$A$1:$A$${unitCount}`,
            allowBlank: true,
            showErrorMessage: false,
          },
        ]
      : [],
  )
}

/** Characters that XML can't hold. */
function fit(text: string): string {
  return text.replace(/[\uFFFE\uFFFF]/g, '')
}
