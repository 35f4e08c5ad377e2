import { createSignal, For, Show, type JSX } from 'solid-js'
import { createCall } from '../../account/createCall.ts'
import { formalDate } from '../../../shared/sheet/layout/dressAnnex.ts'
import { useTranslate, type Translate } from '../../ui/translate.ts'
import { verifyFile, type Verdict } from './versions.ts'

/** More lines than this help nobody. */
const shownDifferences = 20

/** Which version a file that came back is, or how it differs. A file can be chosen or dropped on the field. */
export function Verify(): JSX.Element {
  const t = useTranslate()
  const [verdict, setVerdict] = createSignal<Verdict>()
  const check = createCall(async (file: File) => void setVerdict(await verifyFile(file)))
  const choose = (file: File | undefined): void => {
    setVerdict(undefined)
    if (file) check.run(file)
  }
  return (
    <section class="print-findings" aria-label={t('print.verify')}>
      <h3>{t('print.verify')}</h3>
      <p class="muted small">{t('print.verifyHint')}</p>
      <input type="file" accept=".xlsx,.docx,.pdf" class="print-drop" aria-label={t('print.verifyChoose')} disabled={check.busy()} onChange={(event) => choose(event.currentTarget.files?.[0])} />
      <Show when={check.failure()}>
        <p class="message bad" role="alert">
          {check.failure()}
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
    </section>
  )
}

function differencesOf(verdict: Verdict) {
  return verdict.result === 'differs' ? verdict.differences.slice(0, shownDifferences) : []
}

function sentence(verdict: Verdict, t: Translate): string {
  if (verdict.result === 'unknown') return t('print.verifyUnknown')
  const { number, name, code, at, issued } = verdict.version
  if (verdict.result === 'differs') return verdict.count === 0 ? t('print.verifyBytes', { number, name }) : t('print.verifyDiffers', { number, name, count: verdict.count })
  const date = new Date(at).toLocaleDateString('vi-VN')
  const same = issued ? t('print.verifyIssued', { number, name, code, planNumber: issued.planNumber, date: formalDate(issued.date) }) : t('print.verifySame', { number, name, code, date })
  return verdict.appended ? `${same} ${t('print.verifyAppended')}` : same
}
