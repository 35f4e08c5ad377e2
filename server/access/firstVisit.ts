import { randomIdText, userId, type Random, type UserId } from '../../shared/domain/ids.ts'
import { translate } from '../../shared/i18n/translate.ts'
import type { Store } from '../storage/port/store.ts'
import { homeCommune } from '../storage/port/communeStore.ts'
import { makeLoginLink } from './sessions.ts'

interface FirstVisit {
  readonly store: Store
  readonly now: () => number
  readonly random: Random
}

/** The first administrator: made by whoever opens the first link; an existing one is taken instead of a second. */
export async function makeFirstAdmin({ store, now, random }: FirstVisit): Promise<UserId> {
  const existing = (await store.listUsers()).find((user) => user.isAdmin)
  if (existing) return existing.id
  const id = userId(randomIdText(random, 16))
  const name = translate('vi', 'people.firstAdmin')
  await store.createUser({ id, commune: homeCommune, login: 'quantri', name, unit: '', isAdmin: true, createdAt: now(), passwordHash: null })
  return id
}

/** The secret of a link for the console when no administrator could get in otherwise; null when one can. */
export async function firstVisitSecret({ store, now }: FirstVisit): Promise<string | null> {
  if (await store.hasReachableAdmin(now())) return null
  const admin = (await store.listUsers()).find((user) => user.isAdmin)
  return makeLoginLink(store, admin?.id ?? null, now())
}
