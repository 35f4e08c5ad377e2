/** Runs SQLite off the event loop, so that a slow disk stalls only its own answers. Started by sqliteStore.ts. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { DomainError, must } from '../../../shared/domain/errors.ts'
import { openLane, serveLane, type Failure } from './appendLane.ts'
import { decodeBatch } from './batchBytes.ts'
import { proveWritable } from './careTables.ts'
import { openDatabase, typedFailures, type Sqlite } from './database.ts'
import { operationsOn, type Operations, type Reply, type Request } from './operations.ts'

const port = must(parentPort, 'worker thread')
const { file, memory } = workerData as { file: string; memory: SharedArrayBuffer }

let db: Sqlite | null = null
let operations: Operations | null = null

function open(): Operations {
  if (operations) return operations
  db = openDatabase(file)
  operations = operationsOn(db)
  return operations
}

function close(): void {
  const open = db
  db = null
  operations = null
  open?.close()
}

function run({ method, args }: Request): unknown {
  if (method === 'close') return close()
  if (method === 'probe') {
    // A handle that has seen a failed write is not built upon: what lies on disk is read anew.
    close()
    open()
    return proveWritable(must(db, 'open database'), Date.now())
  }
  if (method === 'appendUpdates') return open().appendUpdates(decodeBatch(args[0] as Uint8Array))
  const operation = open()[method] as (...args: readonly unknown[]) => unknown
  return operation(...args)
}

function answer(request: Request): Reply {
  try {
    return { id: request.id, ok: true, value: typedFailures(() => run(request)) }
  } catch (error) {
    return { id: request.id, ok: false, ...toFailure(error) }
  }
}

function append(batch: Uint8Array): Failure | null {
  try {
    typedFailures(() => open().appendUpdates(decodeBatch(batch)))
    return null
  } catch (error) {
    return toFailure(error)
  }
}

function toFailure(error: unknown): Failure {
  const { code, details } = error instanceof DomainError ? error : { code: null, details: {} }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
  return { code, details, message: cause }
}

/** @returns false when the store was closed */
function serveMessages(): boolean {
  for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) {
    const request = received.message as Request
    port.postMessage(answer(request))
    if (request.method === 'close') return false
  }
  return true
}

serveLane(openLane(memory), append, serveMessages)
port.close()
