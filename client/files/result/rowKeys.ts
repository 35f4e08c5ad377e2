import type { Annex, RowKind } from '../../../shared/domain/annex.ts'
import type { RowCorrection } from '../../../shared/sheet/understand/importResult.ts'
import { correctRow } from '../reading/corrections.ts'
import type { ImportedAnnexProps } from './ImportedAnnex.tsx'

const kinds: Readonly<Record<string, RowKind>> = { '1': 'section', '2': 'group', '3': 'task', '4': 'target' }

/** A row stands at most one level below the row above it. */
export function canGoDeeper({ rows }: Annex, index: number): boolean {
  return (rows[index]?.level ?? 0) <= (rows[index - 1]?.level ?? -1)
}

/**
 * Corrections of the active row by keys: 1–4 its kind, ← → its level, Delete leaves it out, Backspace joins it to the row
 * above, Enter opens its choice of kinds. Figures, because letters go through input methods.
 * @returns whether the key was one of these
 */
export function makeRowKeys(props: ImportedAnnexProps, openChoice: (index: number) => void): (event: KeyboardEvent) => boolean {
  const correct = (change: Partial<RowCorrection>): void => {
    const row = props.source.rows[props.focus.index()]?.sheetRows[0]
    if (row !== undefined) props.import.correct((before) => correctRow(before, { sheet: props.source.sheet, row, ...change }))
  }
  return (event) => {
    const row = props.annex.rows[props.focus.index()]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return false
    const kind = kinds[event.key]
    if (kind) correct({ kind })
    else if (event.key === 'ArrowLeft' && row.level > 0) correct({ level: row.level - 1 })
    else if (event.key === 'ArrowRight') {
      if (canGoDeeper(props.annex, props.focus.index())) correct({ level: row.level + 1 })
    } else if (event.key === 'Delete') correct({ place: 'skip' })
    else if (event.key === 'Backspace') correct({ place: 'join' })
    else if (event.key === 'Enter' || event.key === 'F2') openChoice(props.focus.index())
    else return false
    return true
  }
}
