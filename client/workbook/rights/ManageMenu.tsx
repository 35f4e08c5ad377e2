import { createSignal, lazy, Show, type JSX } from 'solid-js'
import { Menu } from '../../ui/Menu.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'

// Loaded when they are used: the first load stays small.
const SettingsDialog = lazy(() => import('./SettingsDialog.tsx').then((module) => ({ default: module.SettingsDialog })))

/** What only the coordinator does: rights and state of the workbook. */
export function ManageMenu(props: { opened: OpenedWorkbook }): JSX.Element {
  const t = useTranslate()
  const [open, setOpen] = createSignal(false)
  const { side } = props.opened
  return (
    <>
      <Menu label={t('access.manage')} icon="lock" items={[
        { label: t('access.settings'), choose: () => setOpen(true) },
        { label: t('board.title'), choose: () => side.show({ is: 'board' }) },
        { label: t('log.title'), choose: () => side.show({ is: 'log' }) },
        { label: t('suggestions.title'), choose: () => side.show({ is: 'suggestions' }) },
      ]} />
      <Show when={open()}>
        <SettingsDialog opened={props.opened} onClose={() => setOpen(false)} />
      </Show>
    </>
  )
}
