import type { Checks } from '../checks.ts'
import { ByteReader } from './byteReader.ts'
import { gateLimits } from './gateLimits.ts'
import { MalformedUpdate } from './malformed.ts'
import { isSafeKey, readValue } from './readValue.ts'
import { contents, noClient, typeKinds, type Block, type DeleteRange, type ParsedUpdate, type Struct } from './struct.ts'

const bits = { origin: 128, right: 64, key: 32, content: 31 }

/**
 * Reads an update of format 1 strictly: only what our documents are made of, each client once, to the last byte.
 * What it returns is what Yjs would read from the same bytes.
 * @throws MalformedUpdate
 */
export function parseUpdate(bytes: Uint8Array, checks: Checks): ParsedUpdate {
  if (bytes.length > gateLimits.updateBytes) throw new MalformedUpdate('tooLarge')
  const reader = new ByteReader(bytes)
  const blocks = readBlocks(reader, checks)
  const deletes = readDeletes(reader)
  if (checks.trailingBytes && reader.position !== reader.size) throw new MalformedUpdate('trailingBytes')
  return { blocks, deletes }
}

function readBlocks(reader: ByteReader, checks: Checks): Map<number, Block> {
  const count = reader.varUint()
  if (count > gateLimits.clients) throw new MalformedUpdate('tooManyClients')
  const blocks = new Map<number, Block>()
  let total = 0
  for (let i = 0; i < count; i++) {
    const structs = reader.varUint()
    total += structs
    // Every struct takes two bytes at least: a larger claim is a lie.
    if (total > gateLimits.structs || total > reader.size) throw new MalformedUpdate('tooManyStructs')
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
  const content = info & bits.content
  if (content === contents.gc) {
    if (info !== contents.gc) throw new MalformedUpdate('content')
    return bare(client, clock, reader.varUint())
  }
  const [hasOrigin, hasRight, hasKey] = [(info & bits.origin) !== 0, (info & bits.right) !== 0, (info & bits.key) !== 0]
  const originClient = hasOrigin ? reader.client() : noClient
  const originClock = hasOrigin ? reader.clock() : 0
  const rightClient = hasRight ? reader.client() : noClient
  const rightClock = hasRight ? reader.clock() : 0
  const parent = hasOrigin || hasRight ? noParent : readParent(reader, hasKey, checks)
  const inside = readContent(reader, content, checks)
  // Written out: objects of one shape and no copying keep a keystroke below ten microseconds.
  return {
    client,
    clock,
    length: inside.length,
    content,
    originClient,
    originClock,
    rightClient,
    rightClock,
    root: parent.root,
    parentClient: parent.client,
    parentClock: parent.clock,
    key: parent.key,
    hasKey,
    typeKind: inside.typeKind,
    text: inside.text,
    values: inside.values,
    madeLeft: null,
    madeRight: null,
    madeParent: null,
    place: null,
    fate: 'kept',
  }
}

interface Parent {
  readonly root: string | null
  readonly client: number
  readonly clock: number
  readonly key: string | null
}

const noParent: Parent = { root: null, client: noClient, clock: 0, key: null }

function readParent(reader: ByteReader, hasKey: boolean, checks: Checks): Parent {
  const isRoot = reader.varUint()
  if (isRoot > 1) throw new MalformedUpdate('content')
  const root = isRoot === 1 ? reader.string(gateLimits.keyLength) : null
  const client = isRoot === 1 ? noClient : reader.client()
  const clock = isRoot === 1 ? 0 : reader.clock()
  const key = hasKey ? reader.string(gateLimits.keyLength) : null
  if (checks.reservedKey && key !== null && !isSafeKey(key)) throw new MalformedUpdate('key')
  return { root, client, clock, key }
}

interface Content {
  readonly length: number
  readonly typeKind: number
  readonly text: string
  readonly values: readonly unknown[]
}

const nothing: readonly unknown[] = []

function readContent(reader: ByteReader, content: number, checks: Checks): Content {
  switch (content) {
    case contents.deleted:
      return { length: reader.varUint(), typeKind: 0, text: '', values: nothing }
    case contents.string: {
      const text = reader.string(gateLimits.stringLength)
      return { length: text.length, typeKind: 0, text, values: nothing }
    }
    case contents.type: {
      const typeKind = reader.varUint()
      if (checks.typeKind && typeKind !== typeKinds.map && typeKind !== typeKinds.text) throw new MalformedUpdate('typeKind')
      return { length: 1, typeKind, text: '', values: nothing }
    }
    case contents.value: {
      const values: unknown[] = []
      for (let left = reader.varUint(); left > 0; left--) values.push(readValue(reader, checks))
      return { length: values.length, typeKind: 0, text: '', values }
    }
    default:
      throw new MalformedUpdate('content')
  }
}

/** A struct that carries nothing but its length. */
function bare(client: number, clock: number, length: number): Struct {
  return {
    client,
    clock,
    length,
    content: contents.gc,
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
    values: nothing,
    madeLeft: null,
    madeRight: null,
    madeParent: null,
    place: null,
    fate: 'kept',
  }
}

function readDeletes(reader: ByteReader): DeleteRange[] {
  const deletes: DeleteRange[] = []
  const clients = reader.varUint()
  if (clients > gateLimits.clients) throw new MalformedUpdate('tooManyClients')
  for (let i = 0; i < clients; i++) {
    const client = reader.client()
    for (let left = reader.varUint(); left > 0; left--) {
      const range = { client, clock: reader.clock(), length: reader.clock() }
      if (range.length === 0 || range.clock + range.length > gateLimits.clock) throw new MalformedUpdate('deleteRange')
      if (deletes.push(range) > gateLimits.deleteRanges) throw new MalformedUpdate('deleteRange')
    }
  }
  return deletes
}
