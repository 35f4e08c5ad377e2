import { createSignal, For, Show, type JSX } from 'solid-js'
import { rowKinds, type Annex, type AnnexRow, type RowKind } from '../../../shared/domain/annex.ts'
import type { RowCorrection, TableSource } from '../../../shared/sheet/understand/importResult.ts'
import { useTranslate } from '../../ui/translate.ts'
import { correctRow } from '../reading/corrections.ts'
import type { Import } from '../reading/createImport.ts'
import { canGoDeeper } from './rowKeys.ts'

interface RowChoiceProps {
  readonly annex: Annex
  readonly row: AnnexRow
  readonly source: TableSource
  readonly index: number
  readonly import: Import
  readonly active: boolean
}

/**
 * What a row is, and how deep it stands; it can also be joined to the row above, or left out. The choices themselves are
 * there for the active row and the one under the pointer: a table full of them is slow, and loud.
 */
export function RowChoice(props: RowChoiceProps): JSX.Element {
  const t = useTranslate()
  const [isPointed, setPointed] = createSignal(false)
  return (
    <span class="row-choice" data-kind={props.row.kind} onPointerEnter={() => setPointed(true)} onPointerLeave={() => setPointed(false)}>
      <Show when={props.active || isPointed()} fallback={<span class="row-kind">{t(`import.kind.${props.row.kind}`)}</span>}>
        <Choices {...props} />
      </Show>
    </span>
  )
}

function Choices(props: RowChoiceProps): JSX.Element {
  const t = useTranslate()
  const correct = (change: Partial<RowCorrection>): void => {
    const row = props.source.rows[props.index]?.sheetRows[0]
    if (row === undefined) return
    props.import.correct((before) => correctRow(before, { sheet: props.source.sheet, row, ...change }))
  }
  const choose = (select: HTMLSelectElement): void => {
    const { value } = select
    // What follows decides what the row becomes; until then the choice shows what it is.
    select.value = props.row.kind
    if (value === 'join' || value === 'skip') correct({ place: value })
    else correct({ kind: value as RowKind })
  }
  const stop = (): number => (props.active ? 0 : -1)
  return (
    <>
      <select class="choice" tabIndex={stop()} value={props.row.kind} aria-label={t('import.rowKind', { number: props.row.number })} onChange={(event) => choose(event.currentTarget)}>
        <For each={rowKinds}>{(kind) => <option value={kind}>{t(`import.kind.${kind}`)}</option>}</For>
        <option value="join">{t('import.rowJoin')}</option>
        <option value="skip">{t('import.rowSkip')}</option>
      </select>
      <LevelButton label={t('import.outdent')} sign="‹" stop={stop()} disabled={props.row.level === 0} onPress={() => correct({ level: props.row.level - 1 })} />
      <LevelButton label={t('import.indent')} sign="›" stop={stop()} disabled={!canGoDeeper(props.annex, props.index)} onPress={() => correct({ level: props.row.level + 1 })} />
    </>
  )
}

function LevelButton(props: { label: string; sign: string; stop: number; disabled: boolean; onPress: () => void }): JSX.Element {
  return (
    <button class="button plain level" tabIndex={props.stop} disabled={props.disabled} onClick={() => props.onPress()} aria-label={props.label} title={props.label}>
      {props.sign}
    </button>
  )
}
