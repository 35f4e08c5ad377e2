import { closeSync, constants, existsSync, fstatSync, fsyncSync, openSync, readFileSync, write, fdatasync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { DomainError, type ErrorCode } from '../../../shared/domain/errors.ts'

/** Where a redo log lies. */
export interface RedoFile {
  read(): Uint8Array
  /**
   * Resolves when the bytes would outlast a power cut.
   * @throws {DomainError} `storage.full`, `storage.readOnly`, `storage.failed`: what lies at that place is unknown then
   */
  write(bytes: Uint8Array, at: number): Promise<void>
  close(): void
}

/** Linux writes and syncs in one call; elsewhere the flag is missing or promises less. */
const writesSynced = process.platform === 'linux'

/** Zeros are written at once and in pieces of this size, bytes: a later write then changes no length and no block list. */
const pieceBytes = 1024 * 1024

/**
 * Opens the file, made in its full length when it is missing or short.
 * @throws {DomainError} `storage.*`
 */
export function openRedoFile(path: string, length: number): RedoFile {
  const handle = typed(() => {
    lengthen(path, length)
    return openSync(path, constants.O_RDWR | (writesSynced ? constants.O_DSYNC : 0))
  })
  return {
    read: () => typed(() => readFileSync(path)),
    write: (bytes, at) => writeDurably(handle, bytes, at),
    close: () => closeSync(handle),
  }
}

function lengthen(path: string, length: number): void {
  const isNew = !existsSync(path)
  const handle = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    const zeros = new Uint8Array(pieceBytes)
    for (let at = fstatSync(handle).size; at < length; at += pieceBytes) writeSync(handle, zeros, 0, Math.min(pieceBytes, length - at), at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  if (isNew) syncFolder(dirname(path))
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
