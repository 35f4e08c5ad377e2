import { hash, verify } from '@node-rs/argon2'
import { DomainError } from '../../shared/domain/errors.ts'
import { foldForSearch } from '../../shared/domain/text.ts'
import { usualPolicy } from './accessPolicy.ts'
import { isCommonPassword } from './commonPasswords.ts'

/** OWASP's first choice for argon2id, which is the library's usual algorithm: 19 MiB, two passes, one lane; about 30 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Characters; the upper bound keeps one guess from costing more than its share. */
const maxLength = 128

/** Whose password it is to be: their own name is no secret. */
export interface PasswordOwner {
  readonly login?: string
  readonly name?: string
  readonly minLength?: number
}

/** Any characters in any mixture, as long as the password isn't short, common or its owner's name. @throws {DomainError} `session.passwordWeak` */
export function checkPassword(password: string, { login = '', name = '', minLength = usualPolicy.passwordMinLength }: PasswordOwner = {}): void {
  const plain = lettersOf(password)
  const isName = [login, name].some((own) => plain !== '' && lettersOf(own) === plain)
  if (password.length < minLength || password.length > maxLength || isName || isCommonPassword(password)) {
    throw new DomainError('session.passwordWeak', { min: minLength, max: maxLength })
  }
}

const lettersOf = (text: string): string => foldForSearch(text).replaceAll(/[^a-z]/g, '')

/** The PHC string to store. NFC, because the same password may be typed decomposed on another machine. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

let decoy: Promise<string> | null = null

/**
 * Whether the password is right. Takes as long for an account without a password, or for none at all, so that the time
 * does not tell which names exist.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  if (password.length > maxLength) return false
  decoy ??= hashPassword('a decoy that nobody can sign in with')
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'))
  return matches && stored !== null
}
