import { For, type JSX } from 'solid-js'
import { columnRoles, type Column, type ColumnRole } from '../../../shared/domain/columns.ts'
import type { TableSource } from '../../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../../ui/translate.ts'
import { correctColumn } from '../reading/corrections.ts'
import type { Import } from '../reading/createImport.ts'

/** What a column of the file means; guesses are marked, and any of them can be changed. */
export function ColumnRoleChoice(props: { column: Column; source: TableSource; import: Import }): JSX.Element {
  const t = useTranslate()
  const place = () => props.source.columns.find((each) => each.column === props.column.id)
  const choose = (role: string): void => {
    const index = place()?.index
    if (index === undefined) return
    const { sheet, headerRows } = props.source
    props.import.correct((before) => correctColumn(before, { sheet, headerRow: headerRows.first, index, role: role as ColumnRole | 'skip' }))
  }
  const isDoubtful = (): boolean => place()?.certainty === 'guessed' || place()?.certainty === 'unknown'
  return (
    <>
      <select
        class="choice"
        classList={{ doubt: isDoubtful() }}
        value={props.column.role}
        aria-label={t('import.columnRole', { heading: props.column.heading })}
        title={isDoubtful() ? t('import.columnDoubt') : t(`grid.role.${props.column.role}`)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <For each={columnRoles}>{(role) => <option value={role}>{t(`grid.role.${role}`)}</option>}</For>
        <option value="skip">{t('import.columnSkip')}</option>
      </select>
      {props.column.internal && <span class="imported-internal">{t('import.columnInternal')}</span>}
    </>
  )
}
