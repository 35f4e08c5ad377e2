import { randomIdText, userId, type CommuneId, type Random } from '../../shared/domain/ids.ts'
import { foldForSearch } from '../../shared/domain/text.ts'
import { makeLoginLink } from '../access/sessions.ts'
import type { User } from '../storage/port/peopleStore.ts'
import type { Store } from '../storage/port/store.ts'

interface Adding {
  readonly store: Store
  readonly now: () => number
  readonly random: Random
}

export interface NewPerson {
  readonly commune: CommuneId
  readonly name: string
  /** Id of a unit of the commune's directory; '' for none. */
  readonly unit: string
  readonly isAdmin: boolean
}

/** Makes an account without a password, and the secret of the link by which its person comes in, once. */
export async function addPerson({ store, now, random }: Adding, person: NewPerson): Promise<{ user: User; secret: string }> {
  const user: User = { ...person, id: userId(randomIdText(random, 16)), login: loginFor(person.name, random), createdAt: now() }
  await store.createUser({ ...user, passwordHash: null })
  return { user, secret: await makeLoginLink(store, user.id, now()) }
}

/** "Nguyễn Văn An" → "nguyenvanan-x7q2": to be typed on any keyboard, and not to be guessed from the name alone. */
function loginFor(name: string, random: Random): string {
  const plain = foldForSearch(name).replace(/[^a-z0-9]/g, '').slice(0, 40)
  return `${plain || 'nguoidung'}-${randomIdText(random, 4).toLowerCase()}`
}
