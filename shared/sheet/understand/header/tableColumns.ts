import type { ColumnRole } from '../../../domain/columns.ts'
import { parseTimeline } from '../../../domain/timeline/parseTimeline.ts'
import { readUnits } from '../../../domain/units/readUnits.ts'
import { starterDirectory } from '../../../domain/units/starterUnits.ts'
import type { Grid } from '../../matrix/grid.ts'
import type { ColumnCorrection, ColumnSource } from '../importResult.ts'
import type { AssignedRole, Heading } from '../roles/assignRoles.ts'
import { readNumberCell } from '../rows/numberToken.ts'
import type { TablePlace } from './splitTables.ts'

/** A column of a table with its final role. */
export interface TableColumn extends Pick<ColumnSource, 'index' | 'role' | 'certainty'> {
  readonly heading: string
  readonly parent?: string
  /** Columns of the sheet that it was made of, where it is none of the sheet's own (see combined/). */
  readonly from?: readonly number[]
}

/** Where a column stands in the sheet: itself, or the first of those that it was made of. */
export function sheetColumn({ index, from }: Pick<TableColumn, 'index' | 'from'>): number {
  return from?.[0] ?? index
}

/** The columns of a table: those with a heading, and those without one that hold something. */
export function readColumns(grid: Grid, place: TablePlace, corrections: readonly ColumnCorrection[]): readonly TableColumn[] {
  const { headings, roles } = place.header
  const present = headings.flatMap((heading, index): Present[] => {
    const samples = sampleTexts(grid, place, index)
    if (heading.text === '' && samples.length === 0) return []
    return [{ index, heading, samples, assigned: roles[index] ?? { role: 'other', certainty: 'unknown' } }]
  })
  const taken = new Set(present.map(({ assigned }) => assigned.role))
  return underOneHeading(grid, place, present).map((column) => {
    const { index, heading } = column
    const asked = corrections.find((each) => each.index === index && each.headerRow === place.header.first)
    const assigned = asked
      ? ({ role: asked.role, certainty: 'corrected' } as const)
      : column.assigned.certainty === 'unknown'
        ? guessByContents(column, taken)
        : column.assigned
    return { index, ...assigned, heading: heading.text, ...(heading.parent === undefined ? {} : { parent: heading.parent }) }
  })
}

interface Present {
  readonly index: number
  readonly heading: Heading
  readonly samples: readonly string[]
  readonly assigned: AssignedRole
}

/**
 * "Nhiệm vụ" merged over two columns that both hold texts: the longer ones are the tasks, the others a number (where the
 * table has none) or what the tasks are grouped by.
 */
function underOneHeading(grid: Grid, place: TablePlace, present: readonly Present[]): readonly Present[] {
  const task = present.find(({ assigned }) => assigned.role === 'task')
  const range = task && grid.mergeAt(place.header.first, task.index)
  const second = range && present.find(({ index }) => index > range.left && index <= range.right)
  if (!task || !second || meanLength(second) <= meanLength(task)) return present
  const numbers = task.samples.filter((text) => readNumberCell(text) !== undefined).length * 2 > task.samples.length
  const role = numbers && !present.some(({ assigned }) => assigned.role === 'number') ? 'number' : 'group'
  return present.map((each) =>
    each === task ? { ...each, assigned: { role, certainty: 'guessed' } } : each === second ? { ...each, assigned: { role: 'task', certainty: 'guessed' } } : each,
  )
}

const meanLength = ({ samples }: Present): number => samples.reduce((sum, text) => sum + text.length, 0) / Math.max(1, samples.length)

/** Texts looked at to guess a role, rows. */
const sampleSize = 60

function sampleTexts(grid: Grid, place: TablePlace, column: number): readonly string[] {
  const samples: string[] = []
  for (let row = place.bodyFirst; row < place.bodyEnd && samples.length < sampleSize; row++) {
    const text = grid.own(row, column)?.text ?? ''
    if (text !== '') samples.push(text)
  }
  return samples
}

interface ContentRule {
  readonly role: ColumnRole
  readonly matches: (text: string) => boolean
}

/** What the contents of a column may tell when its heading doesn't. The year only serves to read "tháng 3". */
const contentRules: readonly ContentRule[] = [
  { role: 'number', matches: (text) => readNumberCell(text) !== undefined },
  { role: 'lead', matches: isUnitText },
  { role: 'coordinating', matches: isUnitText },
  { role: 'timeline', matches: (text) => !['unknown', 'empty', 'external', 'conditional'].includes(parseTimeline(text, 2026).kind) },
]

function isUnitText(text: string): boolean {
  const readings = readUnits(text, starterDirectory())
  return readings.length > 0 && readings.every(({ unit }) => unit !== null)
}

/** Fewest texts, and the share of them that must agree. */
const leastSamples = 3
const leastShare = 0.7

function guessByContents(column: Present, taken: Set<ColumnRole>): AssignedRole {
  const { samples } = column
  const rule =
    samples.length < leastSamples
      ? undefined
      : contentRules.find(({ role, matches }) => !taken.has(role) && samples.filter(matches).length >= samples.length * leastShare)
  if (!rule) return column.assigned
  taken.add(rule.role)
  return { role: rule.role, certainty: 'guessed' }
}
