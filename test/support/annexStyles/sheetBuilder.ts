import type { CellRange, SheetCell, SheetMatrix } from '../../../shared/sheet/matrix/matrix.ts'

/** A cell in the making: its text, or text with a look. */
export type DraftCell = string | SheetCell | null

/** Puts a sheet together row by row, as a person would. */
export class SheetBuilder {
  readonly rows: DraftCell[][] = []
  readonly merges: CellRange[] = []
  readonly hiddenRows = new Set<number>()
  readonly hiddenColumns = new Set<number>()

  /** Adds a row and answers its index. */
  add(...cells: DraftCell[]): number {
    this.rows.push(cells)
    return this.rows.length - 1
  }

  /** Adds a row whose first cell spans `columns`. */
  addWide(columns: number, cell: DraftCell, from = 0, before: readonly DraftCell[] = []): number {
    const row = this.add(...before, cell)
    this.merge(row, from, row, columns - 1)
    return row
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.merges.push({ top, left, bottom, right })
  }

  build(name: string, hidden = false): SheetMatrix {
    return {
      name,
      hidden,
      rows: this.rows.map((row) => row.map(asCell)),
      merges: this.merges,
      hiddenRows: this.hiddenRows,
      hiddenColumns: this.hiddenColumns,
    }
  }
}

function asCell(cell: DraftCell): SheetCell | null {
  if (typeof cell === 'string') return cell === '' ? null : { text: cell }
  return cell
}

export const bold = (text: string): SheetCell => ({ text, bold: true })
