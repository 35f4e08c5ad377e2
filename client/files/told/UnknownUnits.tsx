import { createMemo, For, Show, type JSX } from 'solid-js'
import type { UnitId } from '../../../shared/domain/ids.ts'
import { starterDirectory } from '../../../shared/domain/units/starterUnits.ts'
import { useTranslate } from '../../ui/translate.ts'
import { correctUnit } from '../reading/corrections.ts'
import type { Import } from '../reading/createImport.ts'
import type { ImportReading } from '../reading/importProtocol.ts'

/** Names of offices that the directory doesn't know: which of its units is meant, if any. */
export function UnknownUnits(props: { reading: ImportReading; import: Import }): JSX.Element {
  const t = useTranslate()
  // Listed by their wordings, so that a choice keeps its element, and the focus, when others go.
  const texts = createMemo(() => props.reading.unknownUnits.map(({ text }) => text))
  const timesOf = (text: string): number => props.reading.unknownUnits.find((each) => each.text === text)?.count ?? 0
  const choices = createMemo(() => {
    const own = new Map(props.reading.result.workbook.units.map((unit) => [unit.id, unit]))
    for (const unit of starterDirectory()) if (!own.has(unit.id)) own.set(unit.id, unit)
    return [...own.values()]
  })
  return (
    <Show when={texts().length > 0}>
      <section class="unknown-units" aria-label={t('import.unknownUnits')}>
        <h2 class="notices-title">{t('import.unknownUnits')}</h2>
        <p class="muted small">{t('import.unknownUnitsHint')}</p>
        <For each={texts()}>
          {(text) => (
            <label class="unknown-unit">
              <span>
                {text} <span class="muted">×{timesOf(text)}</span>
              </span>
              <select class="choice" onChange={(event) => props.import.correct((before) => correctUnit(before, text, (event.currentTarget.value || null) as UnitId | null))}>
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
