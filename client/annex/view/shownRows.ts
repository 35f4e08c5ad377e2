import type { ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import { compareVietnamese } from '../../../shared/domain/text.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import type { SheetRow } from '../grid/sheet.ts'
import { groupedRows, type RowGroup } from './groupedRows.ts'

/** How to choose and order rows; absent parts leave all rows as they are. */
export interface RowChoice {
  readonly folded: ReadonlySet<RowId>
  /** Whether a row is wanted; headings above a wanted row stay, so that one sees where it stands. */
  readonly wanted?: (row: ProjectedRow) => boolean
  /** Text to sort siblings by. The outline stays: rows are sorted under their own heading. */
  readonly sortText?: (row: ProjectedRow) => string
  readonly descending?: boolean
  /** Puts rows together under headings of the view instead of under those of the annex. */
  readonly groupOf?: (row: ProjectedRow) => RowGroup
}

/** The rows to show, in order. */
export function shownRows(rows: readonly ProjectedRow[], choice: RowChoice): SheetRow[] {
  const { groupOf, sortText } = choice
  if (groupOf) {
    const byText = sortText && ((a: ProjectedRow, b: ProjectedRow): number => compare(sortText(a), sortText(b), choice.descending === true))
    return groupedRows(rows, { ...choice, groupOf, ...(byText ? { compare: byText } : {}) })
  }
  const ordered = choice.sortText ? sorted(rows, choice.sortText, choice.descending === true) : rows
  const kept = choice.wanted ? keptRows(rows, choice.wanted) : null
  const parental = new Set(rows.map((row) => row.parent))
  const hidden = new Set<RowId>()
  const shown: SheetRow[] = []
  for (const row of ordered) {
    const folded = choice.folded.has(row.id)
    if (row.parent !== '' && hidden.has(row.parent)) {
      hidden.add(row.id)
      continue
    }
    if (folded) hidden.add(row.id)
    if (kept && !kept.has(row.id)) continue
    shown.push({ ...row, parental: parental.has(row.id), folded })
  }
  return shown
}

function keptRows(rows: readonly ProjectedRow[], wanted: (row: ProjectedRow) => boolean): Set<RowId> {
  const parents = new Map(rows.map((row) => [row.id, row.parent]))
  const kept = new Set<RowId>()
  for (const row of rows) {
    if (!wanted(row)) continue
    for (let id: RowId | '' = row.id; id !== '' && !kept.has(id); id = parents.get(id) ?? '') kept.add(id)
  }
  return kept
}

function sorted(rows: readonly ProjectedRow[], textOf: (row: ProjectedRow) => string, descending: boolean): ProjectedRow[] {
  const children = new Map<RowId | '', { row: ProjectedRow; text: string }[]>()
  for (const row of rows) {
    const siblings = children.get(row.parent) ?? []
    siblings.push({ row, text: textOf(row) })
    children.set(row.parent, siblings)
  }
  const result: ProjectedRow[] = []
  const visit = (parent: RowId | ''): void => {
    for (const { row } of (children.get(parent) ?? []).sort((a, b) => compare(a.text, b.text, descending))) {
      result.push(row)
      visit(row.id)
    }
  }
  visit('')
  return result
}

/** Empty cells come last either way. */
function compare(a: string, b: string, descending: boolean): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
  return descending ? compareVietnamese(b, a) : compareVietnamese(a, b)
}
