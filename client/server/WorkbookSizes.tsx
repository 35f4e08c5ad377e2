import { For, type JSX } from 'solid-js'
import { locale } from '../ui/preferences.ts'
import { useTranslate } from '../ui/translate.ts'
import { sizeText, type WorkbookSize } from './serverReport.ts'

/** What each workbook takes, the largest first, and how many windows are open in it. */
export function WorkbookSizes(props: { workbooks: readonly WorkbookSize[] }): JSX.Element {
  const t = useTranslate()
  const sorted = (): readonly WorkbookSize[] => props.workbooks.toSorted((a, b) => b.bytes - a.bytes)
  return (
    <section class="settings-part" aria-labelledby="sizes-title">
      <h2 id="sizes-title">{t('start.title')}</h2>
      <table class="server-sizes">
        <thead>
          <tr>
            <th>{t('start.columnTitle')}</th>
            <th class="end">{t('server.columnSize')}</th>
            <th class="end">{t('server.columnOpen')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={sorted()}>
            {(workbook) => (
              <tr>
                <td>
                  <strong>{workbook.title || t('start.untitled')}</strong> <span class="muted small">{workbook.issuer}</span>
                </td>
                <td class="end">{sizeText(workbook.bytes, locale())}</td>
                <td class="end">{workbook.online}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
