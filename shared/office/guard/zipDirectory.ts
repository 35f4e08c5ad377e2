import { DomainError } from '../../domain/errors.ts'
import { officeLimits as limits } from '../officeLimits.ts'

const endOfDirectory = 0x06_05_4b_50
const directoryEntry = 0x02_01_4b_50
/** The end record is 22 bytes and a comment of at most 65,535. */
const longestEnd = 22 + 65_535
/** General purpose flag, bit 0: the entry is encrypted. */
const encryptedFlag = 1

/** Checks sums of what was unpacked. */
export interface ZipDirectory {
  /** @throws DomainError `office.damaged` when a part is not what the directory says */
  readonly verify: (parts: ReadonlyMap<string, Uint8Array>) => void
}

/**
 * Reads the directory at the end of a zip: a file without one was cut off on its way.
 * @throws DomainError `office.damaged`, `office.passwordProtected`
 */
export function checkDirectory(bytes: Uint8Array, wanted: (name: string) => boolean = () => true): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const sums = readSums(view, end, wanted)
  return {
    verify: (parts) => {
      for (const [name, part] of parts) {
        const expected = sums.get(name)
        if (expected === undefined || crc32(part) !== expected) throw new DomainError('office.damaged')
      }
    },
  }
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - longestEnd)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endOfDirectory) return at
  }
  throw new DomainError('office.damaged')
}

function readSums(view: DataView, end: number, wanted: (name: string) => boolean): Map<string, number> {
  const sums = new Map<string, number>()
  const decoder = new TextDecoder()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) throw new DomainError('office.damaged')
    if ((view.getUint16(at + 8, true) & encryptedFlag) !== 0) throw new DomainError('office.passwordProtected')
    const nameLength = view.getUint16(at + 28, true)
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, Math.min(nameLength, view.byteLength - at - 46))
    const part = decoder.decode(name).replaceAll('\\', '/')
    if (wanted(part)) total += checkSize(view.getUint32(at + 24, true), total)
    sums.set(part, view.getUint32(at + 16, true))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return sums
}

/** What the directory itself calls too large need not be unpacked to be refused; what it says less of is counted then. */
function checkSize(size: number, before: number): number {
  const limit = size > limits.partBytes ? limits.partBytes : limits.inflatedBytes
  if (size > limits.partBytes || before + size > limits.inflatedBytes) throw new DomainError('office.inflatedTooLarge', { limit: limit / 2 ** 20 })
  return size
}

// Four tables, so that four bytes are taken at once: the sums of a large sheet cost a third.
const crcTables = makeCrcTables()

function makeCrcTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xed_b8_83_20 ^ (sum >>> 1) : sum >>> 1
    return sum
  })
  const tables = [first]
  for (let next = 1; next < 4; next++) {
    const before = tables[next - 1] ?? first
    tables.push(before.map((sum) => (first[sum & 0xff] ?? 0) ^ (sum >>> 8)))
  }
  return tables
}

function crc32(bytes: Uint8Array): number {
  const [one = noTable, two = noTable, three = noTable, four = noTable] = crcTables
  const whole = bytes.length - (bytes.length % 4)
  let sum = 0xff_ff_ff_ff
  for (let at = 0; at < whole; at += 4) {
    sum ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    sum = (four[sum & 0xff] ?? 0) ^ (three[(sum >>> 8) & 0xff] ?? 0) ^ (two[(sum >>> 16) & 0xff] ?? 0) ^ (one[sum >>> 24] ?? 0)
  }
  for (let at = whole; at < bytes.length; at++) sum = (one[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xff_ff_ff_ff) >>> 0
}

const noTable = new Uint32Array(256)
