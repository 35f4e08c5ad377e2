import { For, Show, type JSX } from 'solid-js'
import { mayComment } from '../../../shared/domain/permissions.ts'
import { isMessageKey } from '../../../shared/i18n/translate.ts'
import { callApi } from '../../account/api.ts'
import { createCall } from '../../account/createCall.ts'
import { Failure } from '../../ui/Failure.tsx'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { SideFrame } from '../side/SideFrame.tsx'
import type { SideProps } from '../side/SidePanels.tsx'
import { copyText } from './copyText.ts'
import type { RefusedText } from './refusedTexts.ts'

/** "Chưa được ghi": texts that the server did not take, with what their writer can do with them. */
export function RefusedPanel(props: SideProps): JSX.Element {
  const t = useTranslate()
  const { refused } = props.opened
  const asText = (): string => refused.texts().map(({ rowTitle, heading, text }) => `${rowTitle}\n${heading}: ${text}`).join('\n\n')
  return (
    <SideFrame opened={props.opened} title={t('refused.title')}>
      <p class="panel-hint muted small">{t('refused.hint')}</p>
      <ul class="side-list">
        <For each={refused.texts()} fallback={<li class="muted">{t('refused.none')}</li>}>
          {(text) => <RefusedItem {...props} text={text} />}
        </For>
      </ul>
      <div class="side-foot">
        <Show when={refused.texts().length > 1}>
          <button class="button" onClick={() => copyText(asText(), t)}>
            {t('refused.copyAll')}
          </button>
        </Show>
        <button class="button plain" onClick={() => props.opened.side.show({ is: 'suggestions' })}>
          {t('suggestions.title')}
        </button>
      </div>
    </SideFrame>
  )
}

function RefusedItem(props: SideProps & { text: RefusedText }): JSX.Element {
  const t = useTranslate()
  const { refused, membership, rule } = props.opened
  const reason = (): string => {
    const key = props.text.code.replace('access.', 'access.why.')
    const full = `error.${props.text.code}`
    return isMessageKey(key) ? t(key) : isMessageKey(full) ? t(full) : ''
  }
  const suggest = createCall(async () => {
    const { row, column, text, id } = props.text
    await callApi('POST', `/api/workbooks/${membership.id}/suggestions`, { row, column, text })
    refused.drop(id)
    notify(t('refused.suggested'))
  })
  return (
    <li>
      <div class="side-head">
        <strong>{props.text.heading}</strong>
        <span class="muted">{props.text.rowTitle}</span>
        <span class="small muted">{reason()}</span>
      </div>
      <div class="side-text">{props.text.text}</div>
      <div class="side-acts">
        <Show when={mayComment(rule()) === true}>
          <button class="button primary" disabled={suggest.busy()} onClick={() => suggest.run()}>
            {t('refused.suggest')}
          </button>
        </Show>
        <button class="button" onClick={() => copyText(props.text.text, t)}>
          {t('share.copy')}
        </button>
        <button class="button plain" onClick={() => props.handle?.goTo(props.text.row, props.text.column)}>
          {t('refused.go')}
        </button>
        <button class="button plain" onClick={() => refused.drop(props.text.id)}>
          {t('refused.drop')}
        </button>
      </div>
      <Failure text={suggest.failure()} />
    </li>
  )
}
