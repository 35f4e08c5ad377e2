import { createSignal, onMount, type JSX } from 'solid-js'
import type { Column } from '../../../shared/domain/columns.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { Desk } from '../desk.ts'
import type { CellCondition } from './personalView.ts'

/** Asks for the condition of one column. Personal: nobody else's table changes. */
export function FilterDialog(props: { desk: Desk; column: Column; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const known = props.desk.view().conditions.find((condition) => condition.column === props.column.id)
  const [is, setIs] = createSignal<CellCondition['is']>(known?.is ?? 'containing')
  const [text, setText] = createSignal(known?.is === 'containing' ? known.text : '')
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  const apply = (condition: CellCondition | null): void => {
    const others = props.desk.view().conditions.filter((other) => other.column !== props.column.id)
    props.desk.changeView({ conditions: condition ? [...others, condition] : others })
    dialog.close()
  }
  const title = (): string => t('grid.filter.title', { column: props.column.heading })
  const choice = (value: CellCondition['is']): JSX.Element => (
    <label class="row">
      <input type="radio" name="is" checked={is() === value} onChange={() => setIs(value)} /> {t(`grid.filter.${value}`)}
    </label>
  )
  return (
    <dialog ref={dialog} class="annex-dialog" aria-label={title()} onClose={() => props.onClose()}>
      <form onSubmit={(event) => (event.preventDefault(), apply(condition(props.column.id, is(), text().trim())))}>
        <h2>{title()}</h2>
        <fieldset>
          {choice('containing')}
          <input aria-label={t('grid.filter.text')} value={text()} onInput={(event) => (setText(event.currentTarget.value), setIs('containing'))} />
          {choice('empty')}
          {choice('filled')}
        </fieldset>
        <footer>
          <button type="button" class="annex-button" onClick={() => apply(null)}>
            {t('grid.filter.clear')}
          </button>
          <button type="submit" class="annex-button main">
            {t('grid.filter.apply')}
          </button>
        </footer>
      </form>
    </dialog>
  )
}

function condition(column: ColumnId, is: CellCondition['is'], text: string): CellCondition | null {
  if (is !== 'containing') return { is, column }
  return text === '' ? null : { is, column, text }
}
