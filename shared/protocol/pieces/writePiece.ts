import * as encoding from 'lib0/encoding'
import type { DeletedRange } from './updateIndex.ts'

/** Structs of one client that follow each other, as they stand in the bytes of an update. */
export interface Segment {
  readonly client: number
  readonly structs: number
  readonly clock: number
  readonly endClock: number
  readonly offset: number
  readonly endOffset: number
}

/** Writes an update of format 1 of parts of another one. */
export function writePiece(bytes: Uint8Array, segments: readonly Segment[], deletes: readonly DeletedRange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, segments.length)
  // Greater client ids first, as Yjs does.
  for (const { structs, client, clock, offset, endOffset } of segments.toSorted((a, b) => b.client - a.client)) {
    encoding.writeVarUint(encoder, structs)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8Array(encoder, bytes.subarray(offset, endOffset))
  }
  const sorted = deletes.toSorted((a, b) => b.client - a.client || a.clock - b.clock)
  const clients = new Map<number, DeletedRange[]>()
  for (const range of sorted) {
    const ranges = clients.get(range.client)
    if (ranges) ranges.push(range)
    else clients.set(range.client, [range])
  }
  encoding.writeVarUint(encoder, clients.size)
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}
