import { existsSync, readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { frameBytes, generationsIn, makeFrame, readFrames, type Generation } from './frames.ts'
import type { RedoFile } from './redoFile.ts'

/** Mark, salt and their checksum, alone in the first page: nothing else is written near it. */
const headBytes = 4_096
const headMark = 0x31_4f_44_52
/** Of each of the two regions: some ten thousand keystrokes. */
const regionBytes = 2 * 1024 * 1024
export const redoFileBytes = headBytes + 2 * regionBytes

const startOf = (region: number): number => headBytes + region * regionBytes

/**
 * Batches of updates one behind the other in one of two regions. While the batches of one are brought into the
 * database, the other takes the new ones; so the file never grows and no batch waits for the database.
 */
export class RedoLog {
  readonly #file: RedoFile
  readonly #newSalt: () => number
  #salt = 0
  #generation = 1
  #number = 0
  #before = 0
  #at = startOf(1)

  /** @param newSalt a random number of 32 bits */
  constructor(file: RedoFile, newSalt: () => number) {
    this.#file = file
    this.#newSalt = newSalt
  }

  /** Forgets all that lies in the file, by one write. Call when the database has it. */
  async restart(): Promise<void> {
    const salt = this.#newSalt()
    const head = Buffer.alloc(12)
    head.writeUInt32LE(headMark, 0)
    head.writeUInt32LE(salt, 4)
    head.writeUInt32LE(crc32(head.subarray(0, 8)), 8)
    await this.#file.write(head, 0)
    this.#salt = salt
    this.turn()
  }

  /** Whether a batch may go behind the last one; one for which even an empty region is too small never fits. */
  fits(contentBytes: number): boolean {
    return this.#at + frameBytes(contentBytes) <= startOf((this.#generation % 2) + 1)
  }

  /** Resolves when the batch is on disk. One at a time. */
  async append(content: Uint8Array): Promise<void> {
    const frame = makeFrame({ generation: this.#generation, number: this.#number, before: this.#before }, content, this.#salt)
    await this.#file.write(frame, this.#at)
    this.#number += 1
    this.#at += frame.length
  }

  /** Goes on at the begin of the other region; what lies there must be in the database. */
  turn(): void {
    this.#generation += 1
    this.#before = this.#number
    this.#number = 0
    this.#at = startOf(this.#generation % 2)
  }

  close(): void {
    this.#file.close()
  }
}

/** What lies in a redo log, of an earlier run or of a server that runs; nothing where there is none. */
export function readRedoLog(path: string): readonly Generation[] {
  return existsSync(path) ? generationsOf(readFileSync(path)) : []
}

/** Behind an unreadable head nothing can be read: one batch, at least, is missing. */
export function generationsOf(file: Uint8Array): readonly Generation[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const head = bytes.subarray(0, 12)
  // Made, and never used.
  if (head.every((byte) => byte === 0)) return []
  if (head.readUInt32LE(0) !== headMark || crc32(head.subarray(0, 8)) !== head.readUInt32LE(8)) return [{ contents: [], missing: 1 }]
  const salt = head.readUInt32LE(4)
  return generationsIn([0, 1].map((region) => readFrames(bytes.subarray(startOf(region), startOf(region + 1)), salt)))
}
