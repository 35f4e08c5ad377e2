import * as encoding from 'lib0/encoding'

export type Id = readonly [client: number, clock: number]

/** A struct as bytes can say it, honest or not. */
export interface CraftedStruct {
  readonly gc?: number
  readonly skip?: number
  readonly origin?: Id
  readonly right?: Id
  readonly root?: string
  readonly parent?: Id
  readonly key?: string
  readonly any?: readonly unknown[]
  readonly text?: string
  readonly type?: number
  readonly deleted?: number
  /** Content number and raw bytes behind it. */
  readonly raw?: readonly [number, ...number[]]
}

export interface CraftedBlock {
  readonly client: number
  readonly clock: number
  /** What the header claims; absent: the truth. */
  readonly claims?: number
  readonly structs: readonly CraftedStruct[]
}

export type CraftedDeletes = readonly (readonly [client: number, ranges: readonly (readonly [clock: number, length: number])[]])[]

const contentOf = (struct: CraftedStruct): number => {
  if (struct.raw) return struct.raw[0]
  if (struct.any) return 8
  if (struct.text !== undefined) return 4
  return struct.type !== undefined ? 7 : 1
}

function writeStruct(encoder: encoding.Encoder, struct: CraftedStruct): void {
  const write = (value: number): void => encoding.writeVarUint(encoder, value)
  if (struct.gc !== undefined || struct.skip !== undefined) {
    encoding.writeUint8(encoder, struct.gc !== undefined ? 0 : 10)
    return write(struct.gc ?? struct.skip ?? 0)
  }
  const { origin, right, key } = struct
  encoding.writeUint8(encoder, contentOf(struct) | (origin ? 128 : 0) | (right ? 64 : 0) | (key !== undefined ? 32 : 0))
  for (const id of [origin, right]) id?.forEach(write)
  if (!origin && !right) {
    write(struct.root === undefined ? 0 : 1)
    if (struct.root === undefined) (struct.parent ?? [0, 0]).forEach(write)
    else encoding.writeVarString(encoder, struct.root)
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  if (struct.raw) for (const byte of struct.raw.slice(1)) encoding.writeUint8(encoder, byte)
  else if (struct.any) {
    write(struct.any.length)
    for (const value of struct.any) encoding.writeAny(encoder, value as undefined)
  } else if (struct.text !== undefined) encoding.writeVarString(encoder, struct.text)
  else write(struct.type ?? struct.deleted ?? 1)
}

/** Writes an update that no honest client would. */
export function craftUpdate(blocks: readonly CraftedBlock[], deletes: CraftedDeletes = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, clock, claims, structs } of blocks) {
    for (const value of [claims ?? structs.length, client, clock]) encoding.writeVarUint(encoder, value)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const [client, ranges] of deletes) {
    for (const value of [client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, value)
  }
  return encoding.toUint8Array(encoder)
}
