import type { FastifyInstance } from 'fastify'
import { mayReplacePassword } from '../../../access/sessions.ts'
import type { HttpServices } from '../../httpServices.ts'
import { mayRunServer, mustIdentify } from '../../identify.ts'

export function whoAmI(app: FastifyInstance, services: HttpServices): void {
  const { store, now } = services
  app.get('/api/session', async (request) => {
    const { user, session } = await mustIdentify(services, request)
    const { id, login, name, unit, isAdmin } = user
    const person = await store.findPerson(user.commune, login)
    const commune = await store.findCommune(user.commune)
    const needsCurrentPassword = (person?.hasPassword ?? false) && !mayReplacePassword(session, now())
    const runsServer = mayRunServer(services, user)
    const alerts = runsServer ? (services.care?.alerts ?? []) : []
    return { id, login, name, unit, isAdmin, runsServer, alerts, commune: commune?.name ?? '', hasPassword: person?.hasPassword ?? false, needsCurrentPassword }
  })
}
