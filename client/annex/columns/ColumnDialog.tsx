import { For, onMount, Show, type JSX } from 'solid-js'
import { addColumn, updateColumn } from '../../../shared/crdt/columnEdits.ts'
import { columnRoles, isColumnRole, type Column, type ColumnRole } from '../../../shared/domain/columns.ts'
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
  const known = 'edit' in props.task ? props.task.edit : null
  const title = known ? t('grid.column.editTitle', { column: known.heading }) : t('grid.column.add')
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  const save = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault()
    saveColumn(props.desk, props.task, new FormData(event.currentTarget))
    dialog.close()
  }
  return (
    <dialog ref={dialog} class="annex-dialog" aria-label={title} onClose={() => props.onClose()}>
      <form onSubmit={save}>
        <h2>{title}</h2>
        <p class="annex-empty">{t('grid.column.forAll')}</p>
        <ColumnFields known={known} />
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

function ColumnFields(props: { known: Column | null }): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <Show when={!props.known}>
        <label>
          {t('grid.column.role')}
          <select name="role">
            <For each={columnRoles}>{(role) => <option value={role} selected={role === 'note'}>{t(`grid.role.${role}`)}</option>}</For>
          </select>
        </label>
      </Show>
      <label>
        {t('grid.column.heading')}
        <input name="heading" required maxLength={200} value={props.known?.heading ?? ''} />
      </label>
      <label>
        {t('grid.column.parentHeading')}
        <input name="parentHeading" maxLength={200} value={props.known?.parentHeading ?? ''} />
      </label>
      <label>
        {t('grid.column.width')}
        <input name="width" type="number" min="8" max={widestMm} value={props.known?.widthMm ?? ''} />
      </label>
      <label class="row">
        <input name="internal" type="checkbox" checked={props.known?.internal === true} /> {t('grid.column.internal')}
      </label>
    </>
  )
}

function saveColumn({ session }: Desk, task: ColumnTask, fields: FormData): void {
  const text = (name: string): string => oneLine(String(fields.get(name) ?? ''))
  const width = Math.min(widestMm, Number(fields.get('width')))
  const facts = {
    heading: text('heading'),
    parentHeading: text('parentHeading') || undefined,
    widthMm: width > 0 ? width : undefined,
    internal: fields.get('internal') === null ? undefined : (true as const),
  }
  if ('edit' in task) return updateColumn(session.edit, task.edit.id, facts)
  const role = fields.get('role')
  addColumn(session.edit, session.projection.annex, newColumn(isColumnRole(role) ? role : 'other', facts), task.before)
}

/** A new column carries no key without a value. */
function newColumn(role: ColumnRole, facts: Pick<Column, 'heading'> & { [K in 'parentHeading' | 'widthMm' | 'internal']: Column[K] | undefined }): Omit<Column, 'id'> {
  const { heading, parentHeading, widthMm, internal } = facts
  return { role, heading, ...(parentHeading ? { parentHeading } : {}), ...(widthMm ? { widthMm } : {}), ...(internal ? { internal } : {}) }
}
