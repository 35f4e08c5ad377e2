import type { Checks } from '../checks.ts'
import type { ByteReader } from './byteReader.ts'
import { gateLimits } from './gateLimits.ts'
import { MalformedUpdate } from './malformed.ts'

/** Keys that would reach into JavaScript's own objects. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export function isSafeKey(key: string): boolean {
  return !reserved.has(key)
}

/** lib0's numbers for the kinds of a plain value; big integers (122) and bytes (116) are not among ours. */
const kinds = { undefined: 127, null: 126, integer: 125, float32: 124, float64: 123, false: 121, true: 120, string: 119, object: 118, array: 117 }

/** Reads one plain value ("Any"), with its depth and number of parts held down. */
export function readValue(reader: ByteReader, checks: Checks): unknown {
  return readPart(reader, checks, 1, { left: gateLimits.valueParts })
}

function readPart(reader: ByteReader, checks: Checks, depth: number, parts: { left: number }): unknown {
  if (checks.valueDepth && depth > gateLimits.valueDepth) throw new MalformedUpdate('valueDepth')
  parts.left -= 1
  if (checks.valueParts && parts.left < 0) throw new MalformedUpdate('valueParts')
  switch (reader.byte()) {
    case kinds.undefined:
      return undefined
    case kinds.null:
      return null
    case kinds.integer:
      return reader.varInt()
    case kinds.float32:
      return reader.float(4)
    case kinds.float64:
      return reader.float(8)
    case kinds.false:
      return false
    case kinds.true:
      return true
    case kinds.string:
      return reader.string(gateLimits.stringLength)
    case kinds.object:
      return readObject(reader, checks, depth, parts)
    case kinds.array: {
      const values: unknown[] = []
      for (let left = reader.varUint(); left > 0; left--) values.push(readPart(reader, checks, depth + 1, parts))
      return values
    }
    default:
      throw new MalformedUpdate('valueKind')
  }
}

function readObject(reader: ByteReader, checks: Checks, depth: number, parts: { left: number }): unknown {
  const object: Record<string, unknown> = {}
  for (let left = reader.varUint(); left > 0; left--) {
    const key = reader.string(gateLimits.keyLength)
    if (checks.reservedKey && !isSafeKey(key)) throw new MalformedUpdate('key')
    object[key] = readPart(reader, checks, depth + 1, parts)
  }
  return object
}
