import type * as Y from 'yjs'
import { DomainError } from '../../shared/domain/errors.ts'
import type { UserId, WorkbookId } from '../../shared/domain/ids.ts'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import type { Connection } from './connection.ts'
import { GroupCommit } from './groupCommit.ts'
import { EditLogWriter } from './log/logWriter.ts'
import { Room, type RoomServices } from './room.ts'
import { StorageHealth } from './storageHealth.ts'

export type RoomsServices = Omit<RoomServices, 'commit' | 'health' | 'editLog' | 'onGone'>

/** How often lines of the edit logs are written down, milliseconds: what a crash may cost the log, never the document. */
const logEveryMs = 2_000
/** Lines of one room that are read at once: an imported annex has ten thousand, and reading them all stops everybody for 150 ms. */
const linesAtOnce = 500

/** All rooms in memory. One process owns a room: the data folder is locked by the server that runs. */
export class Rooms {
  readonly health: StorageHealth
  readonly editLog: EditLogWriter
  readonly #services: RoomServices
  readonly #commit: GroupCommit
  readonly #rooms = new Map<WorkbookId, Room>()
  readonly #beat: NodeJS.Timeout
  readonly #logTimer: NodeJS.Timeout
  #isStopping = false

  constructor(services: RoomsServices) {
    this.health = new StorageHealth(services.store, services.log)
    this.#commit = new GroupCommit(services.store, services.metrics)
    this.editLog = new EditLogWriter(services.store, services.log)
    this.#logTimer = setInterval(() => this.#writeLogs(), logEveryMs)
    this.#logTimer.unref()
    this.#services = { ...services, commit: this.#commit, health: this.health, editLog: this.editLog, onGone: (room) => this.#rooms.delete(room.id) }
    this.#beat = setInterval(() => this.#beatAll(), services.limits.keepAliveMs)
    this.#beat.unref()
    services.metrics.sources.rooms = () => this.#rooms.size
    services.metrics.sources.pending = () => [...this.#rooms.values()].reduce((sum, room) => sum + room.unsettled, 0)
    services.metrics.sources.connections = () => this.connections().length
  }

  get isStopping(): boolean {
    return this.#isStopping
  }

  /** The room of a workbook, loaded or loading. */
  open(id: WorkbookId): Room {
    const known = this.#rooms.get(id)
    if (known) return known
    const room = new Room(id, this.#services)
    this.#rooms.set(id, room)
    return room
  }

  /** The room of a workbook if it is in memory. */
  find(id: WorkbookId): Room | undefined {
    return this.#rooms.get(id)
  }

  /** The rooms in memory. */
  all(): Room[] {
    return [...this.#rooms.values()]
  }

  connections(): Connection[] {
    return [...this.#rooms.values()].flatMap((room) => [...room.connections])
  }

  /**
   * Reads a workbook's document as it is on disk.
   * @throws {DomainError} `storage.failed` when it can't be read now
   */
  async read<T>(id: WorkbookId, read: (doc: Y.Doc) => T): Promise<T> {
    const doc = await this.open(id).settledDoc()
    if (!doc) throw new DomainError('storage.failed')
    return read(doc)
  }

  /** An edit of the server's own in a workbook, logged as `author`'s. @returns whether it is on disk */
  edit(id: WorkbookId, author: UserId, edit: (doc: Y.Doc) => void): Promise<boolean> {
    return new Promise((resolve) => this.open(id).edit(author, edit, resolve))
  }

  /** Tells everybody, lets what is in flight reach the disk, and sends them away to come back. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#beat)
    clearInterval(this.#logTimer)
    for (const room of this.#rooms.values()) room.notify('server.restarting')
    await this.#commit.whenIdle()
    for (const room of [...this.#rooms.values()]) room.close(closeCodes.restarting)
    await this.#commit.whenIdle()
    await this.editLog.whenWritten()
    this.health.stop()
  }

  /** Writes down what a workbook's log has gathered, so that it can be read. */
  async writeLog(id: WorkbookId): Promise<void> {
    this.#rooms.get(id)?.writeLog()
    await this.editLog.whenWritten()
  }

  #writeLogs(): void {
    for (const room of this.#rooms.values()) room.writeLog(linesAtOnce)
  }

  #beatAll(): void {
    for (const room of this.#rooms.values()) room.beat()
  }
}
