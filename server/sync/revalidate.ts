import type { UserId, WorkbookId } from '../../shared/domain/ids.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import type { Store } from '../storage/port/store.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

/** Whose sockets to look at; everything absent means all. */
export interface Whose {
  readonly workbook?: WorkbookId
  readonly userId?: UserId
  readonly sessionHash?: string
}

/** Makes open sockets follow changed rights, settings and ended sessions: a new role at once, no right or no session closes. */
export async function revalidate(rooms: Rooms, store: Store, now: number, whose: Whose = {}): Promise<void> {
  const affected = rooms.connections().filter(
    ({ standing: { user, membership }, sessionHash }) =>
      (whose.workbook === undefined || membership.workbook === whose.workbook) &&
      (whose.userId === undefined || user.id === whose.userId) &&
      (whose.sessionHash === undefined || sessionHash === whose.sessionHash),
  )
  await Promise.all(affected.map((connection) => revalidateOne(connection, store, now)))
  const { workbook } = whose
  await Promise.all(rooms.all().map((room) => (workbook === undefined || room.id === workbook ? followSettings(room, store) : undefined)))
}

async function followSettings(room: Room, store: Store): Promise<void> {
  room.followSettings(await store.readSettings(room.id))
}

async function revalidateOne(connection: Connection, store: Store, now: number): Promise<void> {
  const { membership } = connection.standing
  const found = await store.findSession(connection.sessionHash, now)
  if (!found) return connection.close(closeCodes.notSignedIn)
  const current = await store.findMembership(membership.workbook, found.user.id)
  if (!current) return connection.close(closeCodes.noRight)
  connection.follow({ user: found.user, membership: current })
}
