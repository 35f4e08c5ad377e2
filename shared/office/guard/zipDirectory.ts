import { DomainError } from '../../domain/errors.ts'

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
export function checkDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const sums = readSums(view, end)
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

function readSums(view: DataView, end: number): Map<string, number> {
  const sums = new Map<string, number>()
  const decoder = new TextDecoder()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) throw new DomainError('office.damaged')
    if ((view.getUint16(at + 8, true) & encryptedFlag) !== 0) throw new DomainError('office.passwordProtected')
    const nameLength = view.getUint16(at + 28, true)
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, Math.min(nameLength, view.byteLength - at - 46))
    sums.set(decoder.decode(name).replaceAll('\\', '/'), view.getUint32(at + 16, true))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return sums
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xed_b8_83_20 ^ (sum >>> 1) : sum >>> 1
  return sum
})

function crc32(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff
  for (const byte of bytes) sum = (crcTable[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xff_ff_ff_ff) >>> 0
}
