import type { Checks } from '../checks.ts'
import { ByteReader } from './byteReader.ts'
import { gateLimits } from './gateLimits.ts'
import { MalformedUpdate, TooManyParts } from './malformed.ts'
import { isSafeKey, readValue } from './readValue.ts'
import { contents, noClient, typeKinds, type Block, type DeleteRange, type ParsedUpdate, type Struct } from './struct.ts'

const bits = { origin: 128, right: 64, key: 32, content: 31 }

/**
 * Reads an update of format 1 strictly: only what our documents are made of, each client once, to the last byte.
 * What it returns is what Yjs would read from the same bytes.
 * @param maxStructs structs that are read at most, and as many ranges of deletions as `gateLimits` allows for them
 * @param knownStructs how many the document holds: whoever answers a first sync names all that was ever deleted in it
 * @throws MalformedUpdate; TooManyParts before more are read
 */
export function parseUpdate(bytes: Uint8Array, checks: Checks, maxStructs: number = gateLimits.structs, knownStructs = 0): ParsedUpdate {
  if (bytes.length > gateLimits.updateBytes) throw new MalformedUpdate('tooLarge')
  const reader = new ByteReader(bytes)
  const blocks = readBlocks(reader, checks, maxStructs)
  const read = readDeletes(reader, maxStructs * gateLimits.rangesPerStruct + knownStructs)
  if (checks.trailingBytes && reader.position !== reader.size) throw new MalformedUpdate('trailingBytes')
  const deletes = joinRanges(read)
  return { blocks, deletes, isPlain: deletes === read }
}

function readBlocks(reader: ByteReader, checks: Checks, maxStructs: number): Map<number, Block> {
  const count = reader.varUint()
  if (count > gateLimits.clients) throw new MalformedUpdate('tooManyClients')
  const blocks = new Map<number, Block>()
  let total = 0
  for (let i = 0; i < count; i++) {
    const structs = reader.varUint()
    total += structs
    // Every struct takes two bytes at least: a larger claim is a lie.
    if (total > reader.size) throw new MalformedUpdate('tooManyStructs')
    if (total > maxStructs) throw new TooManyParts()
    if (structs === 0) throw new MalformedUpdate('emptyBlock')
    const client = reader.client()
    const clock = reader.clock()
    if (checks.clientTwice && blocks.has(client)) throw new MalformedUpdate('clientTwice')
    blocks.set(client, { client, structs: readStructs(reader, structs, client, clock, checks) })
  }
  return blocks
}

function readStructs(reader: ByteReader, count: number, client: number, start: number, checks: Checks): Struct[] {
  const structs: Struct[] = []
  let clock = start
  for (let i = 0; i < count; i++) {
    const struct = readStruct(reader, client, clock, checks)
    if (struct.length <= 0) throw new MalformedUpdate('zeroLength')
    structs.push(struct)
    clock += struct.length
    if (clock > gateLimits.clock) throw new MalformedUpdate('clockRange')
  }
  return structs
}

function readStruct(reader: ByteReader, client: number, clock: number, checks: Checks): Struct {
  const info = reader.byte()
  const struct = emptyStruct(client, clock, info & bits.content)
  if (struct.content === contents.gc) {
    if (info !== contents.gc) throw new MalformedUpdate('content')
    struct.length = reader.varUint()
    return struct
  }
  struct.hasKey = (info & bits.key) !== 0
  if ((info & bits.origin) !== 0) {
    struct.originClient = reader.client()
    struct.originClock = reader.clock()
  }
  if ((info & bits.right) !== 0) {
    struct.rightClient = reader.client()
    struct.rightClock = reader.clock()
  }
  if ((info & (bits.origin | bits.right)) === 0) readParent(reader, struct, checks)
  readContent(reader, struct, checks)
  return struct
}

function readParent(reader: ByteReader, struct: Struct, checks: Checks): void {
  const isRoot = reader.varUint()
  if (isRoot > 1) throw new MalformedUpdate('content')
  if (isRoot === 1) struct.root = reader.string(gateLimits.keyLength)
  else {
    struct.parentClient = reader.client()
    struct.parentClock = reader.clock()
  }
  if (!struct.hasKey) return
  struct.key = reader.string(gateLimits.keyLength)
  if (checks.reservedKey && !isSafeKey(struct.key)) throw new MalformedUpdate('key')
}

function readContent(reader: ByteReader, struct: Struct, checks: Checks): void {
  switch (struct.content) {
    case contents.deleted:
      struct.length = reader.varUint()
      return
    case contents.string:
      struct.text = reader.string(gateLimits.stringLength)
      struct.length = struct.text.length
      return
    case contents.type:
      struct.typeKind = reader.varUint()
      struct.length = 1
      if (checks.typeKind && struct.typeKind !== typeKinds.map && struct.typeKind !== typeKinds.text) throw new MalformedUpdate('typeKind')
      return
    case contents.value: {
      const values: unknown[] = []
      for (let left = reader.varUint(); left > 0; left--) values.push(readValue(reader, checks))
      struct.values = values
      struct.length = values.length
      return
    }
    default:
      throw new MalformedUpdate('content')
  }
}

const noValues: readonly unknown[] = []

/** All structs are made here and then filled: objects of one shape, and no others, keep a keystroke at some microseconds. */
function emptyStruct(client: number, clock: number, content: number): Struct {
  return {
    client,
    clock,
    length: 0,
    content,
    originClient: noClient,
    originClock: 0,
    rightClient: noClient,
    rightClock: 0,
    root: null,
    parentClient: noClient,
    parentClock: 0,
    key: null,
    hasKey: false,
    typeKind: 0,
    text: '',
    values: noValues,
    madeLeft: null,
    madeRight: null,
    madeParent: null,
    place: null,
    fate: 'kept',
  }
}

function readDeletes(reader: ByteReader, maxRanges: number): DeleteRange[] {
  const deletes: DeleteRange[] = []
  const clients = reader.varUint()
  if (clients > gateLimits.clients) throw new MalformedUpdate('tooManyClients')
  for (let i = 0; i < clients; i++) {
    const client = reader.client()
    for (let left = reader.varUint(); left > 0; left--) {
      const range = { client, clock: reader.clock(), length: reader.clock() }
      if (range.length === 0 || range.clock + range.length > gateLimits.clock) throw new MalformedUpdate('deleteRange')
      if (deletes.push(range) > maxRanges) throw new TooManyParts()
    }
  }
  return deletes
}

/**
 * Ranges by client and clock, no two of which overlap. Yjs writes them so; who repeats one range a hundred thousand
 * times must not make us look at it as often.
 */
function joinRanges(ranges: readonly DeleteRange[]): readonly DeleteRange[] {
  const follows = (a: DeleteRange, b: DeleteRange): boolean => a.client !== b.client || a.clock + a.length <= b.clock
  const seen = new Set<number>()
  const isSorted = ranges.every((range, i) => {
    const before = ranges[i - 1]
    if (before?.client === range.client) return follows(before, range)
    const isNew = !seen.has(range.client)
    seen.add(range.client)
    return isNew
  })
  if (isSorted) return ranges
  const joined: DeleteRange[] = []
  for (const range of ranges.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = joined.at(-1)
    if (!last || follows(last, range)) joined.push(range)
    else joined[joined.length - 1] = { ...last, length: Math.max(last.length, range.clock + range.length - last.clock) }
  }
  return joined
}
