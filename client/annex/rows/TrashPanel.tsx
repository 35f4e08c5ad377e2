import { createSignal, For, onCleanup, onMount, Show, type JSX } from 'solid-js'
import { restoreRows } from '../../../shared/crdt/rowEdits.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { Desk } from '../desk.ts'
import { readTrash, type Deletion } from './trash.ts'

/** Deleted rows, with who and when, to be brought back. */
export function TrashPanel(props: { desk: Desk; onClose: () => void; onRestored: (deletion: Deletion) => void }): JSX.Element {
  const t = useTranslate()
  const { projection, edit } = props.desk.session
  const [entries, setEntries] = createSignal(readTrash(projection))
  let close!: HTMLButtonElement
  onCleanup(projection.subscribe((change) => change.structure && setEntries(readTrash(projection))))
  onMount(() => close.focus())
  const restore = (deletion: Deletion): void => {
    restoreRows(edit, projection, [deletion.row])
    props.onRestored(deletion)
  }
  return (
    <aside class="annex-panel" aria-label={t('grid.trash.title')} onKeyDown={(event) => event.key === 'Escape' && props.onClose()}>
      <header>
        <h2>{t('grid.trash.title')}</h2>
        <button ref={close} type="button" class="annex-button" onClick={() => props.onClose()}>
          {t('app.close')}
        </button>
      </header>
      <Show when={entries().length > 0} fallback={<p class="annex-empty">{t('grid.trash.empty')}</p>}>
        <ul>
          <For each={entries()}>
            {(entry) => (
              <li>
                <p>{entry.title || t('grid.trash.untitled')}</p>
                <small>{t('grid.trash.who', { name: personName(props.desk, entry.by), time: formatTime(entry.at), count: entry.rows })}</small>
                <button type="button" class="annex-button" onClick={() => restore(entry)}>
                  {t('grid.trash.restore')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </aside>
  )
}

/** The name of a person: of one who is here, else as the surroundings know it. */
function personName(desk: Desk, id: string): string {
  if (id === desk.session.me.id) return desk.t('grid.trash.me')
  for (const state of desk.session.awareness.getStates().values()) {
    const user = (state.user ?? {}) as { id?: unknown; name?: unknown }
    if (user.id === id && typeof user.name === 'string') return user.name
  }
  return desk.session.personName?.(id) ?? desk.t('grid.trash.someone')
}

const time = new Intl.DateTimeFormat('vi', { day: 'numeric', month: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit' })

const formatTime = (iso: string): string => (Number.isNaN(Date.parse(iso)) ? iso : time.format(new Date(iso)))
