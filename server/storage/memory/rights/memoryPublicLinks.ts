import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import type { PublicLink, PublicLinkStore } from '../../port/rights/publicLinkStore.ts'

/** Public links in memory. */
export class MemoryPublicLinks implements PublicLinkStore {
  readonly #links = new Map<WorkbookId, PublicLink>()

  async putPublicLink(link: PublicLink): Promise<void> {
    this.#links.set(link.workbook, link)
  }

  async findPublicLink(workbook: WorkbookId): Promise<PublicLink | null> {
    return this.#links.get(workbook) ?? null
  }

  async findByPublicLink(hash: string): Promise<WorkbookId | null> {
    return [...this.#links.values()].find((link) => link.hash === hash)?.workbook ?? null
  }

  async removePublicLink(workbook: WorkbookId): Promise<boolean> {
    return this.#links.delete(workbook)
  }
}
