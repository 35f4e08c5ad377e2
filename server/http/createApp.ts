import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { DomainError } from '../../shared/domain/errors.ts'
import { isOwnOrigin } from '../access/origin.ts'
import { serveClient } from './clientFiles.ts'
import { callsPerMinute, limitCostlyCalls } from './callLimits.ts'
import { answerFailures, usualBodyBytes } from './failures.ts'
import type { HttpServices } from './httpServices.ts'
import { operation } from './routes/operation/operation.ts'
import { server } from './routes/operation/server.ts'
import { listLinks, renewLink, revokeLink } from './routes/people/links.ts'
import { addPersonByName, changePerson, listPeople, signPersonOut } from './routes/people/people.ts'
import { changePassword } from './routes/session/changePassword.ts'
import { endAllSessions, endSession, listSessions } from './routes/session/mySessions.ts'
import { openLink } from './routes/session/openLink.ts'
import { signIn } from './routes/session/signIn.ts'
import { signOut } from './routes/session/signOut.ts'
import { singleSignOn } from './routes/session/singleSignOn.ts'
import { whoAmI } from './routes/session/whoAmI.ts'
import { actSigning, readSigning } from './routes/versions/signing.ts'
import { mergeUnitsRoute, nameCommune, putUnits, readUnits } from './routes/units/units.ts'
import { verify } from './routes/versions/verify.ts'
import { addVersion, listVersions, readVersion } from './routes/versions/versions.ts'
import { createWorkbook } from './routes/workbooks/createWorkbook.ts'
import { drawFile, exportFile } from './routes/workbooks/exportFile.ts'
import { invitePerson } from './routes/workbooks/invitations.ts'
import { listWorkbooks } from './routes/workbooks/listWorkbooks.ts'
import { listCandidates, listMembers, putMember, removeMember } from './routes/workbooks/members.ts'
import { closePublicLink, openPublicLink, readPublicLink } from './routes/workbooks/publicLink.ts'
import { readAnnexJson } from './routes/workbooks/readAnnexJson.ts'
import { readActivity } from './routes/rights/activity.ts'
import { downloadLog, readLog } from './routes/rights/log.ts'
import { changeSettings, readSettings } from './routes/rights/settings.ts'
import { addSuggestion, decideSuggestion, listSuggestions } from './routes/rights/suggestions.ts'
import { readPublicPage } from './routes/workbooks/readPublicPage.ts'
import { readWorkbookFacts } from './routes/workbooks/readWorkbookFacts.ts'
import { addSecurityHeaders } from './securityHeaders.ts'

const routes = [
  signIn,
  openLink,
  whoAmI,
  singleSignOn,
  signOut,
  changePassword,
  listSessions,
  endSession,
  endAllSessions,
  listPeople,
  addPersonByName,
  changePerson,
  signPersonOut,
  listLinks,
  revokeLink,
  readUnits,
  putUnits,
  mergeUnitsRoute,
  nameCommune,
  listWorkbooks,
  createWorkbook,
  readWorkbookFacts,
  readAnnexJson,
  exportFile,
  drawFile,
  readSettings,
  changeSettings,
  listSuggestions,
  addSuggestion,
  decideSuggestion,
  readLog,
  downloadLog,
  readActivity,
  listMembers,
  listCandidates,
  putMember,
  removeMember,
  invitePerson,
  readPublicLink,
  openPublicLink,
  closePublicLink,
  readPublicPage,
  renewLink,
  addVersion,
  listVersions,
  readVersion,
  readSigning,
  actSigning,
  verify,
  operation,
  server,
]

/** The HTTP side, with all its doors; not yet listening. */
export async function createApp(services: HttpServices): Promise<{ app: FastifyInstance; routes: readonly string[] }> {
  const app = fastify({ logger: false, bodyLimit: usualBodyBytes, trustProxy: 'loopback', forceCloseConnections: true })
  answerFailures(app, services)
  await addSecurityHeaders(app, services.publicOrigin, services.isSecure)
  await app.register(cookie)
  limitCostlyCalls(app)
  await app.register(rateLimit, { max: callsPerMinute, timeWindow: 60_000, errorResponseBuilder: () => new DomainError('request.tooMany') })
  refuseForeignOrigins(app, services)
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    services.log.debug({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'call')
  })
  const registered: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    registered.push(`${String(method)} ${url}`)
  })
  for (const route of routes) route(app, services)
  const calls = [...registered]
  await serveClient(app, services.clientFolder)
  return { app, routes: calls }
}

/** A call that changes something must come from our own page, or from a program with its token. */
function refuseForeignOrigins(app: FastifyInstance, { publicOrigin }: HttpServices): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    if (!isOwnOrigin(request.headers, publicOrigin)) throw new DomainError('access.originRefused')
  })
}
