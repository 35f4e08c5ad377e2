import { createEffect, createResource, For, on, Show, type JSX } from 'solid-js'
import { createCall } from '../../account/createCall.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../../workbook/openedWorkbook.ts'
import { ConfirmingStep } from './ConfirmingStep.tsx'
import { FrozenStep } from './FrozenStep.tsx'
import { OpenStep } from './OpenStep.tsx'
import { actOnSigning, readSigning, type SigningWish, type ToldSigning } from './signingDesk.ts'

/** What every step works with. */
export interface StepProps {
  readonly opened: OpenedWorkbook
  readonly signing: ToldSigning
  readonly busy: boolean
  readonly onAct: (wish: SigningWish) => void
}

/** The way to a signature: what is to be done now, and what was done. */
export function Signing(props: { opened: OpenedWorkbook; onVersion: () => void }): JSX.Element {
  const t = useTranslate()
  const workbook = props.opened.membership.id
  const [signing, { mutate, refetch }] = createResource(() => readSigning(workbook))
  const call = createCall(async (wish: SigningWish) => {
    mutate(await actOnSigning(workbook, wish))
    if (wish.act === 'freeze' || wish.act === 'issue') props.onVersion()
  })
  // Another coordinator closed, froze or opened it.
  createEffect(on(() => props.opened.access().state, () => void refetch(), { defer: true }))
  return (
    <section class="print-findings signing" aria-label={t('signing.title')}>
      <h3>{t('signing.title')}</h3>
      <Show when={signing.latest}>
        {(told) => {
          const step = (): StepProps => ({ opened: props.opened, signing: told(), busy: call.busy(), onAct: call.run })
          return (
            <>
              <p class="small">{t(`signing.phase.${told().phase}`)}</p>
              <Show when={told().phase === 'open'}>
                <OpenStep {...step()} onVersion={props.onVersion} />
              </Show>
              <Show when={told().phase === 'confirming'}>
                <ConfirmingStep {...step()} />
              </Show>
              <Show when={told().phase === 'frozen'}>
                <FrozenStep {...step()} />
              </Show>
              <Show when={call.failure()}>
                <p class="message bad" role="alert">
                  {call.failure()}
                </p>
              </Show>
              <History {...step()} />
            </>
          )
        }}
      </Show>
    </section>
  )
}

function History(props: StepProps): JSX.Element {
  const t = useTranslate()
  return (
    <Show when={props.signing.events.length > 0}>
      <details>
        <summary>{t('signing.history')}</summary>
        <ul class="signing-history">
          <For each={props.signing.events.toReversed()}>
            {({ act, at, by, text, version }) => (
              <li>
                <span class="muted small">{new Date(at).toLocaleString('vi-VN')}</span>
                <span>{t(`signing.done.${act}`, { by, text, version })}</span>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
