import type { CommuneId } from '../../shared/domain/ids.ts'
import { starterDirectory } from '../../shared/domain/units/starterUnits.ts'
import type { CommuneStore, StoredDirectory } from '../storage/port/communeStore.ts'

/** The directory of units of a commune; as long as nobody has changed it, the usual offices of a commune. */
export async function communeUnits(store: CommuneStore, commune: CommuneId): Promise<StoredDirectory> {
  const stored = await store.readUnits(commune)
  return stored.version === 0 ? { version: 0, units: starterDirectory() } : stored
}
