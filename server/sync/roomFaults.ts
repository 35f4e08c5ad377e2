import type { WorkbookId } from '../../shared/domain/ids.ts'
import { translate } from '../../shared/i18n/translate.ts'
import type { StoredRoom, UpdateRecord } from '../storage/port/roomStore.ts'
import type { Refused } from './admission/admitUpdate.ts'
import type { Connection } from './connection.ts'
import type { RoomServices } from './room.ts'

/**
 * Notes a refusal in the log and tells the writer, who keeps the text.
 * @param partial only the named cells were left out; the rest is on its way to the disk
 */
export function refuse(
  { store, metrics, log, now }: RoomServices,
  room: WorkbookId,
  connection: Connection,
  { code, cells }: Refused,
  number: number,
  partial: boolean,
): void {
  metrics.refusals.inc({ code })
  const at = now()
  const logged = store.logRefusal({ workbook: room, userId: connection.standing.user.id, from: at, to: at, updates: 1, refusal: code })
  logged.catch((error: unknown) => log.error({ cause: String(error) }, 'refusal not logged'))
  connection.refuse(number, { code, cells, message: translate('vi', `error.${code}`), ...(partial ? { partial } : {}) })
}

/** Takes an update that Yjs refused out of circulation; its bytes are kept for the maintainer. */
export function setAside({ store, metrics, log }: RoomServices, { room, userId, at, update }: UpdateRecord, error: unknown): void {
  metrics.quarantined.inc()
  log.error({ room, user: userId, cause: String(error) }, 'update set aside')
  const kept = store.quarantine({ room, userId, at, reason: String(error), update })
  kept.catch((failure: unknown) => log.error({ cause: String(failure) }, 'update not set aside'))
}

/** Reports what was wrong with a room's log; whether records in the middle are lost, so that it must not be compacted. */
export function noteDamage({ metrics, log }: RoomServices, { damage }: StoredRoom): boolean {
  if (damage.length > 0) log.error({ damage }, 'the log of a room is damaged')
  metrics.damage.inc(damage.length)
  return damage.some(({ kind }) => kind !== 'tornTail')
}
