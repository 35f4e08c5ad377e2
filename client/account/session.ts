import { createSignal } from 'solid-js'
import { ApiError, callApi } from './api.ts'

/** Who is signed in in this browser. */
export interface Me {
  readonly id: string
  readonly login: string
  readonly name: string
  /** Id of my unit in the commune's directory; '' for none. */
  readonly unit: string
  readonly isAdmin: boolean
  /** I run this server; what needs my look stands in `alerts`. */
  readonly runsServer: boolean
  readonly alerts: readonly string[]
  /** Name of my commune; '' until somebody has said it. */
  readonly commune: string
  readonly hasPassword: boolean
  /** Whether setting a password asks for the old one: not for who has just come by a link. */
  readonly needsCurrentPassword: boolean
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

/** @param newPassword replaces one that is too old; '' keeps it */
export async function signIn(login: string, password: string, newPassword = ''): Promise<void> {
  await callApi('POST', '/api/session', { login, password, ...(newPassword === '' ? {} : { newPassword }) })
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

/** Ends all my sessions, this one too. */
export async function signOutEverywhere(): Promise<void> {
  await callApi('DELETE', '/api/sessions')
  setMe(null)
}
