import { For, type JSX } from 'solid-js'
import { rowKinds, type AnnexRow, type RowKind } from '../../shared/domain/annex.ts'
import type { RowCorrection, TableSource } from '../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../ui/translate.ts'
import { correctRow } from './corrections.ts'
import type { Import } from './createImport.ts'

/** What a row is, and how deep it stands; it can also be joined to the row above, or left out. */
export function RowChoice(props: { row: AnnexRow; source: TableSource; index: number; import: Import }): JSX.Element {
  const t = useTranslate()
  const correct = (change: Partial<RowCorrection>): void => {
    const row = props.source.rows[props.index]?.sheetRows[0]
    if (row === undefined) return
    props.import.correct((before) => correctRow(before, { sheet: props.source.sheet, row, ...change }))
  }
  const choose = (value: string): void => {
    if (value === 'join' || value === 'skip') correct({ place: value })
    else correct({ kind: value as RowKind })
  }
  return (
    <span class="row-choice">
      <select class="choice" aria-label={t('import.rowKind', { number: props.row.number })} onChange={(event) => choose(event.currentTarget.value)}>
        <For each={rowKinds}>
          {(kind) => (
            <option value={kind} selected={kind === props.row.kind}>
              {t(`import.kind.${kind}`)}
            </option>
          )}
        </For>
        <option value="join">{t('import.rowJoin')}</option>
        <option value="skip">{t('import.rowSkip')}</option>
      </select>
      <button class="button plain level" disabled={props.row.level === 0} onClick={() => correct({ level: props.row.level - 1 })} aria-label={t('import.outdent')} title={t('import.outdent')}>
        ‹
      </button>
      <button class="button plain level" onClick={() => correct({ level: props.row.level + 1 })} aria-label={t('import.indent')} title={t('import.indent')}>
        ›
      </button>
    </span>
  )
}
