import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'

/** A workbook as it was at one moment; never changed. */
export interface Version {
  readonly workbook: WorkbookId
  /** From 1, without gaps. */
  readonly number: number
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly userId: UserId
  /** SHA-256 of what is issued of it, hexadecimal. */
  readonly hash: string
  /** The whole workbook as an interchange document. */
  readonly content: string
}

export interface VersionStore {
  /** Keeps a version under the next number, all or nothing. @returns the number */
  addVersion(version: Omit<Version, 'number'>): Promise<number>
  /** Without their content, oldest first. */
  listVersions(workbook: WorkbookId): Promise<readonly Omit<Version, 'content'>[]>
  findVersion(workbook: WorkbookId, number: number): Promise<Version | null>
}
