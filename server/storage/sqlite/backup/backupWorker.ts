/** Writes one backup and ends; started by backupFile.ts. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { DomainError, must } from '../../../../shared/domain/errors.ts'
import type { BackupFile } from '../../port/store.ts'
import { decodeBatch } from '../../batchBytes.ts'
import { copyDatabase, openDatabase, typedFailures } from '../database.ts'
import { operationsOn } from '../operations.ts'

const { source, target, lacking } = workerData as { source: string; target: string; lacking: Uint8Array }
/** What a file is read by, bytes. */
const pieceBytes = 1024 * 1024

function sha256Of(file: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(pieceBytes)
  const handle = openSync(file, 'r')
  for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece)) hash.update(piece.subarray(0, length))
  closeSync(handle)
  return hash.digest('hex')
}

/** Brings a file or a folder's list of names to the disk. */
function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** The copy ends as one file again: closing takes its write-ahead log in. */
function addLacking(copy: string): void {
  const records = decodeBatch(lacking)
  if (records.length === 0) return
  const db = openDatabase(copy)
  try {
    const { loadRoom, appendUpdates } = operationsOn(db)
    const newest = new Map(records.map(({ room }) => [room, loadRoom(room).lastSeq]))
    appendUpdates(records.filter(({ room, seq }) => seq > (newest.get(room) ?? 0)))
  } finally {
    db.close()
  }
}

function write(): BackupFile {
  if (existsSync(target)) throw new DomainError('request.invalid', { where: target })
  const part = `${target}.part`
  rmSync(part, { force: true })
  try {
    copyDatabase(source, part)
    addLacking(part)
    sync(part)
    const sha256 = sha256Of(part)
    // As sha256sum(1) writes it, so that anybody can check a copy on another machine.
    writeFileSync(`${target}.sha256`, `${sha256}  ${basename(target)}\n`)
    sync(`${target}.sha256`)
    renameSync(part, target)
    sync(dirname(target))
    return { file: target, bytes: statSync(target).size, sha256 }
  } catch (error) {
    for (const rest of [part, `${target}.sha256`]) rmSync(rest, { force: true })
    throw error
  }
}

const port = must(parentPort, 'worker thread')
try {
  port.postMessage(typedFailures(write))
} catch (error) {
  const code = error instanceof DomainError ? error.code : error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? 'storage.full' : null
  port.postMessage({ failure: String(error instanceof Error && error.cause ? error.cause : error), code })
}
