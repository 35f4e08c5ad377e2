import { parseArgs } from 'node:util'
import { DomainError } from '../../shared/domain/errors.ts'
import { randomIdText, userId } from '../../shared/domain/ids.ts'
import { checkPassword, hashPassword } from '../access/passwords.ts'
import { secureRandom } from '../access/secrets.ts'
import { loginAddress, makeLoginLink, startSession } from '../access/sessions.ts'
import type { Store } from '../storage/port/store.ts'
import type { UserWithPassword } from '../storage/port/peopleStore.ts'
import { mustHave, type AdminCommand } from './adminCommand.ts'

const string = { type: 'string' } as const

export const createUser: AdminCommand = async ({ store, print }, args) => {
  const options = { login: string, name: string, password: string, unit: string, admin: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...args], options })
  const login = mustHave(values.login).trim().toLowerCase()
  if (!/^[\w.@-]{1,64}$/.test(login)) throw new DomainError('request.invalid', { where: 'login' })
  if (values.password !== undefined) checkPassword(values.password)
  const passwordHash = values.password === undefined ? null : await hashPassword(values.password)
  const name = mustHave(values.name).normalize('NFC').trim()
  const unit = (values.unit ?? '').normalize('NFC').trim()
  const id = userId(randomIdText(secureRandom, 16))
  await store.createUser({ id, login, name, unit, isAdmin: values.admin === true, createdAt: Date.now(), passwordHash })
  print(JSON.stringify({ id, login }))
  return 0
}

/** Also ends all sessions of that person, within a second on a running server. */
export const resetPassword: AdminCommand = async ({ store, print }, args) => {
  const options = { login: string, password: string } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const user = await mustFind(store, mustHave(values.login ?? positionals[0]))
  const password = mustHave(values.password)
  checkPassword(password)
  await store.setPassword(user.id, await hashPassword(password))
  print(JSON.stringify({ login: user.login }))
  return 0
}

export const signInLink: AdminCommand = async ({ store, config, print }, args) => {
  const { values, positionals } = parseArgs({ args: [...args], options: { login: string }, allowPositionals: true })
  const user = await mustFind(store, mustHave(values.login ?? positionals[0]))
  const address = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`
  print(loginAddress(address, await makeLoginLink(store, user.id, Date.now())))
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
