import { describe, expect, test } from 'vitest'
import { PendingSignIns } from '../../../server/access/pendingSignIns.ts'
import { userId } from '../../../shared/domain/ids.ts'
import { IdentityProvider } from '../../support/identityProvider.ts'
import { Office, type Answer } from '../../support/office.ts'

const cookiesOf = (answer: Answer): string => [answer.headers['set-cookie'] ?? []].flat().map((cookie) => String(cookie).split(';')[0]).filter((cookie) => !String(cookie).endsWith('=')).join('; ')

async function officeWithProvider(options: { now?: () => number } = {}): Promise<{ office: Office; provider: IdentityProvider }> {
  const provider = await IdentityProvider.start()
  const env = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_SECRET: provider.clientSecret, OIDC_NAME: 'Cổng tỉnh Đồng Nai' }
  const office = await Office.open({ env, ...options })
  await office.hire('kt')
  await office.hire('vp')
  return { office, provider }
}

interface Journey {
  readonly cookie?: string
  readonly path?: string
  /** Changes the address by which the browser comes back. */
  readonly bend?: (address: URL) => void
  /** Comes back without the cookie that it left with. */
  readonly forgetful?: boolean
}

/** A browser that goes to the provider and comes back. */
async function travel(office: Office, { cookie = '', path = '/api/provider/sign-in', bend = () => undefined, forgetful = false }: Journey = {}): Promise<Answer> {
  const gone = await office.call('GET', path, { as: null, headers: { cookie } })
  expect([gone.status, path]).toEqual([302, path])
  const back = await fetch(String(gone.headers['location']), { redirect: 'manual' })
  const address = new URL(back.headers.get('location') ?? '')
  bend(address)
  expect(address.origin).toBe(office.origin)
  return office.call('GET', address.pathname + address.search, { as: null, headers: { cookie: forgetful ? cookie : `${cookie}; ${cookiesOf(gone)}` } })
}

const whoAmI = async (office: Office, answer: Answer): Promise<unknown> => (await office.call('GET', '/api/session', { as: null, headers: { cookie: cookiesOf(answer) } })).json['login']

async function link(office: Office, login: string): Promise<Answer> {
  const { cookie } = (await office.headers(login)) as { cookie: string }
  return travel(office, { cookie, path: '/api/provider/link' })
}

