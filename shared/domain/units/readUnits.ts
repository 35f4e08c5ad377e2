import type { Unit } from '../annex.ts'
import type { UnitId } from '../ids.ts'
import { cleanText } from '../text.ts'
import { splitNames } from './splitUnits.ts'
import { unitFinder, type FindUnit } from './unitIndex.ts'
import { unitKey } from './unitKey.ts'

/** One office that a cell names; `text` as its author wrote it. `unit` is null when the directory doesn't know it. */
export type UnitReading =
  | { readonly unit: UnitId; readonly text: string }
  | { readonly unit: null; readonly text: string }

const bullet = /^\s*(?:[-\u2010-\u2015+*•●]+|\d{1,2}[.)])\s*(?=\p{L})/u
/** The names that one cell may hold at most; more is a pasted text, whose rest is kept as one. */
const maxNames = 200
/** A cell longer than this is no list of offices and stays one unread text: splitting it would hold up the grid. UTF-16 units. */
const maxListLength = 4_000

/** Parts that surely are apart: at ";", and at the bullets of a list, whose other lines are wrapped. */
function parts(text: string): string[] {
  return text.split(/;/).flatMap((part) => {
    const lines = part.split('\n')
    const bulleted = lines.some((line, i) => i > 0 && bullet.test(line))
    if (!bulleted) return [part.replace(bullet, '')]
    const items: string[] = []
    for (const line of lines) {
      if (bullet.test(line) || items.length === 0) items.push(line.replace(bullet, ''))
      else items.push(`${items.pop() ?? ''} ${line.trim()}`)
    }
    return items
  })
}

function readName(text: string, find: FindUnit): UnitReading {
  const written = text.replace(/[\s.;:,]+$/, '').trim()
  const unit = find(written)
  return unit === undefined ? { unit: null, text: written } : { unit: unit.id, text: written }
}

/**
 * Reads the offices of a lead or coordinating cell against a directory, in the order of writing, each once.
 *
 * ";", line breaks and bullets separate; "," and "và" only where both sides make sense, since names hold them too
 * ("Văn phòng HĐND và UBND xã"); "-" never does. What isn't known is kept as written.
 */
export function readUnits(text: string, directory: readonly Unit[]): UnitReading[] {
  const find = unitFinder(directory)
  const clean = cleanText(text)
  if (clean.length > maxListLength) return [{ unit: null, text: clean }]
  const names = parts(clean).flatMap((part) => splitNames(part.trim(), find).map((piece) => piece.text))
  const readings: UnitReading[] = []
  const seen = new Set<string>()
  const kept = names.length > maxNames ? [...names.slice(0, maxNames - 1), names.slice(maxNames - 1).join(', ')] : names
  for (const name of kept) {
    const reading = readName(name, find)
    const mark = reading.unit === null ? `~${unitKey(reading.text)}` : reading.unit
    if (!/[\p{L}\p{N}]/u.test(reading.text) || seen.has(mark)) continue
    seen.add(mark)
    readings.push(reading)
  }
  return readings
}
