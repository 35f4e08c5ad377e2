import { For, onMount, type JSX } from 'solid-js'
import type { MessageKey } from '../../../shared/i18n/translate.ts'
import { useTranslate } from '../../ui/translate.ts'

const groups: readonly (readonly [MessageKey, readonly (readonly [string, MessageKey])[]])[] = [
  [
    'grid.help.move',
    [
      ['← → ↑ ↓', 'grid.help.arrows'],
      ['Ctrl + ←→↑↓', 'grid.help.edge'],
      ['Shift + ←→↑↓', 'grid.help.extend'],
      ['Tab · Enter', 'grid.help.tabEnter'],
      ['Home · End · Ctrl+Home · Ctrl+End', 'grid.help.ends'],
      ['Ctrl+A · Shift+Space · Ctrl+Space', 'grid.help.all'],
      ['F6', 'grid.help.leave'],
    ],
  ],
  [
    'grid.help.write',
    [
      ['F2', 'grid.help.edit'],
      ['Alt+↓', 'grid.help.openList'],
      ['Alt+Enter', 'grid.help.newLine'],
      ['Esc', 'grid.help.cancel'],
      ['Delete', 'grid.help.clear'],
      ['Ctrl+C · Ctrl+X · Ctrl+V', 'grid.help.clipboard'],
      ['Ctrl+D · Ctrl+R', 'grid.help.fill'],
      ['Ctrl+Z · Ctrl+Y', 'grid.help.undo'],
      ['Ctrl+F · Ctrl+H', 'grid.help.find'],
    ],
  ],
  [
    'grid.help.rows',
    [
      ['Ctrl+Enter · Ctrl+Shift+Enter', 'grid.help.insert'],
      ['Ctrl+Shift+D', 'grid.menu.duplicate'],
      ['Alt+Shift+→ · Alt+Shift+←', 'grid.help.indent'],
      ['Alt+Shift+↑ · Alt+Shift+↓', 'grid.help.moveRows'],
      ['Ctrl+.', 'grid.help.fold'],
      ['Ctrl+Delete', 'grid.menu.delete'],
      ['Shift+F10', 'grid.help.menu'],
      ['Ctrl+Shift+F10', 'grid.help.columnMenu'],
      ['F1', 'grid.help.help'],
    ],
  ],
]

/** The keys of the grid, as a dialog. */
export function KeyboardHelp(props: { onClose: () => void }): JSX.Element {
  const t = useTranslate()
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  return (
    <dialog ref={dialog} class="annex-help" aria-label={t('grid.help.title')} onClose={() => props.onClose()}>
      <header>
        <h2>{t('grid.help.title')}</h2>
        <button type="button" class="annex-button" onClick={() => dialog.close()}>
          {t('app.close')}
        </button>
      </header>
      <div class="annex-help-groups">
        <For each={groups}>
          {([title, keys]) => (
            <section>
              <h3>{t(title)}</h3>
              <dl>
                <For each={keys}>
                  {([key, what]) => (
                    <div>
                      <dt>{key}</dt>
                      <dd>{t(what)}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </dialog>
  )
}
