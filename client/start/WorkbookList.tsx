import { For, type JSX } from 'solid-js'
import { isMessageKey } from '../../shared/i18n/translate.ts'
import { useTranslate } from '../ui/translate.ts'

/** A workbook as the start page lists it. */
export interface ListedWorkbook {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly issuer: string
  readonly role: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

const when = new Intl.DateTimeFormat('vi', { dateStyle: 'short', timeStyle: 'short' })

export function WorkbookList(props: { workbooks: readonly ListedWorkbook[] }): JSX.Element {
  const t = useTranslate()
  const role = (name: string): string => {
    const key = `role.${name}`
    return isMessageKey(key) ? t(key) : name
  }
  return (
    <table class="workbooks">
      <thead>
        <tr>
          <th>{t('start.columnTitle')}</th>
          <th>{t('start.columnIssuer')}</th>
          <th class="num">{t('start.columnYear')}</th>
          <th>{t('start.columnRole')}</th>
          <th>{t('start.columnCreated')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.workbooks}>
          {(workbook) => (
            <tr>
              <td>
                <a href={`/so/${workbook.id}`}>{workbook.title || t('start.untitled')}</a>
              </td>
              <td>{workbook.issuer}</td>
              <td class="num">{workbook.year || ''}</td>
              <td>{role(workbook.role)}</td>
              <td class="muted">{when.format(new Date(workbook.createdAt))}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
