import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import type { UpdateRecord } from '../port/roomStore.ts'

/**
 * A batch on its way to the worker, as one piece of bytes: cloning objects between threads was the largest single cost
 * of a commit on the event loop.
 */
export function encodeBatch(batch: readonly UpdateRecord[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, batch.length)
  for (const { room, seq, userId, at, update } of batch) {
    encoding.writeVarString(encoder, room)
    encoding.writeVarUint(encoder, seq)
    encoding.writeVarString(encoder, userId)
    // A clock may stand before 1970 on a machine whose battery is empty.
    encoding.writeVarInt(encoder, at)
    encoding.writeVarUint8Array(encoder, update)
  }
  return encoding.toUint8Array(encoder)
}

export function decodeBatch(bytes: Uint8Array): UpdateRecord[] {
  const decoder = decoding.createDecoder(bytes)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    room: decoding.readVarString(decoder) as WorkbookId,
    seq: decoding.readVarUint(decoder),
    userId: decoding.readVarString(decoder) as UserId,
    at: decoding.readVarInt(decoder),
    update: decoding.readVarUint8Array(decoder),
  }))
}
