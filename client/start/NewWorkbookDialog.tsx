import { createSignal, Show, type JSX } from 'solid-js'
import { ApiError, callApi } from '../account/api.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useTranslate } from '../ui/translate.ts'

/** Asks for the three facts that a workbook starts from. */
export function NewWorkbookDialog(props: { open: boolean; onClose: () => void; onMade: (id: string) => void }): JSX.Element {
  const t = useTranslate()
  const [failure, setFailure] = createSignal('')
  const nextYear = new Date().getFullYear() + 1
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const facts = { title: String(form.get('title')), year: Number(form.get('year')), issuer: String(form.get('issuer')) }
    try {
      props.onMade((await callApi<{ id: string }>('POST', '/api/workbooks', facts)).id)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error.message)
    }
  }
  return (
    <Dialog open={props.open} title={t('start.newTitle')} onClose={props.onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Show when={failure()}>
          <p class="message bad" role="alert">
            {failure()}
          </p>
        </Show>
        <label class="field">
          <span>{t('start.newPlan')}</span>
          <input name="title" required placeholder={t('start.newPlanHint', { year: nextYear })} />
        </label>
        <label class="field">
          <span>{t('start.newIssuer')}</span>
          <input name="issuer" placeholder={t('start.newIssuerHint')} />
        </label>
        <label class="field">
          <span>{t('start.newYear')}</span>
          <input name="year" type="number" min="2000" max="2100" value={nextYear} required />
        </label>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('app.cancel')}
          </button>
          <button class="button primary">{t('start.create')}</button>
        </div>
      </form>
    </Dialog>
  )
}
