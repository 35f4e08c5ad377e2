import * as encoding from 'lib0/encoding'
import { contents, noClient, type Block, type DeleteRange, type Struct } from './parse/struct.ts'

/** Writes an update of format 1: kept structs as they were read, all others as empty ones of equal length. */
export function encodeUpdate(blocks: ReadonlyMap<number, Block>, deletes: readonly DeleteRange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.size)
  // Greater client ids first, as Yjs does.
  for (const { client, structs } of [...blocks.values()].sort((a, b) => b.client - a.client)) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, (structs[0] as Struct).clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: Struct): void {
  if (struct.fate !== 'kept' || struct.content === contents.gc) {
    encoding.writeUint8(encoder, contents.gc)
    encoding.writeVarUint(encoder, struct.length)
    return
  }
  const [hasOrigin, hasRight] = [struct.originClient !== noClient, struct.rightClient !== noClient]
  encoding.writeUint8(encoder, struct.content | (hasOrigin ? 128 : 0) | (hasRight ? 64 : 0) | (struct.hasKey ? 32 : 0))
  if (hasOrigin) writeId(encoder, struct.originClient, struct.originClock)
  if (hasRight) writeId(encoder, struct.rightClient, struct.rightClock)
  if (!hasOrigin && !hasRight) writeParent(encoder, struct)
  writeContent(encoder, struct)
}

function writeId(encoder: encoding.Encoder, client: number, clock: number): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeParent(encoder: encoding.Encoder, struct: Struct): void {
  encoding.writeVarUint(encoder, struct.root === null ? 0 : 1)
  if (struct.root === null) writeId(encoder, struct.parentClient, struct.parentClock)
  else encoding.writeVarString(encoder, struct.root)
  if (struct.key !== null) encoding.writeVarString(encoder, struct.key)
}

function writeContent(encoder: encoding.Encoder, struct: Struct): void {
  if (struct.content === contents.deleted) encoding.writeVarUint(encoder, struct.length)
  else if (struct.content === contents.string) encoding.writeVarString(encoder, struct.text)
  else if (struct.content === contents.type) encoding.writeVarUint(encoder, struct.typeKind)
  else {
    encoding.writeVarUint(encoder, struct.values.length)
    for (const value of struct.values) encoding.writeAny(encoder, value as undefined)
  }
}

function writeDeletes(encoder: encoding.Encoder, deletes: readonly DeleteRange[]): void {
  const byClient = new Map<number, DeleteRange[]>()
  for (const range of deletes) {
    const ranges = byClient.get(range.client)
    if (ranges) ranges.push(range)
    else byClient.set(range.client, [range])
  }
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) writeId(encoder, clock, length)
  }
}
