import * as decoding from 'lib0/decoding'
import { gateLimits } from './gateLimits.ts'
import { MalformedUpdate } from './malformed.ts'

/**
 * Reads an update's bytes as Yjs would, but never past their end and never more than the limits allow.
 */
export class ByteReader {
  readonly #decoder: decoding.Decoder
  readonly size: number

  constructor(bytes: Uint8Array) {
    this.#decoder = decoding.createDecoder(bytes)
    this.size = bytes.length
  }

  get position(): number {
    return this.#decoder.pos
  }

  #need(bytes: number): void {
    if (this.#decoder.pos + bytes > this.size) throw new MalformedUpdate('truncated')
  }

  byte(): number {
    this.#need(1)
    return this.#decoder.arr[this.#decoder.pos++] as number
  }

  #number(read: (decoder: decoding.Decoder) => number): number {
    this.#need(1)
    try {
      return read(this.#decoder)
    } catch {
      throw new MalformedUpdate('truncated') // lib0 throws at the end of the bytes and above 53 bits, nothing else
    }
  }

  varUint(): number {
    return this.#number(decoding.readVarUint)
  }

  varInt(): number {
    return this.#number(decoding.readVarInt)
  }

  float(bytes: 4 | 8): number {
    this.#need(bytes)
    return bytes === 4 ? decoding.readFloat32(this.#decoder) : decoding.readFloat64(this.#decoder)
  }

  string(maxLength: number): string {
    const start = this.#decoder.pos
    const bytes = this.varUint()
    // Three bytes of UTF-8 for one UTF-16 unit at most.
    if (bytes > maxLength * 3) throw new MalformedUpdate('stringLength')
    this.#need(bytes)
    this.#decoder.pos = start
    let text: string
    try {
      text = decoding.readVarString(this.#decoder)
    } catch {
      throw new MalformedUpdate('content') // no UTF-8
    }
    if (text.length > maxLength) throw new MalformedUpdate('stringLength')
    return text
  }

  /** A client id. */
  client(): number {
    const client = this.varUint()
    if (client >= gateLimits.client) throw new MalformedUpdate('clockRange')
    return client
  }

  clock(): number {
    const clock = this.varUint()
    if (clock > gateLimits.clock) throw new MalformedUpdate('clockRange')
    return clock
  }
}
