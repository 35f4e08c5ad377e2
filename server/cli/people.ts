import { parseArgs } from 'node:util'
import { DomainError } from '../../shared/domain/errors.ts'
import { communeId, isWellFormedId, randomIdText, userId, type CommuneId } from '../../shared/domain/ids.ts'
import { translate } from '../../shared/i18n/translate.ts'
import { checkPassword, hashPassword } from '../access/passwords.ts'
import { secureRandom } from '../access/secrets.ts'
import { loginAddress, makeLoginLink, startSession } from '../access/sessions.ts'
import type { Config } from '../config.ts'
import { addPerson } from '../people/addPerson.ts'
import { homeCommune } from '../storage/port/communeStore.ts'
import type { Store } from '../storage/port/store.ts'
import type { UserWithPassword } from '../storage/port/peopleStore.ts'
import { mustHave, type AdminCommand } from './adminCommand.ts'

const string = { type: 'string' } as const

export const createUser: AdminCommand = async ({ store, print }, args) => {
  const options = { login: string, name: string, password: string, unit: string, commune: string, admin: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...args], options })
  const login = mustHave(values.login).trim().toLowerCase()
  if (!/^[\w.@-]{1,64}$/.test(login)) throw new DomainError('request.invalid', { where: 'login' })
  const commune = await mustFindCommune(store, values.commune)
  if (values.password !== undefined) checkPassword(values.password, { login, name: values.name ?? '' })
  const passwordHash = values.password === undefined ? null : await hashPassword(values.password)
  const name = mustHave(values.name).normalize('NFC').trim()
  const unit = (values.unit ?? '').normalize('NFC').trim()
  const id = userId(randomIdText(secureRandom, 16))
  await store.createUser({ id, commune, login, name, unit, isAdmin: values.admin === true, createdAt: Date.now(), passwordHash })
  print(JSON.stringify({ id, login }))
  return 0
}

/**
 * For who has lost access: ends all sessions of that person, within a second on a running server. Without `--password`
 * the account has none until its person sets one, coming by the link that is printed; so no password stands in a
 * shell's history.
 */
export const resetPassword: AdminCommand = async ({ store, config, print }, args) => {
  const options = { login: string, password: string } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const user = await mustFind(store, mustHave(values.login ?? positionals[0]))
  if (values.password === undefined) {
    await store.setPassword(user.id, null)
    print(loginAddress(addressOf(config), await makeLoginLink(store, user.id, Date.now())))
    return 0
  }
  checkPassword(values.password, user)
  await store.setPassword(user.id, await hashPassword(values.password), Date.now())
  print(JSON.stringify({ login: user.login }))
  return 0
}

/** A further commune in the same store, with an administrator who comes in by the printed link. */
export const createCommune: AdminCommand = async ({ store, config, print }, args) => {
  const { values } = parseArgs({ args: [...args], options: { name: string } })
  const name = mustHave(values.name).normalize('NFC').trim()
  const commune = communeId(randomIdText(secureRandom, 16))
  await store.createCommune({ id: commune, name })
  const { user, secret } = await addPerson({ store, now: Date.now, random: secureRandom }, { commune, name: translate('vi', 'people.firstAdmin'), unit: '', isAdmin: true })
  print(JSON.stringify({ commune, login: user.login, link: loginAddress(addressOf(config), secret) }))
  return 0
}

const addressOf = ({ publicUrl, host, port }: Config): string => publicUrl ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`

export const signInLink: AdminCommand = async ({ store, config, print }, args) => {
  const { values, positionals } = parseArgs({ args: [...args], options: { login: string }, allowPositionals: true })
  const user = await mustFind(store, mustHave(values.login ?? positionals[0]))
  print(loginAddress(addressOf(config), await makeLoginLink(store, user.id, Date.now())))
  return 0
}

export const createToken: AdminCommand = async ({ store, print }, args) => {
  const { values, positionals } = parseArgs({ args: [...args], options: { login: string }, allowPositionals: true })
  const user = await mustFind(store, mustHave(values.login ?? positionals[0]))
  print(await startSession(store, user.id, 'program', Date.now()))
  return 0
}

async function mustFind(store: Store, login: string): Promise<UserWithPassword> {
  const user = await store.findUserByLogin(login.trim().toLowerCase())
  if (!user) throw new DomainError('user.unknown', { login })
  return user
}

async function mustFindCommune(store: Store, named: string | undefined): Promise<CommuneId> {
  if (named === undefined) return homeCommune
  const found = isWellFormedId(named) ? await store.findCommune(communeId(named)) : null
  if (!found) throw new DomainError('commune.unknown', { commune: named })
  return found.id
}
