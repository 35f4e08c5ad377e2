import { createMemo, Show, type JSX } from 'solid-js'
import type { AnnexId } from '../../shared/domain/ids.ts'
import { useTranslate } from '../ui/translate.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'
import { SavingBadge } from './SavingBadge.tsx'

/** The foot of the page: what is saved, how much there is, who is here. */
export function StatusBar(props: { opened: OpenedWorkbook; annex: AnnexId | undefined; findings: number; people: number; onHelp: () => void }): JSX.Element {
  const t = useTranslate()
  const counts = createMemo(() => {
    props.opened.version()
    const projection = props.annex && props.opened.projectionOf(props.annex)
    const rows = projection ? projection.rows : []
    return {
      tasks: rows.filter((row) => row.kind === 'task').length,
      targets: rows.filter((row) => row.kind === 'target').length,
      unreadable: projection ? projection.unreadable.length : 0,
    }
  })
  return (
    <footer class="status">
      <SavingBadge saving={props.opened.saving()} reconnecting={props.opened.connection() === 'waiting' || props.opened.connection() === 'connecting'} />
      <Show when={counts().tasks > 0}>
        <span>{t('workbook.countTasks', { count: counts().tasks })}</span>
      </Show>
      <Show when={counts().targets > 0}>
        <span>{t('workbook.countTargets', { count: counts().targets })}</span>
      </Show>
      <Show when={props.findings > 0}>
        <span class="status-findings">{t('workbook.countFindings', { count: props.findings })}</span>
      </Show>
      <Show when={counts().unreadable > 0}>
        <span class="status-findings">{t('workbook.countUnreadable', { count: counts().unreadable })}</span>
      </Show>
      <span>{t('workbook.countPeople', { count: props.people + 1 })}</span>
      <button class="status-help" onClick={() => props.onHelp()} title={t('workbook.helpHint')}>
        {t('workbook.help')} <kbd>?</kbd>
      </button>
    </footer>
  )
}
