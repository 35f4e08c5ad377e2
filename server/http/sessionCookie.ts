// Adds cookies to the types of fastify.
import type {} from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { cookieName } from '../access/authenticate.ts'
import { sessionLifeMs } from '../access/sessions.ts'

/** Gives the browser its session: out of reach of scripts, not sent along from other sites. */
export function setSessionCookie(reply: FastifyReply, secret: string, isSecure: boolean): void {
  reply.setCookie(cookieName(isSecure), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: sessionLifeMs / 1_000,
  })
}

export function clearSessionCookie(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(cookieName(isSecure), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure })
}
