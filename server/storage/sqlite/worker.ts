/** Runs SQLite off the event loop, so that a slow disk stalls only its own answers. Started by sqliteStore.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { DomainError, must } from '../../../shared/domain/errors.ts'
import { decodeBatch } from '../batchBytes.ts'
import { proveWritable } from './careTables.ts'
import { openDatabase, typedFailures, type Sqlite } from './database.ts'
import { operationsOn, type Operations, type Reply, type Request } from './operations.ts'

const port = must(parentPort, 'worker thread')
const { file } = workerData as { file: string }

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

function toFailure(error: unknown): Omit<Reply & { readonly ok: false }, 'id' | 'ok'> {
  const { code, details } = error instanceof DomainError ? error : { code: null, details: {} }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
  return { code, details, message: cause }
}

port.on('message', (request: Request) => {
  port.postMessage(answer(request))
  if (request.method === 'close') port.close()
})
