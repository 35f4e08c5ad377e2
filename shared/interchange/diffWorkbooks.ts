import type { Annex, AnnexRow, Workbook } from '../domain/annex.ts'

/** One difference between two workbooks, rows paired by id. */
export type WorkbookDifference =
  | { readonly kind: 'fact'; readonly fact: string; readonly before: string | number; readonly after: string | number }
  | { readonly kind: 'annexAdded' | 'annexRemoved'; readonly annex: string }
  | { readonly kind: 'annexChanged'; readonly annex: string; readonly part: string; readonly before: string; readonly after: string }
  | { readonly kind: 'columnAdded' | 'columnRemoved'; readonly annex: string; readonly column: string; readonly heading: string }
  | { readonly kind: 'rowAdded' | 'rowRemoved'; readonly annex: string; readonly row: string; readonly number: string }
  | { readonly kind: 'rowMoved'; readonly annex: string; readonly row: string; readonly before: number; readonly after: number }
  | { readonly kind: 'rowChanged'; readonly annex: string; readonly row: string; readonly part: 'kind' | 'level'; readonly before: string | number; readonly after: string | number }
  | { readonly kind: 'cell'; readonly annex: string; readonly row: string; readonly column: string; readonly before: string; readonly after: string }

/** All differences from `before` to `after`, in the order of `after`; empty: they say the same. */
export function diffWorkbooks(before: Workbook, after: Workbook): readonly WorkbookDifference[] {
  const facts = Object.keys(after.facts).flatMap((fact): WorkbookDifference[] => {
    const key = fact as keyof Workbook['facts']
    return before.facts[key] === after.facts[key] ? [] : [{ kind: 'fact', fact, before: before.facts[key], after: after.facts[key] }]
  })
  const removed = before.annexes.filter(({ id }) => !after.annexes.some((annex) => annex.id === id))
  return [
    ...facts,
    ...removed.map(({ id }): WorkbookDifference => ({ kind: 'annexRemoved', annex: id })),
    ...after.annexes.flatMap((annex): readonly WorkbookDifference[] => {
      const old = before.annexes.find(({ id }) => id === annex.id)
      return old ? diffAnnex(old, annex) : [{ kind: 'annexAdded', annex: annex.id }]
    }),
  ]
}

function diffAnnex(before: Annex, after: Annex): readonly WorkbookDifference[] {
  const annex = after.id
  const parts = (['kind', 'heading', 'title', 'reference', 'numbering'] as const).flatMap((part): WorkbookDifference[] =>
    before[part] === after[part] ? [] : [{ kind: 'annexChanged', annex, part, before: before[part], after: after[part] }],
  )
  const beforeRows = new Map(before.rows.map((row) => [row.id, row]))
  const afterRows = new Map(after.rows.map((row) => [row.id, row]))
  const gone = before.rows.filter(({ id }) => !afterRows.has(id))
  return [
    ...parts,
    ...diffColumns(before, after),
    ...gone.map(({ id, number }): WorkbookDifference => ({ kind: 'rowRemoved', annex, row: id, number })),
    ...after.rows.flatMap((row): readonly WorkbookDifference[] => {
      const old = beforeRows.get(row.id)
      return old ? diffRow(annex, old, row) : [{ kind: 'rowAdded', annex, row: row.id, number: row.number }]
    }),
    ...movedRows(before, after),
  ]
}

function diffColumns(before: Annex, after: Annex): WorkbookDifference[] {
  const missing = (from: Annex, to: Annex, kind: 'columnAdded' | 'columnRemoved'): WorkbookDifference[] =>
    from.columns
      .filter(({ id }) => !to.columns.some((column) => column.id === id))
      .map(({ id, heading }) => ({ kind, annex: after.id, column: id, heading }))
  return [...missing(before, after, 'columnRemoved'), ...missing(after, before, 'columnAdded')]
}

function diffRow(annex: string, before: AnnexRow, after: AnnexRow): WorkbookDifference[] {
  const parts = (['kind', 'level'] as const).flatMap((part): WorkbookDifference[] =>
    before[part] === after[part] ? [] : [{ kind: 'rowChanged', annex, row: after.id, part, before: before[part], after: after[part] }],
  )
  const columns = new Set([...Object.keys(before.cells), ...Object.keys(after.cells)])
  const text = (row: AnnexRow, column: string): string => Object.entries(row.cells).find(([id]) => id === column)?.[1] ?? ''
  const cells = [...columns].flatMap((column): WorkbookDifference[] => {
    const [old, now] = [text(before, column), text(after, column)]
    return old === now ? [] : [{ kind: 'cell', annex, row: after.id, column, before: old, after: now }]
  })
  return [...parts, ...cells]
}

/** Rows whose place among the rows that both have is another one: all but a longest run that kept its order. */
function movedRows(before: Annex, after: Annex): WorkbookDifference[] {
  const place = new Map(before.rows.map(({ id }, index) => [id, index]))
  const common = after.rows.flatMap(({ id }, index) => {
    const old = place.get(id)
    return old === undefined ? [] : [{ id, old, index }]
  })
  const kept = longestIncreasing(common.map(({ old }) => old))
  return common.flatMap(({ id, old, index }, at): WorkbookDifference[] =>
    kept.has(at) ? [] : [{ kind: 'rowMoved', annex: after.id, row: id, before: old, after: index }],
  )
}

/** Positions of a longest increasing run of values (patience sorting, O(n log n)). */
function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous = Array.from(values, () => -1)
  values.forEach((value, at) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? -1] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[at] = tails[low - 1] ?? -1
    tails[low] = at
  })
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at)
  return kept
}
