import { createSignal, For, Show, type JSX } from 'solid-js'
import { readUnits } from '../../../shared/crdt/readWorkbook.ts'
import { useTranslate } from '../../ui/translate.ts'
import { ReasonForm } from './ReasonForm.tsx'
import type { StepProps } from './Signing.tsx'

/** The draft is closed: units say yes or no, the coordinator sees who, and freezes. */
export function ConfirmingStep(props: StepProps): JSX.Element {
  const t = useTranslate()
  const unit = (): string => (props.opened.access().role === 'viewer' ? '' : props.opened.access().unit)
  const nameOf = (id: string): string => readUnits(props.opened.live.doc).find((each) => each.id === id)?.name ?? id
  return (
    <>
      <ul class="signing-units">
        <For each={props.signing.units}>
          {(each) => (
            <li data-stand={each.stand}>
              <span>{nameOf(each.unit)}</span>
              <strong>{t(`signing.stand.${each.stand}`)}</strong>
              <Show when={each.stand === 'objected' && each.event}>{(event) => <p class="small">{t('signing.objection', { by: event().by, text: event().text })}</p>}</Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={unit() !== ''}>
        <p class="small">{t('signing.mine', { unit: nameOf(unit()) })}</p>
        <button class="button" disabled={props.busy} onClick={() => props.onAct({ act: 'agree' })}>
          {t('signing.agree')}
        </button>
        <ReasonForm label={t('signing.object')} hint={t('signing.objectHint')} busy={props.busy} onSend={(text) => props.onAct({ act: 'object', text })} />
      </Show>
      <Show when={props.opened.access().role === 'coordinator'}>
        <FreezeForm {...props} />
        <ReasonForm label={t('signing.reopen')} hint={t('signing.reopenHint')} busy={props.busy} onSend={(text) => props.onAct({ act: 'reopen', text })} />
      </Show>
    </>
  )
}

function FreezeForm(props: StepProps): JSX.Element {
  const t = useTranslate()
  const [name, setName] = createSignal(t('signing.nameUsual'))
  const [despite, setDespite] = createSignal(false)
  const count = (stand: string): number => props.signing.units.filter((each) => each.stand === stand).length
  return (
    <form
      class="signing-freeze"
      onSubmit={(event) => {
        event.preventDefault()
        props.onAct({ act: 'freeze', text: name(), despite: despite() })
      }}
    >
      <label class="field">
        <span>{t('print.keepName')}</span>
        <input value={name()} maxLength={200} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <Show when={count('waiting') > 0}>
        <p class="muted small">{t('signing.waitingFor', { count: count('waiting') })}</p>
      </Show>
      <Show when={count('objected') > 0}>
        <label class="print-check">
          <input type="checkbox" checked={despite()} onChange={(event) => setDespite(event.currentTarget.checked)} />
          {t('signing.despite', { count: count('objected') })}
        </label>
      </Show>
      <button class="button primary" disabled={props.busy || props.opened.saving().kind !== 'saved'}>
        {t('signing.freeze')}
      </button>
    </form>
  )
}
