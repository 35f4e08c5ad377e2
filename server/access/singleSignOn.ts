import * as oidc from 'openid-client'
import { DomainError } from '../../shared/domain/errors.ts'
import type { Identity } from '../storage/port/identityStore.ts'

/** The provider of a province, by which its people sign in everywhere (OpenID Connect). */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  /** Null: a public client; PKCE protects it alone. */
  readonly clientSecret: string | null
  /** What people call it: on the button. */
  readonly name: string
}

/** What the server must remember while somebody is at the provider. */
export interface SignInFlow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly redirectUri: string
}

/** The only door to openid-client: code flow with PKCE, state and nonce; the provider's keys are found by its issuer. */
export class SingleSignOn {
  readonly settings: ProviderSettings
  #found: Promise<oidc.Configuration> | null = null

  constructor(settings: ProviderSettings) {
    this.settings = settings
  }

  /** Where to send the browser. @throws {DomainError} `session.providerFailed` when the provider can't be asked */
  async begin(redirectUri: string): Promise<{ address: string; flow: SignInFlow }> {
    const provider = await this.#provider()
    const flow: SignInFlow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), redirectUri }
    const address = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href, flow }
  }

  /**
   * Who came back.
   * @param query what the provider appended to the address
   * @throws {DomainError} `session.providerFailed` when anything of it doesn't fit
   */
  async finish({ state, nonce, verifier, redirectUri }: SignInFlow, query: string): Promise<Identity> {
    const provider = await this.#provider()
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${redirectUri}?${query}`), { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
      const claims = tokens.claims()
      if (claims) return { issuer: claims.iss, subject: claims.sub }
    } catch (cause) {
      throw Object.assign(new DomainError('session.providerFailed'), { cause })
    }
    throw new DomainError('session.providerFailed')
  }

  async #provider(): Promise<oidc.Configuration> {
    this.#found ??= this.#discover()
    try {
      return await this.#found
    } catch (cause) {
      // Asked again next time: it may have been away.
      this.#found = null
      throw Object.assign(new DomainError('session.providerFailed'), { cause })
    }
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings
    const isLocal = issuer.startsWith('http:')
    // Without TLS only on this machine (config.ts sees to it): for tests, or a provider behind the same proxy.
    return oidc.discovery(new URL(issuer), clientId, undefined, clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret), {
      // The signature is checked although the token comes by the provider's own line: a proxy in between changes nothing.
      execute: [oidc.enableNonRepudiationChecks, ...(isLocal ? [oidc.allowInsecureRequests] : [])],
    })
  }
}
