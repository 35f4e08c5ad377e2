import { Worker } from 'node:worker_threads'
import { DomainError, must, type ErrorCode } from '../../../shared/domain/errors.ts'
import type { FileStore } from '../port/store.ts'
import type { UpdateRecord } from '../port/roomStore.ts'
import { encodeBatch } from '../batchBytes.ts'
import { backupFile } from './backup/backupFile.ts'
import type { Reply, Request, StoreMethod } from './operations.ts'

/** Named once more, because types are gone at run time; the compiler keeps the list complete. */
const methods: Readonly<Record<StoreMethod, true>> = {
  loadRoom: true,
  appendUpdates: true,
  compactRoom: true,
  quarantine: true,
  listQuarantined: true,
  createUser: true,
  findUser: true,
  findUserByLogin: true,
  listUsers: true,
  findPerson: true,
  listPeople: true,
  changePerson: true,
  closePerson: true,
  setPassword: true,
  passwordSetAt: true,
  hasReachableAdmin: true,
  createSession: true,
  findSession: true,
  touchSession: true,
  listSessions: true,
  endSession: true,
  endSessions: true,
  createLink: true,
  useLink: true,
  listLinks: true,
  linkIdentity: true,
  findByIdentity: true,
  hasIdentity: true,
  unlinkIdentity: true,
  revokeLink: true,
  createCommune: true,
  findCommune: true,
  listCommunes: true,
  renameCommune: true,
  readUnits: true,
  writeUnits: true,
  movePeople: true,
  moveMembers: true,
  listRoles: true,
  listWorkbookIds: true,
  createWorkbook: true,
  findWorkbook: true,
  listWorkbooks: true,
  listWorkbooksOf: true,
  updateWorkbookEntry: true,
  findMembership: true,
  listMembers: true,
  putMember: true,
  removeMember: true,
  logRefusal: true,
  listChanges: true,
  readSettings: true,
  changeSettings: true,
  putPublicLink: true,
  findPublicLink: true,
  findByPublicLink: true,
  removePublicLink: true,
  logEdits: true,
  listEdits: true,
  lastEdits: true,
  addSuggestion: true,
  findSuggestion: true,
  listSuggestions: true,
  countOpenSuggestions: true,
  decideSuggestion: true,
  addVersion: true,
  listVersions: true,
  findVersion: true,
  addSigningEvent: true,
  listSigningEvents: true,
  noteVersionFile: true,
  listVersionFiles: true,
  probe: true,
  changeMark: true,
  verify: true,
  measure: true,
  forgetChanges: true,
  close: true,
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * Opens the SQLite store; the engine runs in its own thread.
 * @param file path of the database; made when missing
 * @throws {DomainError} `storage.*` when the file can't be opened for writing
 */
export async function openSqliteStore(file: string): Promise<FileStore> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file } })
  const call = connect(worker)
  const entries = Object.keys(methods).map((method) => [method, (...args: unknown[]) => call(method as StoreMethod, args)])
  const store = Object.fromEntries(entries) as FileStore
  const close = async (): Promise<void> => {
    await call('close', [])
    await worker.terminate()
  }
  try {
    await store.probe()
  } catch (error) {
    await close()
    throw error
  }
  const appendUpdates = async (batch: readonly UpdateRecord[]): Promise<void> => {
    await call('appendUpdates', [encodeBatch(batch)])
  }
  return { ...store, close, appendUpdates, backup: (target) => backupFile(file, target), files: [file, `${file}-wal`] }
}

function connect(worker: Worker): (method: StoreMethod, args: readonly unknown[]) => Promise<unknown> {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let ended: Error | null = null
  const end = (reason: Error): void => {
    ended = reason
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.on('message', (reply: Reply) => {
    const { resolve, reject } = must(waiting.get(reply.id), 'request of a reply')
    waiting.delete(reply.id)
    if (reply.ok) resolve(reply.value)
    else reject(toError(reply))
  })
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(new DomainError('storage.failed')))
  return (method, args) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended)
      const request: Request = { id: nextId++, method, args }
      waiting.set(request.id, { resolve, reject })
      worker.postMessage(request)
    })
}

function toError({ code, details, message }: Reply & { readonly ok: false }): Error {
  const cause = new Error(message)
  return code === null ? cause : Object.assign(new DomainError(code as ErrorCode, details), { cause })
}
