import type { WorkbookId } from '../../../shared/domain/ids.ts'
import type { Version, VersionStore } from '../port/versionStore.ts'

/** Frozen versions, in memory. */
export class MemoryVersions implements VersionStore {
  readonly #versions: Version[] = []

  async addVersion(version: Omit<Version, 'number'>): Promise<number> {
    const number = this.#of(version.workbook).length + 1
    this.#versions.push({ ...version, number })
    return number
  }

  async listVersions(workbook: WorkbookId): Promise<readonly Omit<Version, 'content'>[]> {
    return this.#of(workbook).map(({ content: _, ...rest }) => rest)
  }

  async findVersion(workbook: WorkbookId, number: number): Promise<Version | null> {
    return this.#of(workbook).find((version) => version.number === number) ?? null
  }

  #of(workbook: WorkbookId): readonly Version[] {
    return this.#versions.filter((version) => version.workbook === workbook)
  }
}
