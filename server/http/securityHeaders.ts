import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * What the browser may do with our page. No inline script; AG Grid's theme and Solid's style bindings need inline
 * styles. The WebSocket's origin is named for browsers that don't count it under 'self'.
 */
export async function addSecurityHeaders(app: FastifyInstance, publicOrigin: string | null, isSecure: boolean): Promise<void> {
  const socketOrigin = publicOrigin === null ? [] : [publicOrigin.replace(/^http/, 'ws')]
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...socketOrigin],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // Markup is written only through the page's own policy: client/ui/trustedMarkup.ts.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['default'],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    // Without TLS the browser would only complain about these on the console.
    crossOriginOpenerPolicy: isSecure,
    originAgentCluster: isSecure,
  })
  app.addHook('onSend', async (request, reply) => {
    // What people see of each other stays out of every cache, unless a call says otherwise.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}
