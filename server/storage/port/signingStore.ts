import type { WorkbookId } from '../../../shared/domain/ids.ts'
import type { SigningEvent } from '../../../shared/domain/signing.ts'

/** A file that was made of a version: by these it is known again, whatever later releases would make of that version. */
export interface VersionFile {
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string
  /** Bytes. */
  readonly length: number
}

/** What happened on the way to a signature; only ever added to. */
export interface SigningStore {
  addSigningEvent(workbook: WorkbookId, event: SigningEvent): Promise<void>
  /** Oldest first. */
  listSigningEvents(workbook: WorkbookId): Promise<readonly SigningEvent[]>
  /** A file that is known already stays as it is. */
  noteVersionFile(workbook: WorkbookId, version: number, file: VersionFile): Promise<void>
  listVersionFiles(workbook: WorkbookId, version: number): Promise<readonly VersionFile[]>
}
