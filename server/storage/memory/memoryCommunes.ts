import type { Unit } from '../../../shared/domain/annex.ts'
import type { CommuneId } from '../../../shared/domain/ids.ts'
import { homeCommune, type Commune, type CommuneStore, type StoredDirectory } from '../port/communeStore.ts'

/** Communes and their directories of units, in memory. */
export class MemoryCommunes implements Omit<CommuneStore, 'listWorkbookIds' | 'listRoles' | 'movePeople' | 'moveMembers'> {
  readonly #names = new Map<CommuneId, string>([[homeCommune, '']])
  readonly #directories = new Map<CommuneId, StoredDirectory>()

  async createCommune({ id, name }: Commune): Promise<void> {
    this.#names.set(id, name)
  }

  async findCommune(id: CommuneId): Promise<Commune | null> {
    const name = this.#names.get(id)
    return name === undefined ? null : { id, name }
  }

  async listCommunes(): Promise<readonly Commune[]> {
    return [...this.#names].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  async renameCommune(id: CommuneId, name: string): Promise<void> {
    this.#names.set(id, name)
  }

  async readUnits(commune: CommuneId): Promise<StoredDirectory> {
    return this.#directories.get(commune) ?? { version: 0, units: [] }
  }

  async writeUnits(commune: CommuneId, seen: number, units: readonly Unit[]): Promise<boolean> {
    const { version } = await this.readUnits(commune)
    if (version === seen) this.#directories.set(commune, { version: version + 1, units })
    return version === seen
  }
}
