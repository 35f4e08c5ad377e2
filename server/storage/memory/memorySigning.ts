import type { WorkbookId } from '../../../shared/domain/ids.ts'
import type { SigningEvent } from '../../../shared/domain/signing.ts'
import type { SigningStore, VersionFile } from '../port/signingStore.ts'

/** The way to a signature, in memory. */
export class MemorySigning implements SigningStore {
  readonly #events = new Map<WorkbookId, SigningEvent[]>()
  readonly #files = new Map<string, VersionFile>()

  async addSigningEvent(workbook: WorkbookId, event: SigningEvent): Promise<void> {
    this.#events.set(workbook, [...(this.#events.get(workbook) ?? []), event])
  }

  async listSigningEvents(workbook: WorkbookId): Promise<readonly SigningEvent[]> {
    return this.#events.get(workbook) ?? []
  }

  async noteVersionFile(workbook: WorkbookId, version: number, file: VersionFile): Promise<void> {
    this.#files.set(`${workbook} ${version} ${file.hash}`, file)
  }

  async listVersionFiles(workbook: WorkbookId, version: number): Promise<readonly VersionFile[]> {
    return [...this.#files].filter(([key]) => key.startsWith(`${workbook} ${version} `)).map(([, file]) => file)
  }
}
