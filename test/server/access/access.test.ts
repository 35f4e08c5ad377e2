import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { usualPolicy } from '../../../server/access/accessPolicy.ts'
import { authenticate, bearerToken, cookieName } from '../../../server/access/authenticate.ts'
import { isOwnOrigin } from '../../../server/access/origin.ts'
import { checkPassword, hashPassword, passwordMatches } from '../../../server/access/passwords.ts'
import { hashSecret, newSecret, secureRandom } from '../../../server/access/secrets.ts'
import { loginAddress, makeLoginLink, startSession } from '../../../server/access/sessions.ts'
import { SignInThrottle } from '../../../server/access/signInThrottle.ts'
import { createMemoryStore } from '../../../server/storage/memory/memoryStore.ts'
import { homeCommune } from '../../../server/storage/port/communeStore.ts'
import { userId } from '../../../shared/domain/ids.ts'

const lan = userId('lan')

async function storeWithLan() {
  const store = createMemoryStore()
  await store.createUser({ id: lan, commune: homeCommune, login: 'lan', name: 'Lan', unit: '', isAdmin: false, createdAt: 1, passwordHash: null })
  return store
}

describe('secrets', () => {
  test('[ST9] a secret is long, new each time, and only its hash says who it is', () => {
    const secrets = new Set(Array.from({ length: 1_000 }, newSecret))
    expect(secrets.size).toBe(1_000)
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/)
    expect(hashSecret('a')).toHaveLength(64)
    expect(hashSecret('a')).not.toBe(hashSecret('b'))
  })

  test('[PR10] ids are made of numbers that spread over [0, 1)', () => {
    const numbers = Array.from({ length: 2_000 }, secureRandom)
    expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true)
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((n) => Math.floor(n * 10) === tenth).length
      expect(share).toBeGreaterThan(100)
    }
  })

  test('[ST8] the secret of a link stands behind "#", where no server sees it', async () => {
    const store = await storeWithLan()
    const secret = await makeLoginLink(store, lan, 1_000)
    const address = new URL(loginAddress('https://phuluc.example.vn', secret))
    expect([address.pathname, address.search, address.hash]).toEqual(['/vao', '', `#${secret}`])
    expect((await store.useLink(hashSecret(secret), 1_001))?.userId).toBe(lan)
  })
})

describe('sessions', () => {
  test('[ST9] a browser session counts by cookie only; a token of a program by header only', async () => {
    const store = await storeWithLan()
    const cookie = await startSession(store, lan, 'browser', 0)
    const token = await startSession(store, lan, 'program', 0)
    const ask = (headers: IncomingHttpHeaders, now = 1) => authenticate(store, headers, false, now)
    expect((await ask({ cookie: `a=b; phuluc=${cookie}; c=d` }))?.user.login).toBe('lan')
    expect((await ask({ authorization: `Bearer ${token}` }))?.session.kind).toBe('program')
    expect(await ask({ authorization: `Bearer ${cookie}` })).toBeNull()
    expect(await ask({ cookie: `phuluc=${token}` })).toBeNull()
    expect(await ask({ cookie: `phuluc=${cookie}` }, usualPolicy.sessionIdleMs)).toBeNull()
    expect(await ask({ cookie: `xphuluc=${cookie}` })).toBeNull()
    expect(await ask({})).toBeNull()
  })

  test('[PR21] under TLS only the cookie that the browser binds to the host counts', async () => {
    const store = await storeWithLan()
    const secret = await startSession(store, lan, 'browser', 0)
    expect(cookieName(true)).toBe('__Host-phuluc')
    expect(await authenticate(store, { cookie: `phuluc=${secret}` }, true, 1)).toBeNull()
    expect(await authenticate(store, { cookie: `__Host-phuluc=${secret}` }, true, 1)).not.toBeNull()
  })

  test('[PR9] what looks like a token is a token, the rest is none', () => {
    const token = 'x'.repeat(43)
    expect(bearerToken({ authorization: `Bearer ${token}` })).toBe(token)
    expect(bearerToken({ authorization: `bearer ${token}` })).toBe(token)
    for (const authorization of ['', 'Bearer', 'Bearer short', `Basic ${token}`, `Bearer ${token} more`]) {
      expect(bearerToken({ authorization })).toBeNull()
    }
  })
})

