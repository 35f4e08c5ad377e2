import * as decoding from 'lib0/decoding'

/** Bytes that are no update of ours, or hold what our documents never do: such an update is sent as it is. */
export class UnknownUpdate extends Error {
  override readonly name = 'UnknownUpdate'
}

/** Passes over a string; its length in UTF-16 units. */
export function passString(decoder: decoding.Decoder): number {
  const bytes = decoding.readVarUint(decoder)
  const end = decoder.pos + bytes
  if (end > decoder.arr.length) throw new UnknownUpdate()
  let units = 0
  for (let at = decoder.pos; at < end; at++) {
    const byte = decoder.arr[at] as number
    // A byte that begins a character counts one, and one more where the character takes two units.
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
  }
  decoder.pos = end
  return units
}

/** lib0's numbers for the kinds of a plain value. */
const kinds = { undefined: 127, null: 126, integer: 125, float32: 124, float64: 123, bigint: 122, false: 121, true: 120, string: 119, object: 118, array: 117, bytes: 116 }

const pass = (decoder: decoding.Decoder, bytes: number): void => void (decoder.pos += bytes)

/** Passes over a plain value; whether it is a list. */
export function passValue(decoder: decoding.Decoder): boolean {
  const kind = decoding.readUint8(decoder)
  switch (kind) {
    case kinds.undefined:
    case kinds.null:
    case kinds.false:
    case kinds.true:
      return false
    case kinds.integer:
      decoding.readVarInt(decoder)
      return false
    case kinds.float32:
      pass(decoder, 4)
      return false
    case kinds.float64:
    case kinds.bigint:
      pass(decoder, 8)
      return false
    case kinds.string:
    case kinds.bytes:
      pass(decoder, decoding.readVarUint(decoder))
      return false
    case kinds.array:
    case kinds.object:
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        if (kind === kinds.object) passString(decoder)
        passValue(decoder)
      }
      return kind === kinds.array
    default:
      throw new UnknownUpdate()
  }
}
