import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { secureRandom } from './access/secrets.ts'
import { SignInThrottle } from './access/signInThrottle.ts'
import { SingleSignOn } from './access/singleSignOn.ts'
import type { Config } from './config.ts'
import { createApp } from './http/createApp.ts'
import type { Log } from './observe/logger.ts'
import { createMetrics, type Metrics } from './observe/metrics.ts'
import { makePdfPrinter } from './print/pdfPrinter.ts'
import { Caretaker } from './care/caretaker.ts'
import type { FileStore, Store } from './storage/port/store.ts'
import { CpuBudget } from './sync/admission/cpuBudget.ts'
import { revalidate } from './sync/revalidate.ts'
import { Rooms } from './sync/rooms.ts'
import { openSocketDoor } from './sync/socketDoor.ts'
import { usualLimits, type SyncLimits } from './sync/syncLimits.ts'

export interface ServerParts {
  readonly config: Config
  readonly store: Store
  readonly log: Log
  readonly now: () => number
  readonly limits?: Partial<SyncLimits>
  readonly clientFolder?: string
  readonly metrics?: Metrics
  /** The same store, where it lies in a file: it is then taken care of. */
  readonly file?: FileStore
}

export interface Server {
  readonly app: FastifyInstance
  readonly rooms: Rooms
  /** "GET /api/session": what can be called, for the check against the description. */
  readonly routes: readonly string[]
  /** Begins to serve. @returns the port */
  listen(): Promise<number>
  /** Tells everybody, brings everything to disk, and ends; the store stays open. */
  stop(): Promise<void>
}

/** How often we look whether another process (the `admin` command) changed rights, milliseconds. */
const watchIntervalMs = 1_000

/** How often open sockets are asked whether their session has run out meanwhile, milliseconds. */
const expiryIntervalMs = 60_000

/** Puts the parts together; nothing listens yet. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { config, store, log, now, metrics = createMetrics() } = parts
  const { messagesPerSecond } = config
  // A keystroke costs well under a millisecond: where more messages are allowed, so is what they cost.
  const processorMsPerSecond = Math.max(usualLimits.processorMsPerSecond, parts.limits?.messagesPerSecond ?? messagesPerSecond)
  const limits = { ...usualLimits, messagesPerSecond, messageBurst: messagesPerSecond * 5, processorMsPerSecond, ...parts.limits }
  const rooms = new Rooms({ store, limits, metrics, log, now })
  const publicOrigin = config.publicUrl === null ? null : new URL(config.publicUrl).origin
  const isSecure = config.publicUrl?.startsWith('https:') ?? false
  const clientFolder = parts.clientFolder ?? fileURLToPath(new URL('../dist', import.meta.url))
  const throttle = new SignInThrottle(now)
  const provider = config.provider && new SingleSignOn(config.provider)
  const printer = makePdfPrinter()
  const care = parts.file && new Caretaker({ store: parts.file, dataDir: config.dataDir, policy: config.care, rooms, metrics, log, now })
  const { app, routes } = await createApp({ store, rooms, printer, throttle, access: config.access, provider, metrics, log, now, random: secureRandom, publicOrigin, isSecure, clientFolder, ...(care && { care }) })
  const door = openSocketDoor(app.server, { store, rooms, limits, metrics, log, now, publicOrigin, isSecure, elapsed: () => performance.now(), budget: new CpuBudget(limits.processorMsPerSecond) })
  const stopWatching = await watchForeignChanges(rooms, store, log, now)
  return {
    app,
    rooms,
    routes,
    listen: async () => {
      await app.listen({ port: config.port, host: config.host })
      return (app.server.address() as AddressInfo).port
    },
    stop: async () => {
      care?.stop()
      stopWatching()
      await rooms.stop()
      door.close()
      await printer.close()
      await app.close()
    },
  }
}

async function watchForeignChanges(rooms: Rooms, store: Store, log: Log, now: () => number): Promise<() => void> {
  let known = await store.changeMark()
  let lookedAt = now()
  const look = async (): Promise<void> => {
    const mark = await store.changeMark()
    const isTime = now() - lookedAt >= expiryIntervalMs
    if (isTime) lookedAt = now()
    if (mark !== known || isTime) await revalidate(rooms, store, now())
    known = mark
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ cause: String(error) }, 'changes of other processes not seen'))
  }, watchIntervalMs)
  timer.unref()
  return () => clearInterval(timer)
}
