import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { encodeAwareness } from '../../shared/protocol/codec.ts'
import type { UserId } from '../../shared/domain/ids.ts'
import type { Standing } from '../storage/port/workbookStore.ts'
import type { Connection } from './connection.ts'
import { shareFrame, type SharedFrame } from './sharedFrame.ts'
import type { SyncLimits } from './syncLimits.ts'

interface Present {
  readonly connection: Connection
  clock: number
  /** JSON, as rewritten by the server. */
  state: string
  seenAt: number
}

/** Ids that one socket may speak for: Yjs may choose a new one when two windows met with the same. */
const maxIdsPerConnection = 4
/** An id that nobody renews for this long is gone, milliseconds; y-protocols renews every 15 s. */
const outdatedMs = 45_000
/** For this long nobody else may take an id that was left: clients echo one another's states. */
const reservedMs = 60_000

/** Colours of cursors, readable on white; a person keeps theirs. */
const colours = ['#b42318', '#b54708', '#4d7c0f', '#027a48', '#0e7090', '#175cd3', '#5925dc', '#9f1ab1', '#c11574', '#4a5568']

/** Who is in a room and where. Names, units and colours come from the session; clients can't speak for one another. */
export class Presence {
  readonly #limits: SyncLimits
  readonly #now: () => number
  readonly #broadcast: (frame: SharedFrame) => void
  readonly #authorOf: (id: number) => UserId | undefined
  readonly #present = new Map<number, Present>()
  readonly #left = new Map<number, { userId: string; at: number }>()
  readonly #changed = new Map<number, { clock: number; state: string }>()
  #timer: NodeJS.Timeout | null = null
  #sentAt = 0

  /** @param authorOf who has written under a client id */
  constructor(limits: SyncLimits, now: () => number, broadcast: (frame: SharedFrame) => void, authorOf: (id: number) => UserId | undefined) {
    this.#limits = limits
    this.#now = now
    this.#broadcast = broadcast
    this.#authorOf = authorOf
  }

  receive(connection: Connection, states: Uint8Array): void {
    const decoder = decoding.createDecoder(states)
    try {
      const count = decoding.readVarUint(decoder)
      for (let i = 0; i < count; i++) this.#receiveOne(connection, decoder, count === 1)
    } catch {
      // Cut off, or JSON that is none: no honest client writes this.
      connection.close(closeCodes.malformed)
    }
  }

  #receiveOne(connection: Connection, decoder: decoding.Decoder, alone: boolean): void {
    const id = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const json = decoding.readVarUint8Array(decoder)
    const known = this.#present.get(id)
    if (known && known.connection !== connection) return
    if (!known && !(alone && this.#mayTake(connection, id))) return
    if (known && clock < known.clock) return
    const state = this.#rewrite(connection.standing, json)
    if (state === null) return this.#remove(id, clock)
    if (state === '') return
    this.#present.set(id, { connection, clock, state, seenAt: this.#now() })
    this.#change(id, clock, state)
  }

  /** The person who is here under an id; undefined: nobody is. */
  ownerOf(id: number): UserId | undefined {
    return this.#present.get(id)?.connection.standing.user.id
  }

  #mayTake(connection: Connection, id: number): boolean {
    const { id: me } = connection.standing.user
    if ((this.#authorOf(id) ?? me) !== me) return false
    const left = this.#left.get(id)
    if (left && left.userId !== connection.standing.user.id && this.#now() - left.at < reservedMs) return false
    let own = 0
    for (const present of this.#present.values()) if (present.connection === connection) own += 1
    return own < maxIdsPerConnection
  }

  /** The state as others get it; null when the client says goodbye, empty when it is too large or no object. */
  #rewrite(standing: Standing, json: Uint8Array): string | null {
    if (json.length > this.#limits.maxPresenceBytes) return ''
    const raw: unknown = JSON.parse(new TextDecoder().decode(json))
    if (raw === null) return null
    if (typeof raw !== 'object' || Array.isArray(raw)) return ''
    const own = Object.entries(raw).filter(([key]) => key !== 'user' && !key.startsWith('__'))
    return JSON.stringify({ ...Object.fromEntries(own), user: presentedUser(standing) })
  }

  #remove(id: number, clock: number): void {
    const present = this.#present.get(id)
    if (!present) return
    this.#present.delete(id)
    this.#left.set(id, { userId: present.connection.standing.user.id, at: this.#now() })
    this.#change(id, clock, 'null')
  }

  #change(id: number, clock: number, state: string): void {
    this.#changed.set(id, { clock, state })
    if (this.#timer) return
    const wait = Math.max(0, this.#sentAt + this.#limits.presenceIntervalMs - this.#now())
    this.#timer = setTimeout(() => this.#flush(), Math.min(wait, this.#limits.presenceIntervalMs))
  }

  #flush(): void {
    this.#timer = null
    this.#sentAt = this.#now()
    const states = encodeStates(this.#changed)
    this.#changed.clear()
    this.#broadcast(shareFrame(encodeAwareness(states)))
  }

  /** Tells a connection who is here. */
  greet(connection: Connection): void {
    if (this.#present.size > 0) connection.send(shareFrame(encodeAwareness(encodeStates(this.#present))))
  }

  leave(connection: Connection): void {
    for (const [id, present] of this.#present) if (present.connection === connection) this.#remove(id, present.clock + 1)
  }

  /** Lets go of ids that nobody renews. */
  sweep(): void {
    const now = this.#now()
    for (const [id, present] of this.#present) if (now - present.seenAt > outdatedMs) this.#remove(id, present.clock + 1)
    for (const [id, left] of this.#left) if (now - left.at > reservedMs) this.#left.delete(id)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }
}

function encodeStates(states: ReadonlyMap<number, { readonly clock: number; readonly state: string }>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.size)
  for (const [id, { clock, state }] of states) {
    encoding.writeVarUint(encoder, id)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}

function presentedUser({ user, membership }: Standing): { id: string; name: string; unit: string; colour: string } {
  let sum = 0
  for (const char of user.id) sum = (sum * 31 + char.charCodeAt(0)) % 9_973
  return { id: user.id, name: user.name, unit: membership.unit || user.unit, colour: colours[sum % colours.length]! }
}
