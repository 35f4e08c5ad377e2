import type { RowKind } from '../../../domain/annex.ts'
import { askedLevels } from './askedLevels.ts'
import type { RowCorrections, KeptRow } from './sortRows.ts'
import { reviewByGaps } from './numberGaps.ts'
import type { NumberToken } from './numberToken.ts'

/** A row with its kind and level. */
export interface PlacedRow extends KeptRow {
  readonly kind: RowKind
  readonly level: number
  /** Which of the rows below belong to this group can't be told. */
  readonly doubtful?: true
}

/** A row that is open for rows below it. */
interface OpenRow {
  readonly series: string
  readonly token?: NumberToken
  readonly heading: boolean
  readonly level: number
  /** Of a series of letters: the letter. */
  readonly letter?: string
}

/** How the rows of a table are numbered. */
interface NumberHabits {
  /** In a column of their own. */
  readonly ownNumbers: boolean
  /** Some by formulas whose results the file doesn't hold. */
  readonly uncomputed: boolean
}

/** Levels by the numbers and looks of the rows, then kinds by levels and filling. */
export function placeRows(rows: readonly KeptRow[], leafKind: 'task' | 'target', corrections: RowCorrections): PlacedRow[] {
  const habits: NumberHabits = {
    ownNumbers: rows.some(({ main }) => main.token !== undefined && !main.numberInTitle),
    uncomputed: rows.some(({ main }) => main.token?.form === 'arabic' && main.token.value === 0),
  }
  const { levels: understood, doubtful } = reviewByGaps(rows, levelsOf(rows, habits), (row) => describe(row, habits, []).series === 'arabicHeading')
  const levels = askedLevels(understood, rows.map(({ main }) => corrections.get(main.row)?.level))
  const context = tableContext(rows)
  return rows.map((row, index) => {
    const level = levels[index] ?? 0
    const hasChildren = (levels[index + 1] ?? 0) > level
    const kind = corrections.get(row.main.row)?.kind ?? kindOf(row, { level, hasChildren, leafKind, ...context })
    return { ...row, kind, level, ...(doubtful.has(index) ? { doubtful: true } : {}) }
  })
}

function levelsOf(rows: readonly KeptRow[], habits: NumberHabits): number[] {
  const open: OpenRow[] = []
  return rows.map((row) => {
    const entry = describe(row, habits, open)
    const sibling = findSibling(open, entry, row)
    open.length = sibling >= 0 ? sibling : parentDepth(open, entry, row)
    const level = open.length === 0 ? 0 : Math.min(open.length, (open.at(-1)?.level ?? 0) + 1)
    open.push({ ...entry, level })
    return level
  })
}

/** Rows of one series are siblings: "roman", "arabic", "decimal of 2 parts", "heading without number" …. */
function describe({ main }: KeptRow, { ownNumbers, uncomputed }: NumberHabits, open: readonly OpenRow[]): Omit<OpenRow, 'level'> {
  const token = main.token && asLetter(main.token, main.number, open)
  const heading = main.filled.length === 0
  if (!token) return { series: heading ? 'heading' : 'plain', heading }
  const form = token.form === 'decimal' ? `decimal${token.path.length}` : token.form
  // Where tasks are numbered in a column of their own (or by formulas without results), numbers before a title ("1. Nâng cao …:") count groups.
  const apart = main.numberInTitle || uncomputed
  const place = ownNumbers && apart && heading && token.form === 'arabic' && token.value > 0 ? 'Heading' : ''
  return { series: form + place, token, heading, ...(form === 'upper' ? { letter: main.number.replace(/[^\p{Lu}]/gu, '') } : {}) }
}

