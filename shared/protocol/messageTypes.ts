import type { AccessRole } from '../domain/permissions.ts'
import type { WorkbookSettings } from '../domain/workbookSettings.ts'

/** First number of a frame. 0 to 3 are y-websocket's; a plain client passes over the others. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  durable: 120,
  refused: 121,
  notice: 122,
  access: 123,
  changed: 124,
} as const

/** Second number of a sync frame, as in y-protocols. */
export const syncTypes = { step1: 0, step2: 1, update: 2 } as const

/** One cell that a refusal speaks of; `column` is absent when the whole row is meant. */
export interface RefusedCell {
  readonly row: string
  readonly column?: string
}

/**
 * Why an update was not taken.
 * `partial`: only the named cells were left out, the rest is kept and will be counted by `durable`.
 */
export interface Refusal {
  readonly code: string
  readonly cells: readonly RefusedCell[]
  /** One sentence for a person, in the server's first language. */
  readonly message: string
  readonly partial?: true
}

/** What a server tells everybody in a room. */
export const noticeCodes = ['server.restarting', 'storage.failed', 'storage.recovered', 'storage.damaged', 'client.reload'] as const
export type NoticeCode = (typeof noticeCodes)[number]

export interface Notice {
  readonly code: NoticeCode
}

/** What the receiver may do in this room, as the server has it now: their role and unit, and the workbook's settings. */
export interface Access extends WorkbookSettings {
  readonly role: AccessRole
  /** Id of the unit that they write for; '' for none. */
  readonly unit: string
}

/** What of a workbook lies beside its document and may have to be asked for again. */
export const changedThings = ['suggestions', 'confirmations'] as const
export type ChangedThing = (typeof changedThings)[number]
