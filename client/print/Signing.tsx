import { createSignal, For, Show, type JSX } from 'solid-js'
import { ApiError } from '../account/api.ts'
import { notify } from '../ui/notes.tsx'
import { useTranslate, type Translate } from '../ui/translate.ts'
import type { OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import { freezeVersion, verifyFile, type FrozenVersion, type Verdict } from './versions.ts'

/** More lines than this help nobody. */
const shownDifferences = 20

/** What belongs to signing: freezing a version, and verifying a file that came back. */
export function Signing(props: { opened: OpenedWorkbook; onFrozen: (version: FrozenVersion) => Promise<void> }): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <Show when={props.opened.membership.role === 'coordinator'}>
        <Freeze opened={props.opened} onFrozen={props.onFrozen} />
      </Show>
      <section class="print-findings" aria-label={t('print.verify')}>
        <h3>{t('print.verify')}</h3>
        <p class="muted small">{t('print.verifyHint')}</p>
        <Verify />
      </section>
    </>
  )
}

function Freeze(props: { opened: OpenedWorkbook; onFrozen: (version: FrozenVersion) => Promise<void> }): JSX.Element {
  const t = useTranslate()
  const [name, setName] = createSignal(t('print.freezeNameUsual'))
  const [busy, setBusy] = createSignal(false)
  const freeze = async (): Promise<void> => {
    setBusy(true)
    try {
      const version = await freezeVersion(props.opened.membership.id, name())
      notify(t('print.frozen', { number: version.number, code: version.code }))
      await props.onFrozen(version)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      notify(error.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="print-findings" aria-label={t('print.freeze')}>
      <h3>{t('print.freeze')}</h3>
      <p class="muted small">{t('print.freezeHint')}</p>
      <label class="field">
        <span>{t('print.freezeName')}</span>
        <input value={name()} maxLength={200} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button class="button" disabled={busy() || props.opened.saving().kind !== 'saved'} onClick={() => void freeze()}>
        {t('print.freeze')}
      </button>
    </section>
  )
}

function Verify(): JSX.Element {
  const t = useTranslate()
  const [verdict, setVerdict] = createSignal<Verdict>()
  const [failure, setFailure] = createSignal('')
  const check = async (file: File | undefined): Promise<void> => {
    setVerdict(undefined)
    setFailure('')
    if (!file) return
    try {
      setVerdict(await verifyFile(file))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error.message)
    }
  }
  return (
    <>
      <input type="file" accept=".xlsx,.docx,.pdf" aria-label={t('print.verifyChoose')} onChange={(event) => void check(event.currentTarget.files?.[0])} />
      <Show when={failure()}>
        <p class="message bad" role="alert">
          {failure()}
        </p>
      </Show>
      <Show when={verdict()}>
        {(told) => (
          <div role="status">
            <p class="message" classList={{ bad: told().result === 'differs', warn: told().result === 'unknown' }}>
              {sentence(told(), t)}
            </p>
            <ul>
              <For each={differencesOf(told())}>{(difference) => <li>{t('print.verifyPlace', difference)}</li>}</For>
            </ul>
          </div>
        )}
      </Show>
    </>
  )
}

function differencesOf(verdict: Verdict) {
  return verdict.result === 'differs' ? verdict.differences.slice(0, shownDifferences) : []
}

function sentence(verdict: Verdict, t: Translate): string {
  if (verdict.result === 'unknown') return t('print.verifyUnknown')
  const { number, name, code, at } = verdict.version
  if (verdict.result === 'differs') return verdict.count === 0 ? t('print.verifyBytes', { number, name }) : t('print.verifyDiffers', { number, name, count: verdict.count })
  const date = new Date(at).toLocaleDateString('vi-VN')
  return t(verdict.appended ? 'print.verifySigned' : 'print.verifySame', { number, name, code, date })
}
