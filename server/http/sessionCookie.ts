import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { cookieName } from '../access/authenticate.ts'

/** Gives the browser its session: out of reach of scripts, not sent along from other sites. */
export function setSessionCookie(reply: FastifyReply, secret: string, isSecure: boolean, lifeMs: number): void {
  reply.setCookie(cookieName(isSecure), secret, { ...attributes(isSecure), maxAge: lifeMs / 1_000 })
}

export function clearSessionCookie(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(cookieName(isSecure), attributes(isSecure))
}

function attributes(isSecure: boolean): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }
}
