import { createSignal, For, onMount, Show, type JSX } from 'solid-js'
import { addColumn, updateColumn } from '../../../shared/crdt/columnEdits.ts'
import { columnRoles, usualWidthMm, type Column, type ColumnRole } from '../../../shared/domain/columns.ts'
import type { ColumnId } from '../../../shared/domain/ids.ts'
import { oneLine } from '../../../shared/domain/text.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { Desk } from '../desk.ts'

/** What the dialog is for: a column that is there, or a new one in front of `before` (absent: last). */
export type ColumnTask = { readonly edit: Column } | { readonly add: true; readonly before: ColumnId | undefined }

/** Paper of an annex is 297 mm wide at most. */
const widestMm = 250

/** Heading, shared heading, meaning, width on paper and the internal mark of a column: these change the annex for all. */
export function ColumnDialog(props: { desk: Desk; task: ColumnTask; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const { edit, projection } = props.desk.session
  const known = 'edit' in props.task ? props.task.edit : null
  const [role, setRole] = createSignal<ColumnRole>(known?.role ?? 'note')
  let dialog!: HTMLDialogElement
  let form!: HTMLFormElement
  onMount(() => dialog.showModal())
  const save = (): void => {
    const fields = new FormData(form)
    const text = (name: string): string => oneLine(String(fields.get(name) ?? ''))
    const width = Math.min(widestMm, Number(fields.get('width')))
    const facts = {
      heading: text('heading'),
      parentHeading: text('parentHeading') || undefined,
      widthMm: width > 0 ? width : undefined,
      internal: fields.get('internal') === null ? undefined : true,
    } as const
    if (known) updateColumn(edit, known.id, facts)
    else addColumn(edit, projection.annex, present({ role: role(), ...facts }), 'add' in props.task ? props.task.before : undefined)
    dialog.close()
  }
  return (
    <dialog ref={dialog} class="annex-dialog" aria-label={t(known ? 'grid.column.edit' : 'grid.column.add')} onClose={() => props.onClose()}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <h2>{t(known ? 'grid.column.edit' : 'grid.column.add')}</h2>
        <Show when={!known}>
          <label>
            {t('grid.column.role')}
            <select value={role()} onChange={(event) => setRole(event.currentTarget.value as ColumnRole)}>
              <For each={columnRoles}>{(each) => <option value={each}>{t(`grid.role.${each}`)}</option>}</For>
            </select>
          </label>
        </Show>
        <label>
          {t('grid.column.heading')}
          <input name="heading" required maxLength={200} value={known?.heading ?? ''} />
        </label>
        <label>
          {t('grid.column.parentHeading')}
          <input name="parentHeading" maxLength={200} value={known?.parentHeading ?? ''} />
        </label>
        <label>
          {t('grid.column.width')}
          <input name="width" type="number" min="8" max={widestMm} value={known?.widthMm ?? usualWidthMm[role()]} />
        </label>
        <label class="row">
          <input name="internal" type="checkbox" checked={known?.internal === true} /> {t('grid.column.internal')}
        </label>
        <footer>
          <button type="button" class="annex-button" onClick={() => dialog.close()}>
            {t('app.cancel')}
          </button>
          <button type="submit" class="annex-button main">
            {t('grid.save')}
          </button>
        </footer>
      </form>
    </dialog>
  )
}

/** A new column carries no key without a value. */
function present(column: { role: ColumnRole; heading: string; parentHeading: string | undefined; widthMm: number | undefined; internal: true | undefined }): Omit<Column, 'id'> {
  const { role, heading, parentHeading, widthMm, internal } = column
  return { role, heading, ...(parentHeading ? { parentHeading } : {}), ...(widthMm ? { widthMm } : {}), ...(internal ? { internal } : {}) }
}
