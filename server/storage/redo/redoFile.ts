import { closeSync, constants, fdatasync, fsyncSync, openSync, write, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { DomainError, type ErrorCode } from '../../../shared/domain/errors.ts'

/** Where a redo log lies. */
export interface RedoFile {
  /**
   * Resolves when the bytes would outlast a power cut.
   * @throws {DomainError} `storage.full`, `storage.readOnly`, `storage.failed`: what lies at that place is unknown then
   */
  write(bytes: Uint8Array, at: number): Promise<void>
  close(): void
}

/** Linux writes and syncs in one call; elsewhere the flag is missing or promises less. */
const writesSynced = process.platform === 'linux'

/**
 * The file is made of pieces of this size, bytes. The kernel caches it in pages as large as they were written, and looks
 * through the whole page at each later write: with a megabyte, that was a fifth of the cost of a promise.
 */
const pieceBytes = 4_096

/**
 * Makes the file anew, full of zeros: a later write then changes no length and no list of blocks.
 * @throws {DomainError} `storage.*`
 */
export function makeRedoFile(path: string, length: number): RedoFile {
  const handle = typed(() => {
    fill(path, length)
    return openSync(path, constants.O_RDWR | (writesSynced ? constants.O_DSYNC : 0))
  })
  return { write: (bytes, at) => writeDurably(handle, bytes, at), close: () => closeSync(handle) }
}

function fill(path: string, length: number): void {
  const handle = openSync(path, 'w', 0o600)
  try {
    const zeros = new Uint8Array(pieceBytes)
    for (let at = 0; at < length; at += pieceBytes) writeSync(handle, zeros, 0, Math.min(pieceBytes, length - at), at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  syncFolder(dirname(path))
}

/** Brings the name of a new file to the disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function writeDurably(handle: number, bytes: Uint8Array, at: number): Promise<void> {
  return new Promise((resolve, reject) => {
    write(handle, bytes, 0, bytes.length, at, (error, written) => {
      if (error) return reject(toDomainError(error))
      if (written < bytes.length) return reject(new DomainError('storage.full', { where: 'phuluc.redo' }))
      if (writesSynced) return resolve()
      fdatasync(handle, (failure) => (failure ? reject(toDomainError(failure)) : resolve()))
    })
  })
}

const codes: Readonly<Record<string, ErrorCode>> = { ENOSPC: 'storage.full', EDQUOT: 'storage.full', EROFS: 'storage.readOnly', EACCES: 'storage.readOnly', EPERM: 'storage.readOnly' }

function toDomainError(error: NodeJS.ErrnoException): DomainError {
  return Object.assign(new DomainError(codes[error.code ?? ''] ?? 'storage.failed', { where: 'phuluc.redo' }), { cause: error })
}

function typed<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof Error && 'errno' in error ? toDomainError(error as NodeJS.ErrnoException) : error
  }
}
