import * as v from 'valibot'
import { join } from 'node:path'
import type { AccessPolicy } from './access/accessPolicy.ts'
import type { ProviderSettings } from './access/singleSignOn.ts'
import type { CarePolicy } from './care/carePolicy.ts'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** A whole number between two bounds, both included. */
const wholeNumber = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.minValue(min), v.maxValue(max))

const environment = v.object({
  PORT: v.optional(v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535)), '3000'),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './data'),
  PUBLIC_URL: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/[^/?#]+\/?$/))),
  LOG_LEVEL: v.optional(v.picklist(levels), 'warn'),
  SESSION_DAYS: v.optional(wholeNumber(1, 365), '30'),
  SESSION_IDLE_HOURS: v.optional(wholeNumber(1, 8_760), '168'),
  PASSWORD_MIN_LENGTH: v.optional(wholeNumber(8, 64), '8'),
  PASSWORD_MAX_DAYS: v.optional(wholeNumber(0, 3_650), '0'),
  BACKUP_DIR: v.optional(v.pipe(v.string(), v.minLength(1))),
  BACKUP_EVERY_MINUTES: v.optional(wholeNumber(0, 10_080), '5'),
  BACKUP_KEEP: v.optional(wholeNumber(1, 1_000), '14'),
  LOG_MONTHS: v.optional(wholeNumber(1, 120), '12'),
  // TLS, or this very machine: what is said there decides who comes in.
  OIDC_ISSUER: v.optional(v.pipe(v.string(), v.regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)(:|\/|$))/), v.url())),
  OIDC_CLIENT_ID: v.optional(v.pipe(v.string(), v.minLength(1)), 'phuluc'),
  OIDC_CLIENT_SECRET: v.optional(v.pipe(v.string(), v.minLength(1))),
  OIDC_NAME: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), 'cổng của tỉnh'),
  MAX_MESSAGES_PER_SECOND: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/), v.transform(Number)), '200'),
})

/** What the environment says; the table is in server/README.md. */
export interface Config {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Address that people use, without a slash at the end; null: the one that they called. */
  readonly publicUrl: string | null
  readonly logLevel: (typeof levels)[number]
  readonly messagesPerSecond: number
  readonly access: AccessPolicy
  /** Where people sign in besides; null: nowhere. */
  readonly provider: ProviderSettings | null
  readonly care: CarePolicy
}

/** A setting that can't be understood; `message` says which, in one sentence for the console. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** @throws {ConfigError} */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = v.safeParse(environment, given)
  if (!read.success) {
    const [issue] = read.issues
    const name = String(issue.path?.[0]?.key ?? '')
    throw new ConfigError(`${name}: "${env[name] ?? ''}" is not understood. See the table in server/README.md.`)
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL, MAX_MESSAGES_PER_SECOND, ...rest } = read.output
  return {
    port: Number(PORT),
    host: HOST,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL?.replace(/\/$/, '') ?? null,
    logLevel: LOG_LEVEL,
    messagesPerSecond: Number(MAX_MESSAGES_PER_SECOND),
    access: readAccessPolicy(rest),
    provider: readProvider(rest),
    care: readCarePolicy(rest, DATA_DIR),
  }
}

type CareSettings = Pick<v.InferOutput<typeof environment>, 'BACKUP_DIR' | 'BACKUP_EVERY_MINUTES' | 'BACKUP_KEEP' | 'LOG_MONTHS'>

function readCarePolicy({ BACKUP_DIR, BACKUP_EVERY_MINUTES, BACKUP_KEEP, LOG_MONTHS }: CareSettings, dataDir: string): CarePolicy {
  return {
    backupDir: BACKUP_DIR ?? join(dataDir, 'backups'),
    backupEveryMinutes: Number(BACKUP_EVERY_MINUTES),
    backupKeep: Number(BACKUP_KEEP),
    logMonths: Number(LOG_MONTHS),
  }
}

type AccessSettings = Pick<v.InferOutput<typeof environment>, 'SESSION_DAYS' | 'SESSION_IDLE_HOURS' | 'PASSWORD_MIN_LENGTH' | 'PASSWORD_MAX_DAYS'>

function readAccessPolicy({ SESSION_DAYS, SESSION_IDLE_HOURS, PASSWORD_MIN_LENGTH, PASSWORD_MAX_DAYS }: AccessSettings): AccessPolicy {
  const hourMs = 3_600_000
  return {
    sessionLifeMs: Number(SESSION_DAYS) * 24 * hourMs,
    sessionIdleMs: Number(SESSION_IDLE_HOURS) * hourMs,
    passwordMinLength: Number(PASSWORD_MIN_LENGTH),
    passwordMaxAgeMs: Number(PASSWORD_MAX_DAYS) * 24 * hourMs,
  }
}

type ProviderEnvironment = Pick<v.InferOutput<typeof environment>, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_NAME'>

function readProvider({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret, OIDC_NAME: name }: ProviderEnvironment): ProviderSettings | null {
  return issuer === undefined ? null : { issuer, clientId, clientSecret: secret ?? null, name }
}
