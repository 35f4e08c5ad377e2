import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { isWellFormedId, workbookId, type WorkbookId } from '../../shared/domain/ids.ts'
import { closeCodes, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { isSpokenVersion, protocolParameter, sendsPieces } from '../../shared/protocol/version.ts'
import { authenticate, type Identity } from '../access/authenticate.ts'
import { isOwnOrigin } from '../access/origin.ts'
import type { Store } from '../storage/port/store.ts'
import type { Standing } from '../storage/port/workbookStore.ts'
import { Connection, type ConnectionServices } from './connection.ts'
import type { Rooms } from './rooms.ts'

export interface DoorServices extends ConnectionServices {
  readonly store: Store
  readonly rooms: Rooms
  /** The one allowed origin; null: whatever host was called. */
  readonly publicOrigin: string | null
  readonly isSecure: boolean
}

/** Lets people with a session and a right into rooms; everybody else is told why before a byte of a room is read. */
export function openSocketDoor(server: Server, services: DoorServices): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: services.limits.maxMessageBytes, perMessageDeflate: false })
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', (error) => services.log.debug({ cause: error.message }, 'handshake cut'))
    enter(sockets, services, request, stream, head).catch((error: unknown) => {
      services.log.error({ cause: String(error) }, 'handshake failed')
      refuseHandshake(stream, '500 Internal Server Error')
    })
  }
  server.on('upgrade', onUpgrade)
  return {
    close: () => {
      server.off('upgrade', onUpgrade)
      sockets.close()
    },
  }
}

async function enter(sockets: WebSocketServer, services: DoorServices, request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://server')
  const segment = /^\/ws\/([^/]+)$/.exec(address.pathname)?.[1]
  if (segment === undefined) return refuseHandshake(stream, '404 Not Found')
  if (!isOwnOrigin(request.headers, services.publicOrigin)) return refuseHandshake(stream, '403 Forbidden')
  const version = address.searchParams.get(protocolParameter)
  const found = await judge(services, request, segment, version)
  sockets.handleUpgrade(request, stream, head, (socket) => {
    if (typeof found === 'number') return turnAway(services, socket, found)
    const room = services.rooms.open(found.standing.membership.workbook)
    room.join(new Connection(socket, found.standing, found.identity.session.hash, room, services, sendsPieces(version)))
  })
}

type Admission = { readonly identity: Identity; readonly standing: Standing }

async function judge(services: DoorServices, request: IncomingMessage, segment: string, version: string | null): Promise<Admission | CloseCode> {
  const { store, isSecure, now, rooms } = services
  if (rooms.isStopping) return closeCodes.restarting
  if (!isSpokenVersion(version)) return closeCodes.reload
  const identity = await authenticate(store, request.headers, isSecure, now())
  if (!identity) return closeCodes.notSignedIn
  const standing = isWellFormedId(segment) ? await findStanding(store, identity, workbookId(segment)) : null
  return standing ? { identity, standing } : closeCodes.noRight
}

async function findStanding(store: Store, { user }: Identity, workbook: WorkbookId): Promise<Standing | null> {
  const membership = await store.findMembership(workbook, user.id)
  return membership ? { user, membership } : null
}

/** The browser's API hides the status of a refused handshake, so the reason is given by a close code. */
function turnAway({ metrics, log }: DoorServices, socket: WebSocket, code: CloseCode): void {
  metrics.closes.inc({ code: String(code) })
  socket.on('error', (error) => log.debug({ cause: error.message }, 'socket error'))
  socket.close(code)
}

function refuseHandshake(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
