import { createHash, randomBytes } from 'node:crypto'
import type { Random } from '../../shared/domain/ids.ts'

/** A secret for a cookie, a link or a program: 256 bits, fit for an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret. It is random and long, so one round of SHA-256 is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Unguessable numbers in [0, 1), for ids that stand in addresses. */
export const secureRandom: Random = () => randomBytes(4).readUInt32BE() / 2 ** 32
