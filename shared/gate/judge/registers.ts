import { annexKinds, isRowKind, numberingSchemes, unitKinds } from '../../domain/annex.ts'
import { isColumnRole } from '../../domain/columns.ts'
import { isWellFormedId } from '../../domain/ids.ts'
import { maxCellLength } from '../../domain/text.ts'
import { isSafeKey } from '../parse/readValue.ts'
import type { RootName } from '../place/place.ts'

/** UTF-16 units of a heading, name or fact. */
const maxFactLength = 4_000
const maxOrderKeyLength = 512

/** What one register of the schema may hold. */
export interface Register {
  readonly fits: (value: unknown) => boolean
  /** Without it the entry can't be read: it is written anew, never taken away. */
  readonly stays?: true
  /** Holds who deleted the entry: only oneself may be named. */
  readonly isTombstone?: true
}

const text: Register = { fits: (value) => typeof value === 'string' && value.length <= maxFactLength }
const id: Register = { fits: isWellFormedId, stays: true }
const order: Register = { fits: isOrderKeyText, stays: true }
const oneOf = (values: readonly string[]): Register => ({ fits: (value) => values.includes(value as string), stays: true })
const yes: Register = { fits: (value) => value === true }
const wholeNumber = (low: number, high: number): Register => ({
  fits: (value) => typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high,
})
const tombstone: Register = { fits: isTombstone, isTombstone: true }

/** Registers of each root's entries by name (of `meta`: its own). As shared/crdt/schema.ts reads them. */
const named: Readonly<Record<RootName, Readonly<Record<string, Register>>>> = {
  meta: {
    // No client may tell others that the document has another shape.
    schemaVersion: { fits: (value) => value === 1, stays: true },
    title: text,
    year: wholeNumber(0, 9_999),
    issuer: text,
    province: text,
    planKind: text,
    planNumber: text,
    planDate: text,
    place: text,
  },
  units: { name: { ...text, stays: true }, abbr: text, kind: oneOf(unitKinds), order, del: tombstone },
  annexes: {
    order,
    kind: oneOf(annexKinds),
    heading: text,
    title: text,
    reference: text,
    numbering: oneOf(numberingSchemes),
    del: tombstone,
  },
  columns: {
    annex: id,
    order,
    role: { fits: isColumnRole, stays: true },
    heading: text,
    parentHeading: text,
    widthMm: { fits: (value) => typeof value === 'number' && value > 0 && value < 10_000 },
    internal: { fits: (value) => typeof value === 'boolean' },
    del: tombstone,
  },
  rows: { annex: id, kind: { fits: isRowKind, stays: true }, pos: { fits: isPlace, stays: true }, del: tombstone },
}

/** Registers by the beginning of their key; `rest` checks what follows. */
const prefixed: Readonly<Record<RootName, readonly { prefix: string; rest: (text: string) => boolean; register: Register }[]>> = {
  meta: [],
  units: [
    { prefix: 'alias:', rest: (alias) => alias !== '' && alias.length <= 512, register: yes },
    { prefix: 'member:', rest: isWellFormedId, register: yes },
  ],
  annexes: [],
  columns: [],
  rows: [
    { prefix: 's:', rest: (rest) => unitKeyParts(rest) !== null, register: { fits: isOrderKeyText } },
    { prefix: 'flag:', rest: (flag) => /^[A-Za-z][\w-]{0,63}$/.test(flag), register: yes },
    { prefix: 'comment:', rest: (key) => /^[\w-]{1,64}$/.test(key), register: { fits: isRemark } },
  ],
}

/** Registers without which a row can't be read. */
export const rowEssentials = ['annex', 'kind', 'pos'] as const

export function registerOf(root: RootName, key: string): Register | null {
  if (!isSafeKey(key)) return null
  const plain = named[root]
  if (Object.hasOwn(plain, key)) return plain[key] as Register
  return prefixed[root].find(({ prefix, rest }) => key.startsWith(prefix) && rest(key.slice(prefix.length)))?.register ?? null
}

/** "<column>:<entry>" of a unit cell's key; the entry is a unit's id, or "~" and a wording. */
export function unitKeyParts(rest: string): { readonly column: string; readonly entry: string } | null {
  const colon = rest.indexOf(':')
  const [column, entry] = [rest.slice(0, colon), rest.slice(colon + 1)]
  if (colon < 0 || !isWellFormedId(column)) return null
  const isWording = entry.startsWith('~') && entry.length > 1 && entry.length <= maxCellLength
  return isWording || isWellFormedId(entry) ? { column, entry } : null
}

/**
 * Whether a text is an order key of `fractional-indexing`: a head letter that says how many digits the whole part has,
 * and a fraction that doesn't end in 0. Written out, because the gate depends on nothing that a client could need newer.
 */
export function isOrderKeyText(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > maxOrderKeyLength || !/^[A-Za-z][0-9A-Za-z]*$/.test(value)) return false
  const head = value.charCodeAt(0)
  const wholeLength = head >= 97 ? head - 97 + 2 : 90 - head + 2
  if (value.length < wholeLength || value === `A${'0'.repeat(26)}`) return false
  return value.length === wholeLength || !value.endsWith('0')
}

function isPlace(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [parent, key] = value as unknown[]
  return (parent === '' || isWellFormedId(parent)) && isOrderKeyText(key)
}

function isPlain(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const own = Object.keys(value)
  return own.length === keys.length && keys.every((key) => Object.hasOwn(value, key))
}

function isTombstone(value: unknown): boolean {
  if (!isPlain(value, ['by', 'at'])) return false
  return isWellFormedId(value['by']) && typeof value['at'] === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z$/.test(value['at'])
}

function isRemark(value: unknown): boolean {
  if (!isPlain(value, ['author', 'text'])) return false
  const { author, text } = value as { author: unknown; text: unknown }
  return typeof author === 'string' && author.length <= maxFactLength && typeof text === 'string' && text.length <= maxCellLength
}
