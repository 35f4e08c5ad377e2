import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { ConfigError, readConfig } from '../../server/config.ts'

test('[PR12] without settings the server is for this machine only', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    publicUrl: null,
    logLevel: 'warn',
    messagesPerSecond: 200,
    provider: null,
    access: { sessionLifeMs: 30 * 24 * 3_600_000, sessionIdleMs: 7 * 24 * 3_600_000, passwordMinLength: 8, passwordMaxAgeMs: 0 },
    care: { backupDir: 'data/backups', backupEveryMinutes: 5, backupKeep: 14, logMonths: 12 },
  })
})

test('[PR12] settings are read, empty ones count as absent', () => {
  const env = { PORT: '0', HOST: '0.0.0.0', DATA_DIR: '/srv/phuluc', PUBLIC_URL: 'https://phuluc.xa.vn/', LOG_LEVEL: 'info', OTHER: 'x' }
  expect(readConfig(env)).toMatchObject({ port: 0, host: '0.0.0.0', dataDir: '/srv/phuluc', publicUrl: 'https://phuluc.xa.vn', logLevel: 'info' })
  expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 3000, publicUrl: null })
})

test('[PR12] a setting that is not understood is named', () => {
  for (const [name, value] of [
    ['PORT', '99999'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'phuluc.xa.vn'],
    ['PUBLIC_URL', 'https://phuluc.xa.vn/duong-dan'],
    ['LOG_LEVEL', 'loud'],
    ['BACKUP_EVERY_MINUTES', '-1'],
    ['BACKUP_KEEP', '0'],
    ['LOG_MONTHS', 'never'],
    ['MAX_MESSAGES_PER_SECOND', '0'],
    ['PASSWORD_MIN_LENGTH', '7'],
    ['SESSION_DAYS', '0'],
    ['OIDC_ISSUER', 'http://cong.tinh.vn'],
    ['SESSION_IDLE_HOURS', 'x'],
    ['PASSWORD_MAX_DAYS', '-1'],
  ] as const) {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: "${value}"`))
  }
})

test('[PR12] the README has a line for every setting', () => {
  const readme = readFileSync(new URL('../../server/README.md', import.meta.url), 'utf8')
  for (const name of ['PORT', 'HOST', 'DATA_DIR', 'PUBLIC_URL', 'LOG_LEVEL', 'MAX_MESSAGES_PER_SECOND', 'SESSION_DAYS', 'SESSION_IDLE_HOURS', 'PASSWORD_MIN_LENGTH', 'PASSWORD_MAX_DAYS', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME']) expect(readme).toContain(`| \`${name}\` |`)
})
