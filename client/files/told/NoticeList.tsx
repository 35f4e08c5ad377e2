import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import type { Notice } from '../../../shared/domain/notice.ts'
import type { ImportResult } from '../../../shared/sheet/understand/importResult.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { importReport } from './importReport.ts'
import { noticeSentence } from './noticeSentence.ts'
import { saveText } from './saveText.ts'
import './told.css'

/** Notices of one kind that are listed at first; the others come on request, so many at a time. */
const shownOfKind = 4
const moreOfKind = 50

interface NoticeListProps {
  readonly file: string
  readonly result: ImportResult
  readonly onShow: (notice: Notice) => void
}

/** What a reader doubted or left out: doubts first, by kind. A click goes to the place; all of it can be saved as a report. */
export function NoticeList(props: NoticeListProps): JSX.Element {
  const t = useTranslate()
  const groups = createMemo(() => {
    const byCode = Map.groupBy(props.result.notices, (notice) => notice.code)
    return [...byCode.values()].sort((a, b) => rank(a) - rank(b))
  })
  const isEmpty = (): boolean => props.result.notices.length === 0 && props.result.tables.every(({ leftOut }) => leftOut.length === 0)
  return (
    <section class="notices" aria-label={t('import.noticesTitle')}>
      <div class="notices-head">
        <h2 class="notices-title">{t('import.noticesTitle')}</h2>
        <Show when={!isEmpty()}>
          <button class="button plain" onClick={() => saveText(reportName(props.file), importReport(props.file, props.result, t), 'text/csv;charset=utf-8')} title={t('import.reportHint')}>
            <Icon name="download" />
            {t('import.report')}
          </button>
        </Show>
      </div>
      <Show when={props.result.notices.length > 0} fallback={<p class="muted small">{t('import.noNotices')}</p>}>
        <For each={groups()}>{(group) => <NoticeGroup notices={group} onShow={props.onShow} />}</For>
      </Show>
    </section>
  )
}

function NoticeGroup(props: { notices: readonly Notice[]; onShow: (notice: Notice) => void }): JSX.Element {
  const t = useTranslate()
  const [limit, setLimit] = createSignal(shownOfKind)
  return (
    <ul class="notices-group" classList={{ doubt: rank(props.notices) === 0 }}>
      <For each={props.notices.slice(0, limit())}>
        {(notice) => (
          <li>
            <Show when={notice.cell} fallback={<span class="notices-place">{notice.sheet}</span>}>
              <button class="notices-place" onClick={() => props.onShow(notice)} title={t('import.showPlace')}>
                {[notice.sheet, notice.cell].filter(Boolean).join(' · ')}
              </button>
            </Show>
            {noticeSentence(notice, t)}
          </li>
        )}
      </For>
      <Show when={props.notices.length > limit()}>
        <li>
          <button class="notices-place" onClick={() => setLimit(limit() + moreOfKind)}>
            {t('import.andMore', { count: props.notices.length - limit() })}
          </button>
        </li>
      </Show>
    </ul>
  )
}

const reportName = (file: string): string => `bao-cao-nhap-${file.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}_-]+/gu, '-')}.csv`
const rank = (group: readonly Notice[]): number => (group[0]?.severity === 'warning' ? 0 : 1)
