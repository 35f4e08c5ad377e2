import { createMemo, For, Show, type JSX } from 'solid-js'
import type { Workbook } from '../../shared/domain/annex.ts'
import type { UnitId } from '../../shared/domain/ids.ts'
import { starterDirectory } from '../../shared/domain/units/starterUnits.ts'
import { useTranslate } from '../ui/translate.ts'
import { correctUnit } from './corrections.ts'
import type { Import } from './createImport.ts'
import { unknownUnits } from './unknownUnits.ts'

/** Names of offices that the directory doesn't know: which of its units is meant, if any. */
export function UnknownUnits(props: { workbook: Workbook; import: Import }): JSX.Element {
  const t = useTranslate()
  const unknown = createMemo(() => unknownUnits(props.workbook))
  const choices = createMemo(() => {
    const own = new Map(props.workbook.units.map((unit) => [unit.id, unit]))
    for (const unit of starterDirectory()) if (!own.has(unit.id)) own.set(unit.id, unit)
    return [...own.values()]
  })
  return (
    <Show when={unknown().length > 0}>
      <section class="unknown-units">
        <h2 class="notices-title">{t('import.unknownUnits')}</h2>
        <p class="muted small">{t('import.unknownUnitsHint')}</p>
        <For each={unknown()}>
          {(entry) => (
            <label class="unknown-unit">
              <span>
                {entry.text} <span class="muted">×{entry.count}</span>
              </span>
              <select class="choice" onChange={(event) => props.import.correct((before) => correctUnit(before, entry.text, (event.currentTarget.value || null) as UnitId | null))}>
                <option value="">{t('import.unitAsWritten')}</option>
                <For each={choices()}>{(unit) => <option value={unit.id}>{unit.name}</option>}</For>
              </select>
            </label>
          )}
        </For>
      </section>
    </Show>
  )
}
