import type { RawData, WebSocket } from 'ws'
import { closeCodes, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeAwareness, encodeDurable, encodeRefused, type Message } from '../../shared/protocol/codec.ts'
import { MalformedMessage } from '../../shared/protocol/malformedMessage.ts'
import type { Refusal } from '../../shared/protocol/messageTypes.ts'
import type { Log } from '../observe/logger.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { Standing } from '../storage/port/workbookStore.ts'
import type { CpuBudget } from './admission/cpuBudget.ts'
import type { Room } from './room.ts'
import { sendShared, shareFrame, type SharedFrame } from './sharedFrame.ts'
import type { SyncLimits } from './syncLimits.ts'
import { TokenBucket } from './admission/tokenBucket.ts'

export interface ConnectionServices {
  readonly limits: SyncLimits
  readonly metrics: Metrics
  readonly log: Log
  readonly now: () => number
  readonly budget: CpuBudget
  /** Milliseconds of a clock that only goes on, finer than `now`. */
  readonly elapsed: () => number
}

/** How long a socket may take to say goodbye before it is cut, milliseconds. */
const goodbyeMs = 2_000

/** From here on a message is dear, milliseconds: its sender rests as long as it took, but not for longer than the second value. */
const dearMs = 5
const longestRestMs = 1_000

/** Beats without any sign of life before a line counts as dead: about a minute. */
const allowedMissedPongs = 4

/** An awareness update of nobody: the frame that keeps a silent socket alive. */
const keepAliveFrame = shareFrame(encodeAwareness(Uint8Array.of(0)))

/** One socket of one person in one room: limits, counting, and who it is. */
export class Connection {
  #standing: Standing
  readonly sessionHash: string
  readonly #socket: WebSocket
  readonly #room: Room
  readonly #services: ConnectionServices
  readonly #bucket: TokenBucket
  readonly #sendsPieces: boolean
  #received = 0
  #durable = 0
  #unsettled = 0
  #isResting = false
  #hasGap = false
  #bufferAllowance = 0
  #quiet = true
  #missedPongs = 0
  #bufferedAtBeat = 0
  #closedWith: CloseCode | null = null

