import { DomainError } from '../domain/errors.ts'
import { cleanText } from '../domain/text.ts'

/** A JSON value and where it stands, "$.annexes[0].rows[3].level", so that a refusal can name the place. */
export interface Place {
  readonly value: unknown
  readonly path: string
}

/** Refuses the value at `place`; `expected` names the shape in a word that needs no translation ("string", "object" …). */
export function refuse(place: Place, expected: string): never {
  throw new DomainError('interchange.malformed', { path: place.path, expected })
}

/** The member `key` of an object; `undefined` when absent. Only own properties count, so "__proto__" is never followed. */
export function member(place: Place, key: string): Place {
  const { value, path } = place
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(place, 'object')
  return { value: Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined, path: `${path}.${key}` }
}

/** The entries of an object used as a table. */
export function entries(place: Place, limit: number): readonly (readonly [string, Place])[] {
  const { value, path } = place
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(place, 'object')
  const found = Object.entries(value)
  if (found.length > limit) throw new DomainError('interchange.tooLarge', { path, limit })
  return found.map(([key, inner]) => [key, { value: inner, path: `${path}.${key}` }])
}

/** The elements of an array of at most `limit`; an absent array is empty when `optional`. */
export function elements(place: Place, limit: number, optional = false): readonly Place[] {
  const { value, path } = place
  if (value === undefined && optional) return []
  if (!Array.isArray(value)) return refuse(place, 'array')
  if (value.length > limit) throw new DomainError('interchange.tooLarge', { path, limit })
  return value.map((inner: unknown, index) => ({ value: inner, path: `${path}[${index}]` }))
}

/** Clean NFC text of at most `limit` UTF-16 units; an absent one is empty unless `required`. */
export function text(place: Place, limit: number, required = false): string {
  const { value, path } = place
  if (value === undefined && !required) return ''
  if (typeof value !== 'string') return refuse(place, 'string')
  if (value.length > limit) throw new DomainError('interchange.tooLarge', { path, limit })
  return cleanText(value)
}

/** A whole number from `min` to `max`. */
export function whole(place: Place, min: number, max: number): number {
  const { value } = place
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    return refuse(place, `${min}–${max}`)
  }
  return value
}

/** One of the words of a closed list; an absent one is `fallback` where there is one. */
export function word<T extends string>(place: Place, words: readonly T[], fallback?: T): T {
  if (place.value === undefined && fallback !== undefined) return fallback
  const found = words.find((candidate) => candidate === place.value)
  return found ?? refuse(place, words.join(' | '))
}

/** Whether ids come once; a second one is refused. */
export function makeOnce(): (id: string, place: Place) => void {
  const seen = new Set<string>()
  return (id, place) => {
    if (seen.has(id)) throw new DomainError('interchange.duplicateId', { path: place.path, id })
    seen.add(id)
  }
}

/** A well-formed id at `place`, branded by `brand` (which throws `id.malformed`; here the path is said instead). */
export function identified<T>(place: Place, wellFormed: (raw: unknown) => raw is string, brand: (raw: string) => T): T {
  return wellFormed(place.value) ? brand(place.value) : refuse(place, '[A-Za-z0-9_-]{1,64}')
}
