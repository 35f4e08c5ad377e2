import { hash, verify } from '@node-rs/argon2'
import { DomainError } from '../../shared/domain/errors.ts'

/** OWASP's first choice for argon2id, which is the library's usual algorithm: 19 MiB, two passes, one lane; about 30 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const passwordLimits = { min: 8, max: 128 } as const

/** What everybody tries first. */
const common = new Set(
  '12345678 123456789 1234567890 11111111 00000000 87654321 password password1 password123 matkhau123 matkhau1 12341234 qwerty123 qwertyui iloveyou admin123 administrator abc12345 abcd1234 88888888 66668888 anhyeuem vietnam123 phuluc123'.split(
    ' ',
  ),
)

/** @throws {DomainError} `session.passwordWeak` */
export function checkPassword(password: string): void {
  const { min, max } = passwordLimits
  if (password.length < min || password.length > max || common.has(password.toLowerCase())) {
    throw new DomainError('session.passwordWeak', { min, max })
  }
}

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
  if (password.length > passwordLimits.max) return false
  decoy ??= hashPassword('a decoy that nobody can sign in with')
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'))
  return matches && stored !== null
}
