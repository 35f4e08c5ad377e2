import { callApi } from '../api.ts'

/** A person of the commune as the administrator's page shows them. */
export interface ListedPerson {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly isAdmin: boolean
  readonly hasPassword: boolean
  readonly closedAt: number | null
  readonly seenAt: number | null
  readonly roles: readonly { readonly workbook: string; readonly title: string; readonly role: 'coordinator' | 'editor' | 'commenter' | 'viewer' }[]
}

/** A link that waits to be used. */
export interface ListedLink {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly expiresAt: number
}

export interface PersonChange {
  readonly unit?: string
  readonly isAdmin?: boolean
  readonly isClosed?: boolean
}

export const changePerson = (login: string, change: PersonChange): Promise<void> => callApi('POST', `/api/people/${encodeURIComponent(login)}`, change)
