import { Worker } from 'node:worker_threads'
import { DomainError } from '../../../../shared/domain/errors.ts'
import { encodeBatch } from '../../batchBytes.ts'
import type { UpdateRecord } from '../../port/roomStore.ts'
import type { BackupFile } from '../../port/store.ts'

/**
 * Copies a database that others go on writing, in a thread and on a handle of its own: the writers' thread is not held
 * up while a large file is read.
 * @param lacking promised updates that the database may not have yet; those that it lacks are added to the copy
 * @throws {DomainError} `storage.full`, `storage.readOnly`, `storage.failed`; nothing is left under the name then
 */
export function backupFile(source: string, target: string, lacking: readonly UpdateRecord[] = []): Promise<BackupFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backupWorker.ts', import.meta.url), { workerData: { source, target, lacking: encodeBatch(lacking) } })
    worker.once('message', (answer: BackupFile | { readonly failure: string; readonly code: string | null }) => {
      if (!('failure' in answer)) return resolve(answer)
      const error = new DomainError(answer.code === 'storage.full' || answer.code === 'storage.readOnly' ? answer.code : 'storage.failed')
      reject(Object.assign(error, { cause: new Error(answer.failure) }))
    })
    worker.once('error', (error) => reject(Object.assign(new DomainError('storage.failed'), { cause: error })))
    worker.once('exit', () => reject(new DomainError('storage.failed')))
  })
}
