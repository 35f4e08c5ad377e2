import { must } from '../../shared/domain/errors.ts'
import { randomIdText, userId, type Random, type UserId } from '../../shared/domain/ids.ts'
import { translate } from '../../shared/i18n/translate.ts'
import { loginAddress, makeLoginLink } from '../access/sessions.ts'
import { homeCommune } from '../storage/port/communeStore.ts'
import type { User } from '../storage/port/peopleStore.ts'
import type { Store } from '../storage/port/store.ts'
import { addWorkbook } from '../workbooks/addWorkbook.ts'
import { sampleWorkbook } from '../workbooks/sampleWorkbook.ts'

interface Site {
  readonly store: Store
  readonly now: () => number
  readonly random: Random
}

/** The five offices that write, by their unit in commune.json; the first gathers the others' input. */
const offices = ['vhxh', 'vp', 'kt', 'hcc', 'dv'] as const

/** One sign-in link for each demo person. Fills an empty store first; empty list: the store holds somebody else's work. */
export async function demoLinks(site: Site, address: string): Promise<{ name: string; address: string }[]> {
  const { store, now } = site
  if ((await store.listUsers()).length === 0) await fill(site)
  const people = await Promise.all(offices.map((office) => store.findUserByLogin(office)))
  if (people.some((person) => person === null)) return []
  const links: { name: string; address: string }[] = []
  for (const person of people) {
    const { id, name } = must(person, 'demo person')
    links.push({ name, address: loginAddress(address, await makeLoginLink(store, id, now())) })
  }
  return links
}

async function fill(site: Site): Promise<void> {
  const workbook = await sampleWorkbook()
  const people = new Map<string, UserId>()
  for (const office of offices) {
    const unit = must(workbook.units.find((u) => u.id === office)?.name, `unit ${office}`)
    people.set(office, await addOfficer(site, office, unit))
  }
  const [coordinator, ...editors] = offices
  const id = await addWorkbook(site, workbook, must(people.get(coordinator), coordinator))
  await site.store.putMember({ workbook: id, userId: must(people.get(coordinator), coordinator), role: 'coordinator', unit: coordinator })
  for (const office of editors) {
    await site.store.putMember({ workbook: id, userId: must(people.get(office), office), role: 'editor', unit: office })
  }
}

async function addOfficer({ store, now, random }: Site, office: string, unit: string): Promise<UserId> {
  const user: User = {
    id: userId(randomIdText(random, 16)),
    commune: homeCommune,
    login: office,
    name: translate('vi', 'people.officerOf', { unit }),
    unit: office,
    isAdmin: office === offices[0],
    createdAt: now(),
  }
  await store.createUser({ ...user, passwordHash: null })
  return user.id
}
