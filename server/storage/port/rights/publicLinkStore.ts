import type { UserId, WorkbookId } from '../../../../shared/domain/ids.ts'

/** The address by which everybody reads a workbook; a workbook has one or none. */
export interface PublicLink {
  readonly workbook: WorkbookId
  /** SHA-256 of the secret; the secret itself is never stored. */
  readonly hash: string
  readonly userId: UserId
  /** When it was switched on, milliseconds since 1970. */
  readonly at: number
}

export interface PublicLinkStore {
  /** Keeps a link; the one that the workbook had opens no more. */
  putPublicLink(link: PublicLink): Promise<void>
  findPublicLink(workbook: WorkbookId): Promise<PublicLink | null>
  /** Whose link it is; null: nobody's, or no longer. */
  findByPublicLink(hash: string): Promise<WorkbookId | null>
  /** @returns whether there was one */
  removePublicLink(workbook: WorkbookId): Promise<boolean>
}
