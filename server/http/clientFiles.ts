import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '../../shared/domain/errors.ts'
import { sendFailure } from './failures.ts'

/** Paths that programs call: an unknown one is an error there, never the page. */
const isCall = (path: string): boolean => /^\/(api|ws|metrics|healthz|readyz)(\/|$|\?)/.test(path)

/**
 * Serves the built client. Files under /assets carry a hash in their name and never change; everything else is asked
 * for anew. Any other address is the page itself, which finds its way in the browser.
 */
export async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        const isHashed = path.startsWith(join(folder, 'assets'))
        response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (isBuilt && isPage(request)) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return sendFailure(request, reply, new DomainError('request.unknownRoute'))
  })
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  return !isCall(url) && (headers.accept ?? '*/*').match(/text\/html|\*\/\*/) !== null && !/\.\w{1,5}(\?|$)/.test(url)
}
