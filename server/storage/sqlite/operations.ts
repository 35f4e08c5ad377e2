import type { FileStore } from '../port/store.ts'
import { careTables } from './careTables.ts'
import { communeTables } from './communeTables.ts'
import type { Sqlite } from './database.ts'
import { identityTables } from './identityTables.ts'
import { personTables, userTables } from './peopleTables.ts'
import { linkTables, sessionTables } from './sessionTables.ts'
import { roomTables } from './roomTables.ts'
import { signingTables } from './signing/signingTables.ts'
import { settingsTables } from './rights/settingsTables.ts'
import { publicLinkTables } from './rights/publicLinkTables.ts'
import { editTables } from './rights/editTables.ts'
import { suggestionTables } from './rights/suggestionTables.ts'
import { versionTables } from './signing/versionTables.ts'
import { changeTables, entryTables, memberTables, workbookTables } from './workbookTables.ts'

type Answers<T> = { readonly [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never }

/** Everything but opening and closing, which need the worker itself. */
export type Operations = Answers<Omit<FileStore, 'probe' | 'close' | 'backup' | 'files'>>

/** The whole store, synchronous, on one open database. */
export function operationsOn(db: Sqlite): Operations {
  return {
    ...roomTables(db),
    ...userTables(db),
    ...personTables(db),
    ...sessionTables(db),
    ...linkTables(db),
    ...identityTables(db),
    ...communeTables(db),
    ...workbookTables(db),
    ...entryTables(db),
    ...memberTables(db),
    ...changeTables(db),
    ...settingsTables(db),
    ...publicLinkTables(db),
    ...suggestionTables(db),
    ...editTables(db),
    ...versionTables(db),
    ...signingTables(db),
    ...careTables(db),
  }
}

/** What can be asked of the store's thread. */
export type StoreMethod = Exclude<keyof FileStore, 'backup' | 'files'>

/** What crosses between the threads. */
export interface Request {
  readonly id: number
  readonly method: StoreMethod
  readonly args: readonly unknown[]
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string | null; readonly details: Record<string, string | number>; readonly message: string }
