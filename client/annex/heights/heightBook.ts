import { cellFormOf } from '../../../shared/domain/columns.ts'
import type { ColumnId, RowId } from '../../../shared/domain/ids.ts'
import type { Sheet } from '../grid/sheet.ts'
import { rowHeight, type Fonts, type MeasuredCell } from './rowHeights.ts'

/** Room that the folding button takes at the right end of a heading, pixels. */
const foldButtonPx = 112

/** Most rows measured at once: 6,000 take about 0.2 s. The rest of a larger table follows in slices. */
export const mostAtOnce = 6_000
/** Rows of a large table that are measured and drawn first: more than any screen shows. */
export const firstRows = 200

/** Heights of a sheet's rows as far as they are measured, and a guess for the others; no guess: all are. */
export interface KnownHeights {
  readonly heights: ReadonlyMap<RowId, number>
  readonly guess: number | null
}

/** Remembers the heights of rows, so that a moved row is not measured again. */
export class HeightBook {
  readonly #makeFonts: () => Fonts
  readonly #known = new Map<RowId, number>()
  #widths = ''
  /** With the widths of all words met so far: made anew for each letter typed, they cost more than all the rest. */
  #made: Fonts | null = null

  constructor(fonts: () => Fonts) {
    this.#makeFonts = fonts
  }

  /** Forgets everything: the font came in, or the zoom changed. */
  clear(): void {
    this.#known.clear()
    this.#made = null
  }

  get #fonts(): Fonts {
    return (this.#made ??= this.#makeFonts())
  }

  /** Heights of all rows of the sheet; only `dirty` rows and unknown ones are measured, all when widths changed. */
  all(sheet: Sheet, widths: ReadonlyMap<ColumnId, number>, dirty: ReadonlySet<RowId>): KnownHeights {
    const signature = [...widths].map(([id, width]) => `${id}=${width}`).join(' ')
    if (signature !== this.#widths) this.#known.clear()
    this.#widths = signature
    for (const row of dirty) this.#known.delete(row)
    const unknown = sheet.rows.filter((row) => !this.#known.has(row.id)).map((row) => row.id)
    this.some(sheet, widths, unknown.length > mostAtOnce ? unknown.slice(0, firstRows) : unknown)
    if (unknown.length <= mostAtOnce) return { heights: this.#known, guess: null }
    const measured = [...this.#known.values()]
    return { heights: this.#known, guess: Math.round(measured.reduce((sum, height) => sum + height, 0) / measured.length) }
  }

  /** Heights of these rows, measured anew. */
  some(sheet: Sheet, widths: ReadonlyMap<ColumnId, number>, rows: readonly RowId[]): ReadonlyMap<RowId, number> {
    const fonts = this.#fonts
    const found = new Map<RowId, number>()
    for (const row of rows) {
      const height = measureRow(sheet, sheet.rowIndex(row), widths, fonts)
      found.set(row, height)
      this.#known.set(row, height)
    }
    return found
  }

  /** Measures rows that are still a guess, from `from` on, for about `forMs`; returns where to go on, or null at the end. */
  more(sheet: Sheet, widths: ReadonlyMap<ColumnId, number>, from: number, forMs: number): number | null {
    const fonts = this.#fonts
    const until = performance.now() + forMs
    for (let i = from; i < sheet.rowCount; i++) {
      if (this.#known.has(sheet.rowAt(i))) continue
      this.#known.set(sheet.rowAt(i), measureRow(sheet, i, widths, fonts))
      if (performance.now() > until) return i + 1
    }
    return null
  }

  /** Rows among these whose height is still a guess. */
  guessed(rows: readonly RowId[]): RowId[] {
    return rows.filter((row) => !this.#known.has(row))
  }

  get measured(): ReadonlyMap<RowId, number> {
    return this.#known
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
