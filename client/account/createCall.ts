import { createSignal, type Accessor } from 'solid-js'
import { ApiError } from './api.ts'

/** Work that a person started by a button or a form. */
export interface Call<Args extends readonly unknown[]> {
  readonly busy: Accessor<boolean>
  /** Why it was not done, in the person's language; '' when there is nothing to say. */
  readonly failure: Accessor<string>
  readonly run: (...args: Args) => void
}

/** Runs `work` and shows what the server refused; any other failure is a fault of ours and reaches the page's last listener. */
export function createCall<Args extends readonly unknown[]>(work: (...args: Args) => Promise<void>): Call<Args> {
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal('')
  const attempt = async (...args: Args): Promise<void> => {
    setBusy(true)
    setFailure('')
    try {
      await work(...args)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error.message)
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, run: (...args) => void attempt(...args) }
}

/** The fields of a submitted form, by name; the page itself stays. */
export function fieldsOf(event: SubmitEvent): (name: string) => string {
  event.preventDefault()
  const form = new FormData(event.currentTarget as HTMLFormElement)
  return (name) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
}
