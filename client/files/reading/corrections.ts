import type { UnitId } from '../../../shared/domain/ids.ts'
import type { ColumnCorrection, Corrections, RowCorrection } from '../../../shared/sheet/understand/importResult.ts'

/** What a person changed so far; each later change of the same thing replaces the earlier one. */
export const noCorrections: Corrections = {}

export function correctColumn(before: Corrections, change: ColumnCorrection): Corrections {
  const others = (before.columns ?? []).filter((each) => !(each.sheet === change.sheet && each.headerRow === change.headerRow && each.index === change.index))
  return { ...before, columns: [...others, change] }
}

/** Changes one or more facts of a row; the other facts that were corrected stay. */
export function correctRow(before: Corrections, change: RowCorrection): Corrections {
  const same = (each: RowCorrection): boolean => each.sheet === change.sheet && each.row === change.row
  const known = (before.rows ?? []).find(same)
  return { ...before, rows: [...(before.rows ?? []).filter((each) => !same(each)), { ...known, ...change }] }
}

/** Says which unit a wording means; null: none of the directory, the wording stays. */
export function correctUnit(before: Corrections, text: string, unit: UnitId | null): Corrections {
  return { ...before, units: [...(before.units ?? []).filter((each) => each.text !== text), { text, unit }] }
}

export function correctionCount(corrections: Corrections): number {
  return (corrections.columns?.length ?? 0) + (corrections.rows?.length ?? 0) + (corrections.units?.length ?? 0) + (corrections.sheets?.length ?? 0)
}
