import type { RootName } from '../place/place.ts'
import type { Changes, RootChange } from './changes.ts'

/** A register, cell or entry that an update writes. `key` '': the entry itself is made; a unit cell is one key, "s:<column>". */
export interface TouchedPlace {
  readonly root: RootName
  readonly entry: string
  readonly key: string
}

const unitCell = /^s:[^:]+/

/** Where an update writes: a row that it makes is one place, whatever it is made with. */
export function touchedPlaces({ roots }: Changes): readonly TouchedPlace[] {
  const places: TouchedPlace[] = []
  for (const [name, root] of roots) addPlaces(places, name as RootName, root)
  return places
}

function addPlaces(places: TouchedPlace[], root: RootName, { own, entries }: RootChange): void {
  for (const [key, change] of own) {
    if (root === 'meta') places.push({ root, entry: '', key })
    else if (change.made.length > 0) places.push({ root, entry: key, key: '' })
  }
  for (const { entry, keys, texts } of entries.values()) {
    if (own.get(entry)?.made.length) continue
    const touched = new Set(texts.keys())
    for (const key of keys.keys()) touched.add(unitCell.exec(key)?.[0] ?? key)
    for (const key of touched) places.push({ root, entry, key })
  }
}
