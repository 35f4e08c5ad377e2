import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type { PublicAnswer, PublicPage } from '../../shared/protocol/publicPage.ts'
import { ApiError, callApi } from '../account/api.ts'

/** From one answer to the next question, milliseconds: what was switched off is gone within two seconds. */
const askEveryMs = 1_000

export interface FollowedPage {
  /** Null: nothing yet, or no longer. */
  readonly page: Accessor<PublicPage | null>
  /** Why the link opens nothing, in the person's language; '' as long as it does. */
  readonly ended: Accessor<string>
  /** Why the last question has no answer; '' when it has. What is shown may be old then. */
  readonly failure: Accessor<string>
}

/** Reads what a public link shows, again and again until it is switched off. Nothing is kept in the browser. */
export function followPage(token: string): FollowedPage {
  const [page, setPage] = createSignal<PublicPage | null>(null)
  const [ended, setEnded] = createSignal('')
  const [failure, setFailure] = createSignal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const fail = (error: unknown): void => {
    if (!(error instanceof ApiError)) throw error
    if (error.code !== 'workbook.linkEnded') return void setFailure(error.message)
    isOver = true
    setPage(null)
    setFailure('')
    setEnded(error.message)
  }
  const ask = async (): Promise<void> => {
    try {
      const answer = await callApi<PublicAnswer>('POST', '/api/public', { token, seen: page()?.tag ?? '' })
      setFailure('')
      if (!isOver && !('same' in answer)) setPage(answer)
    } catch (error) {
      fail(error)
    } finally {
      if (!isOver) timer = setTimeout(() => void ask(), askEveryMs)
    }
  }
  void ask()
  onCleanup(() => {
    isOver = true
    clearTimeout(timer)
  })
  return { page, ended, failure }
}
