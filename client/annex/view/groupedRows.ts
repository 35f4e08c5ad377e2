import type { ProjectedRow } from '../../../shared/crdt/annexProjection.ts'
import { compareVietnamese } from '../../../shared/domain/text.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import type { SheetRow } from '../grid/sheet.ts'

/** What a row is put together with others by. */
export interface RowGroup {
  /** Equal for rows of one group. */
  readonly key: string
  /** Shown as the group's heading. */
  readonly label: string
  /** Groups stand by rank, then by label. */
  readonly rank: number
}

export interface GroupedChoice {
  readonly folded: ReadonlySet<RowId>
  readonly wanted?: (row: ProjectedRow) => boolean
  readonly groupOf: (row: ProjectedRow) => RowGroup
  /** Order inside a group; absent: the annex's own. */
  readonly compare?: (a: ProjectedRow, b: ProjectedRow) => number
}

/** Ids of headings that only a view has. No row of an annex has such an id: a colon is not allowed in one. */
export const viewHeadingId = (key: string): RowId => `view:${encodeURIComponent(key)}` as RowId
export const isViewHeading = (row: RowId): boolean => row.startsWith('view:')

/** Tasks and targets under headings of the view's own, instead of under the annex's sections; each row once. */
export function groupedRows(rows: readonly ProjectedRow[], choice: GroupedChoice): SheetRow[] {
  const groups = new Map<string, { readonly group: RowGroup; readonly rows: ProjectedRow[] }>()
  const numbers = fullNumbers(rows)
  for (const row of rows) {
    if ((row.kind !== 'task' && row.kind !== 'target') || choice.wanted?.(row) === false) continue
    const group = choice.groupOf(row)
    const known = groups.get(group.key)
    if (known) known.rows.push(row)
    else groups.set(group.key, { group, rows: [row] })
  }
  const ordered = [...groups.values()].sort((a, b) => a.group.rank - b.group.rank || compareVietnamese(a.group.label, b.group.label))
  return ordered.flatMap(({ group, rows: members }) => {
    const id = viewHeadingId(group.key)
    const folded = choice.folded.has(id)
    const heading: SheetRow = { id, kind: 'section', level: 0, number: '', parent: '', parental: true, folded, heading: { text: group.label, count: members.length } }
    if (folded) return [heading]
    const sorted = choice.compare ? members.toSorted(choice.compare) : members
    return [heading, ...sorted.map((row): SheetRow => ({ ...row, number: numbers.get(row.id) ?? row.number, level: 1, parent: id, parental: false, folded: false }))]
  })
}

/** Numbers with their section's in front, "IV.6": away from its section a bare number says nothing. */
function fullNumbers(rows: readonly ProjectedRow[]): Map<RowId, string> {
  const numbers = new Map<RowId, string>()
  let section = ''
  for (const row of rows) {
    if (row.kind === 'section') section = row.number
    else numbers.set(row.id, section === '' ? row.number : `${section}.${row.number}`)
    if (row.level === 0 && row.kind !== 'section') section = ''
  }
  return numbers
}
