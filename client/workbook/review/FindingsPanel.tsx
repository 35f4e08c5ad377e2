import { For, Show, type JSX } from 'solid-js'
import type { Finding } from '../../../shared/domain/findings/finding.ts'
import type { RowId } from '../../../shared/domain/ids.ts'
import { isMessageKey } from '../../../shared/i18n/translate.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate, type Translate } from '../../ui/translate.ts'

/** Dates as Vietnamese offices write them: 31/3/2026. */
function printed(value: string | number): string | number {
  const date = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null
  return date ? `${Number(date[3])}/${Number(date[2])}/${date[1]}` : value
}

export function sentenceOfFinding(finding: Finding, t: Translate): string {
  const key = `finding.${finding.code}`
  const values = Object.fromEntries(Object.entries(finding.values ?? {}).map(([name, value]) => [name, printed(value)]))
  return isMessageKey(key) ? t(key, values) : finding.code
}

/** "Soát lỗi": what the annex still lacks, row by row; a click goes to the cell. */
export function FindingsPanel(props: { findings: readonly Finding[]; numberOf: (row: RowId) => string; onGo: (finding: Finding) => void; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  return (
    <aside class="panel" aria-label={t('workbook.findings')}>
      <div class="panel-head">
        <h2>{t('workbook.findings')}</h2>
        <button class="button plain icon-only" onClick={() => props.onClose()} aria-label={t('app.close')} title={t('app.close')}>
          <Icon name="close" />
        </button>
      </div>
      <Show when={props.findings.length > 0} fallback={<p class="panel-empty muted">{t('workbook.findingsNone')}</p>}>
        <p class="panel-hint muted small">{t('workbook.findingsHint')}</p>
        <ul class="finding-list">
          <For each={props.findings}>
            {(finding) => (
              <li>
                <button class="finding" data-severity={finding.severity} onClick={() => props.onGo(finding)}>
                  <span class="finding-number">{finding.row ? props.numberOf(finding.row) : ''}</span>
                  <span>{sentenceOfFinding(finding, t)}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </aside>
  )
}
