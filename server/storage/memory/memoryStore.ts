import type { Store } from '../port/store.ts'
import { MemoryCommunes } from './memoryCommunes.ts'
import { MemoryIdentities } from './memoryIdentities.ts'
import { MemoryPeople } from './memoryPeople.ts'
import { MemoryRooms } from './memoryRooms.ts'
import { MemorySessions } from './memorySessions.ts'
import { MemorySigning } from './memorySigning.ts'
import { MemorySettings } from './rights/memorySettings.ts'
import { MemoryEdits } from './rights/memoryEdits.ts'
import { MemoryPublicLinks } from './rights/memoryPublicLinks.ts'
import { MemorySuggestions } from './rights/memorySuggestions.ts'
import { MemoryVersions } from './memoryVersions.ts'
import { MemoryWorkbooks } from './memoryWorkbooks.ts'

type Method = (...args: unknown[]) => unknown

/** A store that forgets everything with the process: for tests and the playground. */
export function createMemoryStore(): Store & { readonly inner: MemoryRooms } {
  const rooms = new MemoryRooms()
  const people = new MemoryPeople()
  const edits = new MemoryEdits()
  const sessions = new MemorySessions(people)
  const care = {
    inner: rooms,
    probe: async () => {},
    changeMark: async () => 0,
    verify: async () => ({ ...rooms.verifyRooms(), changedRows: [], fileFaults: [] }),
    measure: async () => ({ people: people.users.size, rooms: rooms.measure() }),
    forgetChanges: async (before: number) => edits.forget(before) + rooms.forgetChanges(before),
    close: async () => {},
  }
  return { ...bound(rooms), ...bound(people), ...bound(sessions), ...bound(new MemoryIdentities(people)), ...bound(new MemoryCommunes()), ...bound(new MemoryWorkbooks(rooms, people)), ...bound(new MemorySettings()), ...bound(new MemoryPublicLinks()), ...bound(new MemorySuggestions()), ...bound(edits), ...bound(new MemoryVersions()), ...bound(new MemorySigning()), ...care }
}

/** The methods of `target` as plain functions, to be spread into one object. */
function bound<T extends object>(target: T): Pick<T, keyof T> {
  const prototype = Object.getPrototypeOf(target) as object
  const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor')
  return Object.fromEntries(names.map((name) => [name, (Reflect.get(target, name) as Method).bind(target)])) as Pick<T, keyof T>
}
