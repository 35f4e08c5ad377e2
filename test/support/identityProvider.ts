import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function signed(claims: object, key = privateKey): string {
  const text = `${encode({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${encode(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

/** A small provider of OpenID Connect that lets everybody in as `subject`, and can be told to lie. */
export class IdentityProvider {
  subject = 'cccd-001'
  /** Changes what stands in the id token before it is signed. */
  forge: (claims: Record<string, unknown>) => object = (claims) => claims
  /** Signs with a key that nobody published. */
  usesForeignKey = false
  readonly issuer: string
  readonly clientSecret = 'bí mật của phụ lục'
  readonly #codes = new Map<string, { readonly challenge: string; readonly nonce: string; readonly redirectUri: string }>()

  private constructor(issuer: string) {
    this.issuer = issuer
  }

  static async start(): Promise<IdentityProvider> {
    let provider: IdentityProvider | null = null
    const server = createServer((request, response) => void provider?.answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    provider = new IdentityProvider(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    return provider
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', this.issuer)
    const json = (status: number, value: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (address.pathname === '/.well-known/openid-configuration') return json(200, this.#description())
    if (address.pathname === '/keys') return json(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] })
    if (address.pathname === '/authorize') return void response.writeHead(302, { location: this.#authorize(address.searchParams) }).end()
    if (address.pathname !== '/token') return json(404, {})
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const token = this.#token(new URLSearchParams(body))
    return token ? json(200, token) : json(400, { error: 'invalid_grant' })
  }

  #description(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }
  }

  #authorize(asked: URLSearchParams): string {
    const code = randomBytes(16).toString('hex')
    const redirectUri = asked.get('redirect_uri') ?? ''
    this.#codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '', redirectUri })
    return `${redirectUri}?${new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()}`
  }

  #token(asked: URLSearchParams): object | null {
    const code = this.#codes.get(asked.get('code') ?? '')
    this.#codes.delete(asked.get('code') ?? '')
    const challenge = createHash('sha256').update(asked.get('code_verifier') ?? '').digest('base64url')
    if (!code || challenge !== code.challenge || asked.get('redirect_uri') !== code.redirectUri || asked.get('client_secret') !== this.clientSecret) return null
    const now = Math.floor(Date.now() / 1_000)
    const claims = this.forge({ iss: this.issuer, sub: this.subject, aud: 'phuluc', iat: now, exp: now + 300, nonce: code.nonce })
    const key = this.usesForeignKey ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : privateKey
    return { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: signed(claims, key) }
  }
}
