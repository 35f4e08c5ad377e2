import { Unzip, UnzipInflate, zipSync, type UnzipFile } from 'fflate'
import { DomainError, type ErrorCode } from '../../domain/errors.ts'
import { officeLimits as limits } from '../officeLimits.ts'
import { checkDirectory } from './zipDirectory.ts'

/** Parts of an unpacked zip by name. */
export type ZipParts = Map<string, Uint8Array>

/** Bytes handed to the unpacker at a time: small, so that a bomb is noticed early. */
const chunkBytes = 16_384
const mb = 2 ** 20

const isZipStart = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** Whether the bytes begin as a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > 4 && isZipStart(bytes)
}

/**
 * Unpacks the wanted parts of a zip within the limits; real bytes are counted while they come out.
 * @throws DomainError `office.damaged`, `office.passwordProtected`, `office.inflatedTooLarge`, `office.tooManyParts`
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): ZipParts {
  const directory = checkDirectory(bytes, wanted)
  const parts: ZipParts = new Map()
  const state = { total: 0, count: 0, open: 0, failure: undefined as unknown }
  const unzip = new Unzip((file) => {
    state.count += 1
    if (state.failure !== undefined) return
    if (state.count > limits.parts) state.failure = new DomainError('office.tooManyParts', { limit: limits.parts })
    else if (isSafeName(file.name) && wanted(partName(file.name))) collect(file, parts, state)
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && state.failure === undefined; at += chunkBytes) {
      unzip.push(bytes.subarray(at, at + chunkBytes), at + chunkBytes >= bytes.length)
    }
  } catch (error) {
    state.failure ??= error
  }
  if (state.failure instanceof DomainError) throw state.failure
  if (state.failure !== undefined || state.open !== 0) throw new DomainError('office.damaged')
  directory.verify(parts)
  return parts
}

interface UnpackState {
  total: number
  open: number
  failure: unknown
}

function collect(file: UnzipFile, parts: ZipParts, state: UnpackState): void {
  const chunks: Uint8Array[] = []
  let size = 0
  state.open += 1
  file.ondata = (error, data, final) => {
    if (state.failure !== undefined) return
    if (error) {
      state.failure = error
      return
    }
    size += data.length
    state.total += data.length
    if (size > limits.partBytes || state.total > limits.inflatedBytes) {
      const limit = size > limits.partBytes ? limits.partBytes : limits.inflatedBytes
      state.failure = new DomainError('office.inflatedTooLarge', { limit: limit / mb })
      return
    }
    chunks.push(data)
    if (final) {
      state.open -= 1
      parts.set(partName(file.name), joinChunks(chunks, size))
    }
  }
  file.start()
}

function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}

/** Some programs write "xl\\workbook.xml". */
const partName = (name: string): string => name.replaceAll('\\', '/')

/** No absolute or climbing paths; they are never written to a disk, but a name is also a key. */
function isSafeName(name: string): boolean {
  return !name.startsWith('/') && !/(^|[/\\])\.\.([/\\]|$)/.test(name)
}

/** Packs parts again; stored without compression, because the result only goes to a reader in memory. */
export function packStored(parts: ZipParts): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

/** Packs parts as a file for people. */
export function packDeflated(parts: ZipParts): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 6 })
}

/** For readers: a failure that isn't one of ours means that the bytes are damaged. */
export function asRefusal(error: unknown, fallback: ErrorCode): DomainError {
  return error instanceof DomainError ? error : new DomainError(fallback)
}
