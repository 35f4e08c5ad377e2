import type { CommuneStore } from './communeStore.ts'
import type { WorkbookId } from '../../../shared/domain/ids.ts'
import type { IdentityStore } from './identityStore.ts'
import type { PeopleStore } from './peopleStore.ts'
import type { Damage, RoomStore } from './roomStore.ts'
import type { SigningStore } from './signingStore.ts'
import type { PublicLinkStore } from './rights/publicLinkStore.ts'
import type { SettingsStore } from './rights/settingsStore.ts'
import type { SessionStore } from './sessionStore.ts'
import type { EditStore } from './rights/editStore.ts'
import type { SuggestionStore } from './rights/suggestionStore.ts'
import type { VersionStore } from './versionStore.ts'
import type { WorkbookStore } from './workbookStore.ts'

/** What `verify` found: nothing wrong when all lists are empty. */
export interface StoreReport {
  readonly rooms: number
  readonly records: number
  readonly damage: readonly Damage[]
  /** Rows of accounts, members, versions, logs … that are not as they were written: "users [\"an\"]". */
  readonly changedRows: readonly string[]
  /** Faults of the file itself, in the engine's words. */
  readonly fileFaults: readonly string[]
}

export interface RoomSize {
  readonly room: WorkbookId
  /** Of its state and of the updates since. */
  readonly bytes: number
  readonly updates: number
}

export interface StoreSizes {
  readonly people: number
  readonly rooms: readonly RoomSize[]
}

export interface BackupFile {
  readonly file: string
  readonly bytes: number
  /** Of the whole file; lies beside it as FILE.sha256 too. */
  readonly sha256: string
}

export interface StoreCare {
  /**
   * Whether a write would be durable now: after a failure the adapter opens its file anew first, so that nothing
   * half-written is built upon.
   * @throws {DomainError} `storage.*` as long as it would not
   */
  probe(): Promise<void>
  /** Changes when another process has written (the `admin` command beside a running server). */
  changeMark(): Promise<number>
  /** Reads every record; changes nothing. */
  verify(): Promise<StoreReport>
  /** How much is kept, for those who run the server. */
  measure(): Promise<StoreSizes>
  /** Takes lines that ended before this moment out of the change log. @returns how many */
  forgetChanges(before: number): Promise<number>
  close(): Promise<void>
}

/** Everything that the server keeps. One contract suite, test/contracts/storeContract.ts, holds for every adapter. */
export interface Store extends RoomStore, CommuneStore, PeopleStore, SessionStore, IdentityStore, WorkbookStore, SettingsStore, PublicLinkStore, SuggestionStore, EditStore, VersionStore, SigningStore, StoreCare {}

/** A store that lies in one file. */
export interface FileStore extends Store {
  /**
   * Writes one consistent file and its checksum while others go on writing; nothing is left under the name on failure.
   * @throws {DomainError} `storage.*`; `request.invalid` when the file exists
   */
  backup(file: string): Promise<BackupFile>
  /** Where it lies: the file and its log. */
  readonly files: readonly string[]
}