describe('origins', () => {
  const token = { authorization: `Bearer ${'x'.repeat(43)}` }

  test('[PR9] without PUBLIC_URL the origin must be the very host that was called', () => {
    const from = (origin: string | undefined, host: string | undefined) =>
      isOwnOrigin({ ...(origin === undefined ? {} : { origin }), ...(host === undefined ? {} : { host }) }, null)
    expect(from('http://192.168.1.5:3000', '192.168.1.5:3000')).toBe(true)
    expect(from('https://phuluc.xa.vn', 'phuluc.xa.vn')).toBe(true)
    for (const origin of ['http://evil.vn', 'null', '', 'http://192.168.1.5', 'http://192.168.1.5:3000.evil.vn', undefined]) {
      expect(from(origin, '192.168.1.5:3000'), String(origin)).toBe(false)
    }
    expect(from('http://undefined', undefined)).toBe(false)
  })

  test('[PR9] with PUBLIC_URL it must be that; a program without origin shows its token', () => {
    expect(isOwnOrigin({ origin: 'https://a.vn', host: 'b.vn' }, 'https://a.vn')).toBe(true)
    expect(isOwnOrigin({ origin: 'https://b.vn', host: 'b.vn' }, 'https://a.vn')).toBe(false)
    expect(isOwnOrigin({ ...token, host: 'b.vn' }, 'https://a.vn')).toBe(true)
    expect(isOwnOrigin({ ...token, origin: 'https://evil.vn', host: 'b.vn' }, 'https://a.vn')).toBe(false)
  })
})

describe('passwords', () => {
  test('[ST9] a password is stored as argon2id and matches composed and decomposed alike', async () => {
    const stored = await hashPassword('mật khẩu dài')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordMatches(stored, 'mật khẩu dài'.normalize('NFD'))).toBe(true)
    expect(await passwordMatches(stored, 'mat khau dai')).toBe(false)
    expect(await passwordMatches(null, 'a decoy that nobody can sign in with')).toBe(false)
    expect(await passwordMatches(stored, 'x'.repeat(10_000))).toBe(false)
  })

  test('[AC5] short, long and common passwords, and the own name, are refused; the rest is free', () => {
    const weak = ['', '1234567', '12345678', 'MatKhau123', 'Matkhau@2026', 'Mật khẩu 1', 'x'.repeat(129), 'aaaaaaaa', 'hgfedcba', 'football1', 'P@ssw0rd', 'UBND xã 2026', 'iloveyou!!']
    for (const password of weak) expect(() => checkPassword(password), password).toThrow('session.passwordWeak')
    const owner = { login: 'nguyenvanan-x7q2', name: 'Nguyễn Văn An' }
    for (const password of ['nguyenvanan2026', 'NguyenVanAn-x7q2']) expect(() => checkPassword(password, owner), password).toThrow('session.passwordWeak')
    for (const password of ['đủ dài rồi', 'tháng mười hai', '🙂🙃🙂🙃🤖👾', '        z b q', 'nguyenvanan2026']) expect(() => checkPassword(password), password).not.toThrow()
    expect(() => checkPassword('đủ dài rồi', { minLength: 12 })).toThrow('session.passwordWeak')
  })
})

describe('wrong guesses', () => {
  test('[PR16] guesses are counted for an account and for an address, and forgotten after the window', () => {
    let clock = 0
    const throttle = new SignInThrottle(() => clock)
    for (let i = 0; i < 10; i++) {
      expect(throttle.waitMs('lan', '1')).toBe(0)
      throttle.count('lan', '1')
      clock += 1_000
    }
    expect(throttle.waitMs('lan', '2')).toBe(590_000)
    expect(throttle.waitMs('minh', '1')).toBe(0)
    clock = 599_999
    expect(throttle.waitMs('lan', '1')).toBeGreaterThan(0)
    clock = 600_000
    expect(throttle.waitMs('lan', '1')).toBe(0)
    for (let i = 0; i < 100; i++) throttle.count(`name ${i}`, '9')
    expect(throttle.waitMs('somebody', '9')).toBeGreaterThan(0)
  })

  test('[PR16] a right guess is taken back; a flood of names is forgotten oldest first', () => {
    const throttle = new SignInThrottle(() => 0)
    for (let i = 0; i < 50; i++) throttle.count('lan', '1')()
    expect(throttle.waitMs('lan', '1')).toBe(0)
    for (let i = 0; i < 10; i++) throttle.count('minh', '2')
    expect(throttle.waitMs('minh', '3')).toBeGreaterThan(0)
    for (let i = 0; i < 20_001; i++) throttle.count(`name ${i}`, `address ${i}`)
    expect(throttle.waitMs('minh', '3')).toBe(0)
  })
})
