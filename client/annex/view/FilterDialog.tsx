import { createSignal, onMount, type JSX } from 'solid-js'
import type { Column } from '../../../shared/domain/columns.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { Desk } from '../desk.ts'
import type { CellCondition } from './personalView.ts'

/** Asks for the condition of one column. Personal: nobody else's table changes. */
export function FilterDialog(props: { desk: Desk; column: Column; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const { column, desk } = props
  const known = desk.view().conditions.find((condition) => condition.column === column.id)
  const [is, setIs] = createSignal<CellCondition['is']>(known?.is ?? 'containing')
  const [text, setText] = createSignal(known?.is === 'containing' ? known.text : '')
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  const apply = (condition: CellCondition | null): void => {
    const others = desk.view().conditions.filter((other) => other.column !== column.id)
    desk.changeView({ conditions: condition ? [...others, condition] : others })
    dialog.close()
  }
  const chosen = (): CellCondition | null => {
    const kind = is()
    if (kind !== 'containing') return { is: kind, column: column.id }
    return text().trim() === '' ? null : { is: kind, column: column.id, text: text().trim() }
  }
  const choice = (value: CellCondition['is']): JSX.Element => (
    <label class="row">
      <input type="radio" name="is" checked={is() === value} onChange={() => setIs(value)} /> {t(`grid.filter.${value}`)}
    </label>
  )
  return (
    <dialog ref={dialog} class="annex-dialog" aria-label={t('grid.filter.title', { column: column.heading })} onClose={() => props.onClose()}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply(chosen())
        }}
      >
        <h2>{t('grid.filter.title', { column: column.heading })}</h2>
        <fieldset>
          {choice('containing')}
          <input
            aria-label={t('grid.filter.text')}
            value={text()}
            onInput={(event) => {
              setText(event.currentTarget.value)
              setIs('containing')
            }}
          />
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
