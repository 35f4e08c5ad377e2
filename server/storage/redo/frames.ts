import { crc32 } from 'node:zlib'

/**
 * One region of the redo log: frames from its begin on, each with a batch of updates.
 * A frame is six words of 32 bits (mark, generation, number in it, how many the generation before had, length, checksum)
 * and the batch.
 */
const headBytes = 24
const lengthAt = 16
const checksumAt = 20
const mark = Buffer.from('PLR1', 'latin1')

export const frameBytes = (contentBytes: number): number => headBytes + contentBytes

export interface Place {
  /** Grows each time that a region is begun anew, so that frames of its last use are known as such. */
  readonly generation: number
  readonly number: number
  /** How many frames the generation before had: shows when its last one is gone. */
  readonly before: number
}

/** @param salt of this use of the file: a frame of another use is none, even where a text holds one byte by byte */
export function makeFrame({ generation, number, before }: Place, content: Uint8Array, salt: number): Uint8Array {
  const frame = Buffer.allocUnsafe(frameBytes(content.length))
  mark.copy(frame)
  frame.writeUInt32LE(generation, 4)
  frame.writeUInt32LE(number, 8)
  frame.writeUInt32LE(before, 12)
  frame.writeUInt32LE(content.length, lengthAt)
  frame.set(content, headBytes)
  frame.writeUInt32LE(checksumOf(frame, salt), checksumAt)
  return frame
}

function checksumOf(frame: Buffer, salt: number): number {
  return crc32(frame.subarray(headBytes), crc32(frame.subarray(0, checksumAt), salt))
}

export interface Frame extends Place {
  readonly content: Uint8Array
}

/** Every whole frame of a region, in the order in which they lie there; what is no frame is stepped over. */
export function readFrames(region: Uint8Array, salt: number): readonly Frame[] {
  const bytes = Buffer.from(region.buffer, region.byteOffset, region.length)
  const frames: Frame[] = []
  let at = 0
  while (at !== -1 && at + headBytes <= bytes.length) {
    const frame = frameAt(bytes, at, salt)
    if (frame) frames.push(frame)
    at = frame ? at + frameBytes(frame.content.length) : bytes.indexOf(mark, at + 1)
  }
  return frames
}

function frameAt(bytes: Buffer, at: number, salt: number): Frame | null {
  const length = bytes.readUInt32LE(at + lengthAt)
  const end = at + frameBytes(length)
  if (end > bytes.length || bytes.indexOf(mark, at) !== at) return null
  const frame = bytes.subarray(at, end)
  if (checksumOf(frame, salt) !== frame.readUInt32LE(checksumAt)) return null
  return { generation: frame.readUInt32LE(4), number: frame.readUInt32LE(8), before: frame.readUInt32LE(12), content: frame.subarray(headBytes) }
}

/** What was written between two turns of the log; it goes into the database as a whole. */
export interface Generation {
  /** Oldest first. */
  readonly contents: readonly Uint8Array[]
  /** Batches that were promised and can't be read. What was cut off at the very end was promised to nobody. */
  readonly missing: number
}

/** The generations of two regions, oldest first. Older ones may be in the database already. */
export function generationsIn(regions: readonly (readonly Frame[])[]): readonly Generation[] {
  const frames = regions.flat()
  const numbers = [...new Set(frames.map(({ generation }) => generation))].toSorted((a, b) => a - b)
  return numbers.map((generation) => {
    const own = frames.filter((frame) => frame.generation === generation).toSorted((a, b) => a.number - b.number)
    const told = frames.filter((frame) => frame.generation === generation + 1).map(({ before }) => before)
    const promised = Math.max(...told, ...own.map(({ number }) => number + 1))
    return { contents: own.map(({ content }) => content), missing: promised - own.length }
  })
}
