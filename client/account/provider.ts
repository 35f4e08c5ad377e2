import { callApi } from './api.ts'

/** The provider at which people sign in besides, if one is set. */
export interface Provider {
  /** Null: there is none. */
  readonly name: string | null
  /** Whether my account is tied to an identity there. */
  readonly isLinked: boolean
}

export const readProvider = (): Promise<Provider> => callApi('GET', '/api/provider')

/** Leaves the page: the provider sends the browser back. */
export function goToProvider(what: 'sign-in' | 'link'): void {
  location.assign(`/api/provider/${what}`)
}

const failures = ['session.providerFailed', 'session.identityUnknown', 'session.identityTaken', 'session.notFresh'] as const

/** Why the provider's answer was of no use, as the address says; null when it says nothing. Takes it out of the address. */
export function takeProviderFailure(): (typeof failures)[number] | null {
  const said = new URLSearchParams(location.search).get('failed')
  if (said === null) return null
  history.replaceState(null, '', location.pathname)
  return failures.find((code) => code === said) ?? null
}
