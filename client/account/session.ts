import { createSignal } from 'solid-js'
import { ApiError, callApi } from './api.ts'

/** Who is signed in in this browser. */
export interface Me {
  readonly id: string
  readonly login: string
  readonly name: string
}

/** undefined: not asked yet; null: nobody. */
const [me, setMe] = createSignal<Me | null | undefined>(undefined)
export { me }

/** Asks the server who I am. @throws {ApiError} when it can't be asked */
export async function loadSession(): Promise<void> {
  try {
    setMe(await callApi<Me>('GET', '/api/session'))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    setMe(null)
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  await callApi('POST', '/api/session', { login, password })
  await loadSession()
}

export async function signInByLink(token: string): Promise<void> {
  await callApi('POST', '/api/session/link', { token })
  await loadSession()
}

export async function signOut(): Promise<void> {
  await callApi('DELETE', '/api/session')
  setMe(null)
}