describe('a provider', () => {
  test('[AC14] a person ties the account, signed in; from then on the provider signs them in', async () => {
    const { office } = await officeWithProvider()
    expect((await office.call('GET', '/api/provider', { as: null })).json).toEqual({ name: 'Cổng tỉnh Đồng Nai', isLinked: false })
    expect((await travel(office)).headers['location']).toBe('/?failed=session.identityUnknown')
    expect((await link(office, 'kt')).headers['location']).toBe('/tai-khoan')
    expect((await office.call('GET', '/api/provider', { as: 'kt' })).json).toMatchObject({ isLinked: true })
    const back = await travel(office)
    expect(back.headers['location']).toBe('/')
    expect(await whoAmI(office, back)).toBe('kt')
    expect(String(back.headers['set-cookie'])).toContain('HttpOnly; SameSite=Lax')
  })

  test('[AC14] an identity is one person’s; untied, it opens nothing; a closed account stays closed', async () => {
    const { office, provider } = await officeWithProvider()
    await link(office, 'kt')
    expect((await link(office, 'vp')).headers['location']).toBe('/tai-khoan?failed=session.identityTaken')
    await office.call('POST', '/api/people/kt', { body: { isClosed: true } })
    expect((await travel(office)).headers['location']).toBe('/?failed=session.identityUnknown')
    await office.call('POST', '/api/people/kt', { body: { isClosed: false } })
    expect(await whoAmI(office, await travel(office))).toBe('kt')
    const signedIn = await travel(office)
    const headers = { cookie: cookiesOf(signedIn), origin: office.origin }
    expect((await office.call('DELETE', '/api/provider', { as: null, headers })).status).toBe(204)
    expect((await travel(office)).headers['location']).toBe('/?failed=session.identityUnknown')
    provider.subject = 'cccd-002'
    expect((await link(office, 'vp')).headers['location']).toBe('/tai-khoan')
    expect(await whoAmI(office, await travel(office))).toBe('vp')
  })

  const lies: readonly (readonly [what: string, tell: (provider: IdentityProvider) => void])[] = [
    ['another audience', (provider) => (provider.forge = (claims) => ({ ...claims, aud: 'another' }))],
    ['another issuer', (provider) => (provider.forge = (claims) => ({ ...claims, iss: 'https://evil.example' }))],
    ['another nonce', (provider) => (provider.forge = (claims) => ({ ...claims, nonce: 'replayed' }))],
    ['a time long past', (provider) => (provider.forge = (claims) => ({ ...claims, iat: 1, exp: 2 }))],
    ['no subject', (provider) => (provider.forge = ({ sub: _, ...claims }) => claims)],
    ['a foreign key', (provider) => (provider.usesForeignKey = true)],
  ]

  test.each(lies)('[AC14] a token with %s signs nobody in', async (_, tell) => {
    const { office, provider } = await officeWithProvider()
    await link(office, 'kt')
    tell(provider)
    const back = await travel(office)
    expect([back.headers['location'], await whoAmI(office, back)]).toEqual(['/?failed=session.providerFailed', undefined])
  })

  const bends: readonly (readonly [what: string, journey: Journey])[] = [
    ['another state', { bend: (address) => address.searchParams.set('state', 'forged') }],
    ['another code', { bend: (address) => address.searchParams.set('code', 'forged') }],
    ['an error', { bend: (address) => address.searchParams.set('error', 'access_denied') }],
    ['nothing', { bend: (address) => (address.search = '') }],
    ['no cookie', { forgetful: true }],
  ]

  test.each(bends)('[AC14] who comes back with %s is not signed in', async (_, journey) => {
    const { office } = await officeWithProvider()
    await link(office, 'kt')
    const back = await travel(office, journey)
    expect([back.headers['location'], await whoAmI(office, back)]).toEqual(['/?failed=session.providerFailed', undefined])
  })

  test('[AC14] an answer serves once, not after ten minutes, and ties only the account that asked', async () => {
    const { office } = await officeWithProvider()
    const { cookie } = (await office.headers('kt')) as { cookie: string }
    const gone = await office.call('GET', '/api/provider/link', { as: 'kt' })
    const back = new URL((await fetch(String(gone.headers['location']), { redirect: 'manual' })).headers.get('location') ?? '')
    const other = (await office.headers('vp')) as { cookie: string }
    const come = (as: string) => office.call('GET', back.pathname + back.search, { as: null, headers: { cookie: `${as}; ${cookiesOf(gone)}` } })
    expect((await come(other.cookie)).headers['location']).toBe('/tai-khoan?failed=session.providerFailed')
    expect((await come(cookie)).headers['location']).toBe('/?failed=session.providerFailed')
    expect((await office.call('GET', '/api/provider', { as: 'kt' })).json).toMatchObject({ isLinked: false })
    let clock = 0
    const pending = new PendingSignIns(() => clock)
    const flow = { state: 's', nonce: 'n', verifier: 'v', redirectUri: 'r' }
    const [a, b] = [pending.add({ flow, linkTo: null }), pending.add({ flow, linkTo: userId('kt') })]
    clock = 599_999
    expect(pending.take(a)?.linkTo).toBeNull()
    expect(pending.take(a)).toBeNull()
    clock = 600_000
    expect(pending.take(b)).toBeNull()
  })

  test('[AC14] an account is tied only right after signing in', async () => {
    let clock = 1_800_000_000_000
    const { office } = await officeWithProvider({ now: () => clock })
    const headers = await office.headers('kt')
    clock += 15 * 60_000
    const gone = await office.call('GET', '/api/provider/link', { as: null, headers })
    expect([gone.status, gone.headers['location'], gone.headers['set-cookie']]).toEqual([302, '/tai-khoan?failed=session.notFresh', undefined])
  })

  test('[AC14] without a provider, or when it is away, everything else works', async () => {
    const without = await Office.open()
    expect((await without.call('GET', '/api/provider', { as: null })).json).toEqual({ name: null, isLinked: false })
    expect((await without.call('GET', '/api/provider/sign-in', { as: null })).status).toBe(404)
    expect((await without.call('GET', '/api/provider/callback?code=x', { as: null })).headers['location']).toBe('/?failed=session.providerFailed')
    const away = await Office.open({ env: { OIDC_ISSUER: 'http://127.0.0.1:9' } })
    expect(await away.call('GET', '/api/provider/sign-in', { as: null })).toMatchObject({ status: 503, json: { code: 'session.providerFailed' } })
    expect((await away.call('GET', '/api/provider/link', { as: null })).status).toBe(401)
  })
})