/** Letters in the order of points in official documents, and in the order of other alphabets. */
const alphabets = ['ABCDĐEGHIKLMNOPQRSTUVXY', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** "C", "D", "L" … read as Roman numbers; right after a section "B", "C", "K" they are letters. "I" always begins Romans. */
function asLetter(token: NumberToken, number: string, open: readonly OpenRow[]): NumberToken {
  const letter = number.replace(/[^\p{Lu}]/gu, '')
  if (token.form !== 'roman' || letter.length !== 1 || letter === 'I') return token
  const romans = open.findLast(({ series }) => series === 'roman')
  if (romans && (romans.token?.value ?? 0) + 1 === token.value) return token
  const above = open.findLast(({ series }) => series === 'upper')
  const follows = above && alphabets.some((letters) => letters.indexOf(letter) === letters.indexOf(above.letter ?? '?') + 1 && letters.includes(above.letter ?? '?'))
  return follows ? { form: 'upper', value: (above.token?.value ?? 0) + 1, path: [] } : token
}

/** Depth of the open row that `entry` stands beside; -1: none. */
function findSibling(open: readonly OpenRow[], entry: Omit<OpenRow, 'level'>, row: KeptRow): number {
  if (entry.token?.form === 'arabic') return findArabicSibling(open, entry, row)
  return open.findLastIndex(({ series }) => series === entry.series)
}

/** A plain number continues the series whose last number is one less; of two such, the one of its own look. */
function findArabicSibling(open: readonly OpenRow[], entry: Omit<OpenRow, 'level'>, row: KeptRow): number {
  const depths = open.flatMap((candidate, depth) => (candidate.series === entry.series ? [depth] : []))
  if (depths.length === 0) return -1
  const value = entry.token?.value ?? 0
  const following = depths.filter((depth) => (open[depth]?.token?.value ?? 0) + 1 === value)
  if (following.length === 1) return following[0] ?? -1
  if (following.length > 1) {
    const alike = following.filter((depth) => open[depth]?.heading === entry.heading)
    return alike[0] ?? following.at(-1) ?? -1
  }
  const top = open.at(-1)
  // Counting from 1 again right under a heading of the same kind of number: one level deeper.
  if (value === 1 && top?.series === entry.series && top.heading && !row.main.numberInTitle) return -1
  return depths.at(-1) ?? -1
}

/** Who stands under whom where no sibling tells: a row goes under the deepest open row of a smaller rank. */
const ranks: Readonly<Record<string, number>> = {
  part: 0,
  upper: 1,
  roman: 1,
  named: 2,
  heading: 2,
  arabicHeading: 2,
  arabic: 3,
  plain: 3,
  lower: 6,
  dash: 7,
  plus: 8,
}
/** Decimals ("1.1", "1.1.1") rank between plain numbers and letters, deeper with each part. */
const rankOf = (series: string): number => ranks[series] ?? 3 + Number(series.replace(/\D/g, '')) / 2

/** How many open rows stay open above a row that has no sibling among them. */
function parentDepth(open: readonly OpenRow[], entry: Omit<OpenRow, 'level'>, row: KeptRow): number {
  const top = open.at(-1)
  if (entry.token?.form === 'decimal') return decimalDepth(open, entry)
  // "A" under "I" as well as "I" under "A": whichever came first is the upper one.
  if (entry.series === 'upper') return depthOf(open, (series) => series === 'part' || series === 'roman')
  if (entry.series === 'roman') return depthOf(open, (series) => series === 'part' || series === 'upper')
  if (entry.series === 'heading' && row.main.capitals) return depthOf(open, (series) => series === 'part')
  if (entry.series === 'plain') return top && !top.heading ? open.length - 1 : open.length
  if (top?.series === entry.series) return open.length
  return depthBelow(open, entry.series)
}

function depthBelow(open: readonly OpenRow[], series: string): number {
  return depthOf(open, (each) => rankOf(each) < rankOf(series))
}

/** As deep as just below the deepest open row of some series. */
function depthOf(open: readonly OpenRow[], matches: (series: string) => boolean): number {
  for (let depth = open.length - 1; depth >= 0; depth--) if (matches(open[depth]?.series ?? '')) return depth + 1
  return 0
}

/** "1.1" belongs under the open "1"; where no number leads to it, under the deepest heading. */
function decimalDepth(open: readonly OpenRow[], entry: Omit<OpenRow, 'level'>): number {
  const parent = entry.token?.path.slice(0, -1) ?? []
  for (let depth = open.length - 1; depth >= 0; depth--) {
    const path = open[depth]?.token?.path ?? []
    if (path.length === parent.length && path.every((part, at) => part === parent[at])) return depth + 1
  }
  return depthBelow(open, entry.series)
}

interface TableContext {
  /** Most rows that could be tasks have their columns filled, so that an empty one stands out. */
  readonly mostlyFilled: boolean
  readonly hasSections: boolean
}

function tableContext(rows: readonly KeptRow[]): TableContext {
  const filled = rows.filter(({ main }) => main.filled.length > 0).length
  const hasSections = rows.some(({ main }) => main.token && ['roman', 'upper', 'part'].includes(main.token.form) && main.filled.length === 0)
  return { mostlyFilled: filled * 2 > rows.length, hasSections }
}

interface KindContext extends TableContext {
  readonly level: number
  readonly hasChildren: boolean
  readonly leafKind: 'task' | 'target'
}

function kindOf({ main }: KeptRow, context: KindContext): RowKind {
  const form = main.token?.form
  const heading = main.filled.length === 0
  const capital = form === 'roman' || form === 'upper' || form === 'part'
  // Under another section ("I" under "A") a heading is a group: sections are what stands at the top.
  if (capital && (heading || context.hasChildren)) return context.level === 0 ? 'section' : 'group'
  if (!heading) return context.leafKind
  const unnumbered = form === undefined || form === 'named'
  if (unnumbered && (main.wide || context.hasChildren) && (main.wide || main.capitals || form === 'named') && context.level === 0 && !context.hasSections) return 'section'
  if (form === undefined && main.capitals && main.bold && context.level === 0) return 'section'
  // "1 CẢI CÁCH THỂ CHẾ" over "1.1 Rà soát …", where nothing else is a section.
  if (form === 'arabic' && main.capitals && context.level === 0 && context.hasChildren && !context.hasSections) return 'section'
  if (context.hasChildren || main.title.endsWith(':') || main.wide) return 'group'
  const standsOut = context.mostlyFilled && (main.bold || main.italic)
  return standsOut ? 'group' : context.leafKind
}