  /** @param sendsPieces whether the client knows to cut large updates */
  constructor(socket: WebSocket, standing: Standing, sessionHash: string, room: Room, services: ConnectionServices, sendsPieces: boolean) {
    this.#standing = standing
    this.sessionHash = sessionHash
    this.#socket = socket
    this.#room = room
    this.#services = services
    this.#sendsPieces = sendsPieces
    const { messagesPerSecond, messageBurst } = services.limits
    this.#bucket = new TokenBucket(messagesPerSecond, messageBurst, services.now())
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('pong', () => (this.#missedPongs = 0))
    socket.on('error', (error) => services.log.debug({ cause: error.message }, 'socket error'))
    socket.on('close', () => room.leave(this))
  }

  /** As the database has it, within two seconds. */
  get standing(): Standing {
    return this.#standing
  }

  /** Takes over a changed name, role or unit, and says so. */
  follow(standing: Standing): void {
    const [before, after] = [this.#standing.membership, standing.membership]
    this.#standing = standing
    if (before.role !== after.role || before.unit !== after.unit) this.#room.tellAccess(this)
  }

  /** Whether an update of this window was refused as a whole: what it sends next may build on that. */
  get hasGap(): boolean {
    return this.#hasGap
  }

  /** False once the server has sent this connection away: what it still holds is not taken. */
  get isWelcome(): boolean {
    return this.#closedWith === null
  }

  /** Bytes that have not left the process yet. */
  get buffered(): number {
    return this.isWelcome ? this.#socket.bufferedAmount : 0
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.isWelcome) return
    this.#missedPongs = 0
    const frame = data as Buffer
    const { limits, now } = this.#services
    if (!this.#bucket.take(1 + frame.length / limits.bytesPerToken, now())) return this.close(closeCodes.tooFast)
    if (!isBinary) return this.close(closeCodes.malformed)
    let message: Message
    try {
      message = decodeMessage(frame)
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error
      this.#services.log.warn({ user: this.standing.user.id, cause: error.message }, 'malformed message')
      return this.close(closeCodes.malformed)
    }
    this.#metered(message)
  }

  /** What a message costs is counted to its person; who is in debt is sent away until it is paid. */
  #metered(message: Message): void {
    const { budget, elapsed } = this.#services
    const { user, membership } = this.standing
    const isCoordinator = membership.role === 'coordinator'
    const begun = elapsed()
    if (!budget.mayGoOn(user.id, isCoordinator, begun)) return this.close(closeCodes.tooFast)
    this.#handle(message)
    const spent = elapsed() - begun
    budget.spend(user.id, isCoordinator, spent, begun + spent)
    if (spent > dearMs) this.#rest(Math.min(spent, longestRestMs))
  }

  /** Lets the others have their turn: a queue of dear messages would be handled in one go. */
  #rest(ms: number): void {
    this.#isResting = true
    this.#socket.pause()
    setTimeout(() => {
      this.#isResting = false
      if (this.#unsettled <= this.#services.limits.maxUnsettled) this.#socket.resume()
    }, ms).unref()
  }

  #handle(message: Message): void {
    switch (message.type) {
      case 'syncStep1':
        return this.#room.answerSync(this, message.stateVector.slice())
      case 'syncStep2':
        return this.#take(message.update, 0)
      case 'update':
        this.#received += 1
        return this.#take(message.update, this.#received)
      case 'awareness':
        return this.#room.presence.receive(this, message.states)
      case 'queryAwareness':
        return this.#room.presence.greet(this)
      case 'durable':
      case 'refused':
      case 'notice':
      case 'access':
      case 'changed':
        return this.close(closeCodes.malformed)
      case 'auth':
      case 'unknown':
        return
    }
  }

  #take(update: Uint8Array, number: number): void {
    this.#unsettled += 1
    if (this.#unsettled > this.#services.limits.maxUnsettled) this.#socket.pause()
    // A copy of its own: a view would keep the whole read buffer of the socket alive, and would be cloned with it.
    this.#room.receive(this, Uint8Array.from(update), number)
  }

  /** One taken message needs no more care: on disk, refused or dropped. */
  #release(): void {
    this.#unsettled -= 1
    if (!this.#isResting && this.#socket.isPaused && this.#unsettled < this.#services.limits.maxUnsettled / 2) this.#socket.resume()
  }

  /** Counts a message as on disk; `acknowledge` tells the client. */
  settle(number: number): void {
    if (number > 0) this.#durable += 1
    this.#release()
  }

  drop(): void {
    this.#release()
  }

  acknowledge(): void {
    this.send(shareFrame(encodeDurable(this.#durable)))
  }

  /** Of a partial refusal the rest is still on its way, and settles by itself. */
  refuse(number: number, refusal: Refusal): void {
    if (!refusal.partial) {
      this.#hasGap = true
      this.#release()
    }
    // An older program can't know better: loaded anew it sends the same edits, which it has kept, in pieces.
    if (refusal.code === 'access.tooMuch' && !this.#sendsPieces) return this.close(closeCodes.reload)
    this.send(shareFrame(encodeRefused(number, refusal)))
  }

  /** Sends a frame; a reader that has fallen too far behind is sent away and gets the state anew when it comes back. */
  send(frame: SharedFrame): void {
    if (!this.isWelcome) return
    this.#quiet = false
    if (sendShared(this.#socket, frame)) return
    const allowed = this.#services.limits.maxBufferedBytes + this.#bufferAllowance
    if (this.#socket.bufferedAmount > allowed) this.close(closeCodes.tooSlow)
  }

  /** Sends a large first state, which may fill the queue by itself. */
  sendState(frame: SharedFrame): void {
    this.#bufferAllowance = Math.max(this.#bufferAllowance, frame.frame.length * 2)
    this.send(frame)
  }

  /** Called once every keep-alive interval: finds dead lines. A slow line that still takes bytes is not dead. */
  beat(): void {
    const isMoving = this.#socket.bufferedAmount < this.#bufferedAtBeat
    this.#bufferedAtBeat = this.#socket.bufferedAmount
    this.#missedPongs = isMoving ? 0 : this.#missedPongs + 1
    if (this.#missedPongs > allowedMissedPongs) return this.#socket.terminate()
    this.#socket.ping()
    if (this.#quiet) this.send(keepAliveFrame)
    this.#quiet = true
  }

  close(code: CloseCode): void {
    if (this.#closedWith !== null) return
    this.#closedWith = code
    this.#services.metrics.closes.inc({ code: String(code) })
    this.#room.leave(this)
    this.#socket.resume()
    this.#socket.close(code)
    setTimeout(() => this.#socket.terminate(), goodbyeMs).unref()
  }
}
