import * as Y from 'yjs'
import { DomainError } from '../../shared/domain/errors.ts'
import type { UserId, WorkbookId } from '../../shared/domain/ids.ts'
import { closeCodes, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { encodeChanged, encodeNotice, encodeSyncStep1 } from '../../shared/protocol/codec.ts'
import type { WorkbookSettings } from '../../shared/domain/workbookSettings.ts'
import type { ChangedThing, NoticeCode } from '../../shared/protocol/messageTypes.ts'
import type { Store } from '../storage/port/store.ts'
import type { UpdateRecord } from '../storage/port/roomStore.ts'
import { copyFacts } from '../workbooks/copyFacts.ts'
import { admitUpdate, type Refused } from './admission/admitUpdate.ts'
import { RoomAccess } from './admission/roomAccess.ts'
import { applyUpdate } from './applyUpdate.ts'
import { Compaction } from './disk/compaction.ts'
import type { Connection, ConnectionServices } from './connection.ts'
import { acknowledge, type Entry } from './disk/entries.ts'
import { FromDisk } from './disk/fromDisk.ts'
import { framesOfCommit } from './outgoing/framesOfCommit.ts'
import type { GroupCommit, LogWriter } from './groupCommit.ts'
import { editOnCopy, ownWriter, type Writer } from './ownEdit.ts'
import { NewcomerState } from './disk/newcomerState.ts'
import { Presence } from './presence.ts'
import { RoomDocument } from './roomDocument.ts'
import { editorOf, EditLog } from './log/editLog.ts'
import type { EditLogWriter } from './log/logWriter.ts'
import { noteDamage, refuse, setAside } from './roomFaults.ts'
import { shareFrame, type SharedFrame } from './sharedFrame.ts'
import type { StorageHealth } from './storageHealth.ts'

export interface RoomServices extends Omit<ConnectionServices, 'budget' | 'elapsed'> {
  readonly store: Store
  readonly commit: GroupCommit
  readonly health: StorageHealth
  readonly editLog: EditLogWriter
  /** The room has left memory; nobody may use it any more. */
  readonly onGone: (room: Room) => void
}

type RoomState = 'loading' | 'live' | 'failed' | 'closed'

/**
 * One workbook while people are in it. Keeps the order of things: admitted, applied, appended, on disk, and only then
 * acknowledged and shown to others. States and events: shared/protocol/PROTOCOL.md.
 */
export class Room implements LogWriter {
  readonly id: WorkbookId
  readonly connections = new Set<Connection>()
  readonly presence: Presence
  readonly #access = new RoomAccess()
  readonly #edits: EditLog
  readonly #services: RoomServices
  #state: RoomState = 'loading'
  #document: RoomDocument | null = null
  readonly #fromDisk: FromDisk
  readonly #compaction: Compaction
  #lastSeq = 0
  #isDamaged = false
  #factsChanged = false
  #waitsForRecovery = false
  #pending: Entry[] = []
  #inFlight: Entry[] = []
  /** Messages that wait for a load, or for a newcomer who is answered first. */
  #held: (() => void)[] = []
  #onceSettled: (() => void)[] = []
  #idleTimer: NodeJS.Timeout | null = null

  constructor(id: WorkbookId, services: RoomServices) {
    this.id = id
    this.#services = services
    this.#edits = new EditLog(id)
    this.#fromDisk = new FromDisk(services.limits.unneededDocumentMs)
    this.#compaction = new Compaction(services, id, () => this.#compactIf(this.unsettled === 0 && this.#document?.wantsQuietCompaction))
    this.presence = new Presence(services.limits, services.now, (frame) => this.#broadcast(frame, null), (id) => this.#document?.authors.authorOf(id))
    this.#load()
  }

  #load(): void {
    this.#fromDisk.forget()
    this.#read().catch((error: unknown) => {
      const { log, health } = this.#services
      log.error({ room: this.id, cause: String(error) }, 'room cannot be loaded')
      if (error instanceof DomainError && error.code !== 'storage.damaged') health.report(error)
      this.close(closeCodes.tryLater)
    })
  }

  async #read(): Promise<void> {
    const { store, health } = this.#services
    const [stored, settings] = await Promise.all([store.loadRoom(this.id), store.readSettings(this.id)])
    this.#access.follow(settings)
    this.#isDamaged = noteDamage(this.#services, stored)
    const newcomers = NewcomerState.of(stored)
    this.#fromDisk.read(this.#isDamaged ? null : newcomers)
    await this.#fromDisk.whenToBuild()
    if (this.#state === 'closed') return
    this.#document = RoomDocument.open(stored, (record, error) => setAside(this.#services, record, error), newcomers)
    this.#lastSeq = stored.lastSeq
    this.#fromDisk.built(this.#document.isAsStored)
    this.#document.doc.getMap('meta').observe(() => (this.#factsChanged = true))
    if (health.failure !== null) this.#waitForRecovery()
    this.#state = this.#waitsForRecovery ? 'failed' : 'live'
    this.#compaction.waitForQuiet()
    this.#releaseHeld()
  }

  /** Until then nothing is taken in; after it everybody comes back and sends again what was never acknowledged. */
  #waitForRecovery(): void {
    if (this.#waitsForRecovery) return
    this.#waitsForRecovery = true
    this.#services.health.onceRecovered(() => {
      this.notify('storage.recovered')
      this.close(closeCodes.tryLater)
    })
  }

  join(connection: Connection): void {
    if (this.#idleTimer) clearTimeout(this.#idleTimer)
    this.#idleTimer = null
    this.connections.add(connection)
    this.#fromDisk.whenRead(() => this.tellAccess(connection))
    this.#onceLoaded(() => {
      const document = this.#document
      if (!document) return connection.close(closeCodes.tryLater)
      connection.send(shareFrame(encodeSyncStep1(Y.encodeStateVector(document.doc))))
      this.presence.greet(connection)
      if (this.#isDamaged) connection.send(shareFrame(encodeNotice({ code: 'storage.damaged' })))
      if (this.#state === 'failed') connection.send(shareFrame(encodeNotice({ code: 'storage.failed' })))
    })
  }

  /** From now on updates are judged by these; everybody here is told. */
  followSettings(settings: WorkbookSettings): void {
    this.#whenLoaded(() => {
      if (this.#access.follow(settings)) for (const connection of this.connections) this.tellAccess(connection)
    })
  }

  tellAccess(connection: Connection): void {
    connection.send(this.#access.frameFor(connection.standing.membership))
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.presence.leave(connection)
    this.#restWhenEmpty()
  }

  #restWhenEmpty(): void {
    if (this.connections.size > 0 || this.#state === 'closed') return
    if (this.#idleTimer) clearTimeout(this.#idleTimer)
    this.#idleTimer = setTimeout(() => this.whenSettled(() => this.#unload()), this.#services.limits.idleRoomMs)
    this.#idleTimer.unref()
  }

  #unload(): void {
    if (this.connections.size > 0 || this.#state !== 'live') return
    this.#compactIf((this.#document?.storedUpdates ?? 0) > 0)
    this.close(closeCodes.tryLater)
  }

  #whenLoaded(act: () => void): void {
    this.#fromDisk.needDocument()
    this.#onceLoaded(act)
  }

  /** As `whenLoaded`, of what can wait for others. */
  #onceLoaded(act: () => void): void {
    if (this.#state === 'loading') this.#held.push(act)
    else act()
  }

  /** Updates on their way to the disk. */
  get unsettled(): number {
    return this.#pending.length + this.#inFlight.length
  }

  /** Runs `act` when everything applied is on disk; no update is taken in before it has run. */
  whenSettled(act: () => void): void {
    if (this.unsettled === 0) act()
    else this.#onceSettled.push(act)
  }

  /** The document as it is on disk, for exports and lists; null when it can't be read. */
  settledDoc(): Promise<Y.Doc | null> {
    return new Promise((resolve) => {
      this.#whenLoaded(() => this.whenSettled(() => resolve(this.#document?.doc ?? null)))
      this.#restWhenEmpty()
    })
  }

  answerSync(connection: Connection, stateVector: Uint8Array): void {
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0
    this.#fromDisk.whenRead(() => {
      if (isNewcomer && this.#fromDisk.answer(connection)) return
      const answer = (): void => this.#answer(connection, stateVector, isNewcomer)
      // The cached state and its tail are on disk already; a difference is cut from the document, which may be ahead.
      this.#whenLoaded(() => (isNewcomer && this.#document?.isStale === false ? answer() : this.whenSettled(answer)))
    })
  }

  #answer(connection: Connection, stateVector: Uint8Array, isNewcomer: boolean): void {
    const document = this.#document
    if (!document) return connection.close(closeCodes.tryLater)
    if (isNewcomer) {
      for (const frame of document.framesForNewcomer()) connection.sendState(frame)
      return
    }
    const difference = document.differenceFrom(stateVector)
    if (difference) return connection.sendState(difference)
    this.#services.log.warn({ room: this.id, user: connection.standing.user.id }, 'malformed state vector')
    connection.close(closeCodes.malformed)
  }

  /** @param number which update message of this connection, from 1; 0 for its answer to the first sync */
  receive(connection: Connection, update: Uint8Array, number: number): void {
    if (!connection.isWelcome || this.#state === 'failed' || this.#state === 'closed') return connection.drop()
    if (this.#state === 'loading' || this.#onceSettled.length > 0 || !this.#document) {
      this.#fromDisk.needDocument()
      this.#held.push(() => this.receive(connection, update, number))
      return
    }
    const { doc, authors } = this.#document
    // Who is here under an id holds it, before they have written anything.
    const binding = { authorOf: (id: number) => authors.authorOf(id) ?? this.presence.ownerOf(id) }
    const verdict = admitUpdate(doc, connection.standing, this.#access.ruleOf(connection.standing.membership), update, binding, connection.hasGap)
    if (verdict.kind === 'admitted') {
      authors.bind(verdict.claims, connection.standing.user.id)
      if (verdict.left) this.#refuse(doc, connection, verdict.left, number, true)
      this.#edits.note(doc, verdict.touched, editorOf(connection.standing), this.#services.now())
      this.#take(doc, connection, verdict.update, number)
    } else if (verdict.kind === 'refused') this.#refuse(doc, connection, verdict, number, false)
    else {
      connection.drop()
      this.#services.log.warn({ room: this.id, user: connection.standing.user.id, cause: verdict.reason }, 'malformed update')
      connection.close(closeCodes.malformed)
    }
  }

  #refuse(doc: Y.Doc, connection: Connection, refused: Refused, number: number, partial: boolean): void {
    this.#edits.refused(doc, refused.cells, refused.code, editorOf(connection.standing), this.#services.now())
    refuse(this.#services, this.id, connection, refused, number, partial)
  }

  /** Hands over what is new in the log of edits. */
  writeLog(most?: number): void {
    if (this.#document) this.#services.editLog.add(this.#edits.take(this.#document.doc, this.#services.now(), most))
  }

  #take(doc: Y.Doc, connection: Writer, update: Uint8Array, number: number): void {
    const receivedAt = this.#services.now()
    let stored: Uint8Array | null
    try {
      stored = applyUpdate(doc, update, number === 0).stored
    } catch (error) {
      connection.drop()
      this.#poisoned(connection, update, error)
      return
    }
    const { user } = connection.standing
    const record = stored && { room: this.id, seq: ++this.#lastSeq, userId: user.id, at: receivedAt, update: stored }
    this.#pending.push({ connection, number, receivedAt, record })
    if (record || this.#inFlight.length + this.#pending.length > 1) this.#services.commit.add(this)
    else this.#settleAtOnce()
  }

  #settleAtOnce(): void {
    this.#inFlight = this.#pending
    this.#pending = []
    this.committed()
  }

  /** An edit of the server's own in `author`'s name; written and shown like anybody's. `done` gets whether it is on disk. */
  edit(author: UserId, edit: (doc: Y.Doc) => void, done: (isOnDisk: boolean) => void): void {
    const take = (): void => {
      const document = this.#document
      if (!document || this.#state !== 'live') return done(false)
      if (this.#onceSettled.length > 0) return void this.#held.push(take)
      const update = editOnCopy(document, author, edit)
      if (update) this.#take(document.doc, ownWriter(author, done), update, 1)
      else done(true)
    }
    this.#whenLoaded(take)
    this.#restWhenEmpty()
  }

  /** The document may be half changed: it is thrown away and read anew from the log. */
  #poisoned(connection: Writer, update: Uint8Array, error: unknown): void {
    const { user } = connection.standing
    setAside(this.#services, { room: this.id, seq: 0, userId: user.id, at: this.#services.now(), update }, error)
    this.#state = 'loading'
    this.#document = null
    connection.close(closeCodes.malformed)
    this.whenSettled(() => this.#load())
  }

  takeBatch(): readonly UpdateRecord[] {
    this.#inFlight = this.#pending
    this.#pending = []
    return this.#inFlight.flatMap((entry) => entry.record ?? [])
  }

  committed(): void {
    const entries = this.#inFlight
    this.#inFlight = []
    for (const { record } of entries) if (record) this.#document?.remember(record.update)
    acknowledge(this.#services, entries)
    this.#publish(entries)
    if (this.#factsChanged) this.#copyFacts()
    if (this.#pending.length > 0) return
    this.#compactIf(this.#document?.wantsCompaction)
    this.#compaction.waitForQuiet()
    this.#releaseSettled()
  }

  #copyFacts(): void {
    this.#factsChanged = false
    const { store, health } = this.#services
    if (this.#document) copyFacts(store, this.id, this.#document.doc).catch((error: Error) => health.report(error))
  }

  /** One frame for everybody; its bytes are the writer's own, and merged only when several small updates waited. */
  #publish(entries: readonly Entry[]): void {
    const written = entries.filter((entry) => entry.record !== null)
    const first = written[0]
    if (!first?.record) return
    const frames = framesOfCommit(written.flatMap((entry) => entry.record?.update ?? []))
    const writer = written.every((entry) => entry.connection === first.connection) ? first.connection : null
    frames.forEach((frame, i) => this.#broadcast(frame, frames.length === written.length ? (written[i]?.connection ?? null) : writer))
    this.#services.metrics.broadcastSeconds.observe(Math.max(0, this.#services.now() - first.receivedAt) / 1_000)
  }

  #releaseSettled(): void {
    const acts = this.#onceSettled
    this.#onceSettled = []
    for (const act of acts) act()
    this.#releaseHeld()
  }

  #releaseHeld(): void {
    if (this.#state === 'loading') return
    const held = this.#held
    this.#held = []
    for (const act of held) act()
  }

  /** Where records are lost the log is kept: a client may still bring back what the rest waits for. */
  #compactIf(isWanted = false): void {
    if (isWanted && this.#document && this.#state === 'live' && !this.#isDamaged) this.#compaction.run(this.#document, this.#lastSeq)
  }

  failed(error: Error): void {
    if (this.#state === 'closed') return
    this.#services.health.report(error)
    for (const { connection } of [...this.#inFlight, ...this.#pending]) connection.drop()
    this.#inFlight = []
    this.#pending = []
    this.#document = null
    this.#held.unshift(...this.#onceSettled)
    this.#onceSettled = []
    this.notify('storage.failed')
    this.#waitForRecovery()
    this.#state = 'loading'
    this.#load()
  }

  #broadcast(frame: SharedFrame, except: Writer | null): void {
    for (const connection of this.connections) if (connection !== except) connection.send(frame)
  }

  notify(code: NoticeCode): void {
    this.#broadcast(shareFrame(encodeNotice({ code })), null)
  }

  /** Tells everybody here that something beside the document is different. */
  tellChanged(what: ChangedThing): void {
    this.#broadcast(shareFrame(encodeChanged(what)), null)
  }

  /** Sends everybody away and leaves memory. What is in flight still reaches the disk. */
  close(code: CloseCode): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    if (this.#idleTimer) clearTimeout(this.#idleTimer)
    for (const connection of [...this.connections]) connection.close(code)
    this.presence.stop()
    this.#compaction.stop()
    this.writeLog()
    // A successor may read the log only when all that is in flight has been written.
    this.whenSettled(() => this.#services.onGone(this))
    this.#document = null
    this.#fromDisk.read(null)
    this.#releaseHeld()
  }

  beat(): void {
    this.presence.sweep()
    for (const connection of this.connections) connection.beat()
  }
}
