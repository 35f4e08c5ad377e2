import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readAccess } from './readAccess.ts'
import { isRecord, MalformedMessage } from './malformedMessage.ts'
import { messageTypes, noticeCodes, syncTypes, changedThings, type Access, type ChangedThing, type Notice, type NoticeCode, type Refusal } from './messageTypes.ts'

/** One frame as it means something; bytes are views into the frame that was decoded. */
export type Message =
  | { readonly type: 'syncStep1'; readonly stateVector: Uint8Array }
  | { readonly type: 'syncStep2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly states: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'auth' }
  | { readonly type: 'durable'; readonly count: number }
  | { readonly type: 'refused'; readonly count: number; readonly refusal: Refusal }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'access'; readonly access: Access }
  | { readonly type: 'changed'; readonly what: ChangedThing | null }
  | { readonly type: 'unknown'; readonly number: number }

/**
 * Reads one frame. An unknown type is returned as `unknown` (later versions may add types).
 * @throws {MalformedMessage} cut off, overlong, or with bytes left over
 */
export function decodeMessage(frame: Uint8Array): Message {
  const decoder = decoding.createDecoder(frame)
  let message: Message
  try {
    message = readMessage(decoder)
  } catch (cause) {
    throw new MalformedMessage('unreadable frame', { cause })
  }
  if (decoding.hasContent(decoder) && message.type !== 'unknown' && message.type !== 'auth') {
    throw new MalformedMessage('bytes left over')
  }
  return message
}

function readMessage(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case messageTypes.sync:
      return readSync(decoder)
    case messageTypes.awareness:
      return { type: 'awareness', states: decoding.readVarUint8Array(decoder) }
    case messageTypes.queryAwareness:
      return { type: 'queryAwareness' }
    case messageTypes.auth:
      return { type: 'auth' }
    case messageTypes.durable:
      return { type: 'durable', count: decoding.readVarUint(decoder) }
    case messageTypes.refused:
      return { type: 'refused', count: decoding.readVarUint(decoder), refusal: readRefusal(decoding.readVarString(decoder)) }
    case messageTypes.notice:
      return { type: 'notice', notice: readNotice(decoding.readVarString(decoder)) }
    case messageTypes.access:
      return { type: 'access', access: readAccess(decoding.readVarString(decoder)) }
    case messageTypes.changed: {
      const what = decoding.readVarString(decoder)
      return { type: 'changed', what: changedThings.find((known) => known === what) ?? null }
    }
    default:
      return { type: 'unknown', number: type }
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === syncTypes.step1) return { type: 'syncStep1', stateVector: bytes }
  if (step === syncTypes.step2) return { type: 'syncStep2', update: bytes }
  if (step === syncTypes.update) return { type: 'update', update: bytes }
  throw new MalformedMessage(`sync step ${step}`)
}

function readRefusal(json: string): Refusal {
  const raw: unknown = JSON.parse(json)
  if (!isRecord(raw) || typeof raw['code'] !== 'string' || typeof raw['message'] !== 'string') {
    throw new MalformedMessage('refusal')
  }
  const cells = Array.isArray(raw['cells']) ? raw['cells'].flatMap(readCell) : []
  const refusal = { code: raw['code'], cells, message: raw['message'] }
  return raw['partial'] === true ? { ...refusal, partial: true } : refusal
}

function readCell(raw: unknown): { row: string; column?: string }[] {
  if (!isRecord(raw) || typeof raw['row'] !== 'string') return []
  return [typeof raw['column'] === 'string' ? { row: raw['row'], column: raw['column'] } : { row: raw['row'] }]
}

function readNotice(json: string): Notice {
  const raw: unknown = JSON.parse(json)
  if (!isRecord(raw) || !noticeCodes.includes(raw['code'] as NoticeCode)) throw new MalformedMessage('notice')
  return { code: raw['code'] as NoticeCode }
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function encodeSync(step: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export const encodeSyncStep1 = (stateVector: Uint8Array): Uint8Array => encodeSync(syncTypes.step1, stateVector)
export const encodeSyncStep2 = (update: Uint8Array): Uint8Array => encodeSync(syncTypes.step2, update)
export const encodeUpdate = (update: Uint8Array): Uint8Array => encodeSync(syncTypes.update, update)

/** @param states an awareness update of y-protocols */
export function encodeAwareness(states: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}

export function encodeQueryAwareness(): Uint8Array {
  return encode((encoder) => encoding.writeVarUint(encoder, messageTypes.queryAwareness))
}

/** @param count how many update messages of this connection are on disk, in all */
export function encodeDurable(count: number): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.durable)
    encoding.writeVarUint(encoder, count)
  })
}

/** @param count which update message of this connection, from 1; 0 is its answer to the first sync */
export function encodeRefused(count: number, refusal: Refusal): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.refused)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarString(encoder, JSON.stringify(refusal))
  })
}

export function encodeNotice(notice: Notice): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.notice)
    encoding.writeVarString(encoder, JSON.stringify(notice))
  })
}

/** What the receiver may do from now on. */
export function encodeAccess(access: Access): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.access)
    encoding.writeVarString(encoder, JSON.stringify(access))
  })
}

/** Tells that something beside the document is different; whoever shows it asks for it again. */
export function encodeChanged(what: ChangedThing): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.changed)
    encoding.writeVarString(encoder, what)
  })
}
