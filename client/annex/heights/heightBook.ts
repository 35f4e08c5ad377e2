import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { Sheet } from '../grid/sheet.ts'
import { rowHeight, type Fonts, type MeasuredCell } from './rowHeights.ts'

/** Room that the folding button takes at the right end of a heading, pixels. */
const foldButtonPx = 112

/** Remembers the heights of rows, so that a moved row is not measured again. */
export class HeightBook {
  readonly #fonts: () => Fonts
  readonly #known = new Map<RowId, number>()
  #widths = ''

  constructor(fonts: () => Fonts) {
    this.#fonts = fonts
  }

  /** Forgets everything: the font came in, or the zoom changed. */
  clear(): void {
    this.#known.clear()
  }

  /** Heights of all rows of the sheet; only `dirty` rows and unknown ones are measured, all when widths changed. */
  all(sheet: Sheet, widths: ReadonlyMap<ColumnId, number>, dirty: ReadonlySet<RowId>): ReadonlyMap<RowId, number> {
    const signature = [...widths].map(([id, width]) => `${id}=${width}`).join(' ')
    if (signature !== this.#widths) this.#known.clear()
    this.#widths = signature
    const fonts = this.#fonts()
    sheet.rows.forEach((row, i) => {
      if (dirty.has(row.id) || !this.#known.has(row.id)) this.#known.set(row.id, measureRow(sheet, i, widths, fonts))
    })
    return this.#known
  }

  /** Heights of these rows, measured anew. */
  some(sheet: Sheet, widths: ReadonlyMap<ColumnId, number>, rows: readonly RowId[]): ReadonlyMap<RowId, number> {
    const fonts = this.#fonts()
    const found = new Map<RowId, number>()
    for (const row of rows) {
      const height = measureRow(sheet, sheet.rowIndex(row), widths, fonts)
      found.set(row, height)
      this.#known.set(row, height)
    }
    return found
  }
}

function measureRow(sheet: Sheet, index: number, widths: ReadonlyMap<ColumnId, number>, fonts: Fonts): number {
  const bold = sheet.row(index).kind === 'section' || sheet.row(index).kind === 'group'
  const width = (column: ColumnId): number => widths.get(column) ?? 100
  if (sheet.spans(index) && sheet.title) {
    const data = sheet.columns.slice(sheet.firstDataColumn).reduce((sum, column) => sum + width(column.id), 0)
    const text = sheet.titleColumn < 0 ? '' : sheet.text(index, sheet.titleColumn)
    return rowHeight([{ text, widthPx: data - foldButtonPx, bold }], fonts)
  }
  const cells = sheet.columns.map((column, i): MeasuredCell => ({
    text: cellFormOf(column.role) === 'number' ? '' : sheet.text(index, i),
    widthPx: width(column.id),
    bold,
  }))
  return rowHeight(cells, fonts)
}
