import { shorten } from '../noticeCodes.ts'
import type { LeftOutReason, LeftOutRow, RowCorrection } from '../importResult.ts'
import type { BodyRow } from './bodyRow.ts'
import { foldRow, isOtherHeading, leftOutRecognisers } from './leftOutRecognisers.ts'

/** A body row that is a row of the annex, with the rows that continue it. */
export interface KeptRow {
  readonly main: BodyRow
  readonly continuations: readonly BodyRow[]
}

export interface SortedRows {
  readonly kept: readonly KeptRow[]
  readonly leftOut: readonly LeftOutRow[]
  /** Rows that were joined to the one above by guess. */
  readonly joined: readonly BodyRow[]
}

/** What a person said about single rows, by row of the sheet. */
export type RowCorrections = ReadonlyMap<number, RowCorrection>

/** Sorts the rows of a body into rows of the annex, their continuations, and rows that are none of it. */
export function sortRows(rows: readonly BodyRow[], corrections: RowCorrections): SortedRows {
  const verdicts = rows.map((row) => verdictOf(row, corrections))
  const end = endOfTable(rows, verdicts)
  const numbered = rows.filter((row) => row.token !== undefined && row.title !== '').length
  const titled = rows.filter((row, index) => index < end && row.title !== '' && !isSmall(row.title) && verdicts[index] === undefined).length
  const habits: TableHabits = { usesNumbers: numbered * 2 > titled, smallLetters: beginSmall(rows) }
  const kept: KeptRow[] = []
  const leftOut: LeftOutRow[] = []
  const joined: BodyRow[] = []
  rows.forEach((row, index) => {
    const asked = corrections.get(row.row)?.place
    const reason = asked === 'keep' || asked === 'join' ? undefined : (verdicts[index] ?? (index >= end ? 'tail' : undefined))
    const last = kept.at(-1)
    if (reason !== undefined) leftOut.push({ row: row.row, reason, text: shorten(row.texts.join(' ')) })
    else if (row.texts.length === 0 && !row.coveredTitle) return
    else if (last && asked !== 'keep' && (asked === 'join' || continues(row, last, habits))) {
      kept[kept.length - 1] = { main: last.main, continuations: [...last.continuations, row] }
      if (asked !== 'join' && !row.coveredTitle) joined.push(row)
    } else if (row.title === '' && row.own.length === 0) {
      if (row.texts.length > 0) leftOut.push({ row: row.row, reason: 'numberOnly', text: shorten(row.texts.join(' ')) })
    } else kept.push({ main: row, continuations: [] })
  })
  return { kept, leftOut, joined }
}

function verdictOf(row: BodyRow, corrections: RowCorrections): LeftOutReason | undefined {
  if (corrections.get(row.row)?.place === 'skip') return 'asked'
  if (row.texts.length === 0 || isPlainTask(row)) return undefined
  const folded = foldRow(row)
  return leftOutRecognisers.find((recogniser) => recogniser.matches(row, folded))?.reason
}

/** A numbered row with a sentence for a title and filled columns: nearly all rows, and never one to be left out. */
function isPlainTask(row: BodyRow): boolean {
  return row.token !== undefined && !isBullet(row) && row.filled.length > 0 && row.title.length > 3
}

/** Index of the row from which on nothing is a task any more: a closing block, with no numbered and filled row below it. */
function endOfTable(rows: readonly BodyRow[], verdicts: readonly (LeftOutReason | undefined)[]): number {
  const ends = new Set(leftOutRecognisers.filter((recogniser) => recogniser.ends).map((recogniser) => recogniser.reason))
  let lastTask = -1
  rows.forEach((row, index) => {
    // "- Lưu: VT." beside a signer's title looks like a bullet with one column filled.
    const least = isBullet(row) ? 2 : 1
    if (verdicts[index] === undefined && row.token !== undefined && row.filled.length >= least) lastTask = index
  })
  const other = rows.findIndex((row, index) => index > 0 && isOtherHeading(row))
  if (other >= 0) return withTitle(rows, other, -1)
  const end = verdicts.findIndex((verdict, index) => index > lastTask && verdict !== undefined && ends.has(verdict))
  return end < 0 ? rows.length : withTitle(rows, end, lastTask)
}

/** The title of what stands below a table belongs to it: a single text below a blank row, right above. */
function withTitle(rows: readonly BodyRow[], end: number, lastTask: number): number {
  let first = end
  for (let at = end - 1; at > lastTask; at--) {
    const texts = rows[at]?.texts.length ?? 0
    if (texts > 1 || rows[at]?.token !== undefined) return end
    if (texts === 0 && first < end) return first
    if (texts === 1) first = at
  }
  return end
}

/**
 * Whether a row goes on with the row above: a text broken by hand or by a page end, a title merged downwards, a bullet
 * of a task that has its columns filled already.
 */
function continues(row: BodyRow, above: KeptRow, { usesNumbers, smallLetters }: TableHabits): boolean {
  if (row.coveredTitle) return true
  if (row.wide) return false
  if (isBullet(row)) return row.own.length === 0 && above.main.filled.length > 0 && !above.main.title.endsWith(':')
  if (row.token !== undefined || row.number !== '') return false
  if (row.title === '') return row.own.length > 0
  const goesOn = isSmall(row.title) && (usesNumbers || !smallLetters)
  if (row.own.length > 0) {
    // In a table with numbers a row without one and with empty cells is a rest, whatever its cells begin with.
    const rest = usesNumbers && row.own.length < above.main.filled.length
    return goesOn && above.main.filled.length > 0 && (rest || !beginsAnew(row))
  }
  const heading = (row.bold && !above.main.bold) || (row.capitals && !isUnfinished(above)) || row.title.endsWith(':')
  return usesNumbers && (goesOn || !heading)
}

/** How the rows of a table are usually typed. */
interface TableHabits {
  readonly usesNumbers: boolean
  /** Rows begin in small letters anyway, so that this says nothing of a broken sentence. */
  readonly smallLetters: boolean
}

/** Whether a heading in capitals ends in the middle: "… VÀ NÂNG CAO". */
function isUnfinished({ main, continuations }: KeptRow): boolean {
  const last = continuations.at(-1)?.title ?? main.title
  return main.capitals && main.token !== undefined && /(?:^|\s)(?:và|của|các|trong|về|cho|với|theo|để|nâng cao|công tác|thực hiện)$|[,–-]$/iu.test(last)
}

/** Whether most of a row's other cells begin in capitals: what goes on with broken cells doesn't. */
function beginsAnew(row: BodyRow): boolean {
  const others = row.texts.filter((text) => text !== row.title)
  return others.filter((text) => /^\p{Lu}/u.test(text)).length * 2 > others.length
}

const isSmall = (title: string): boolean => /^[\p{Ll}(,;.…]/u.test(title)

/** Whether a third of the rows that surely are rows begin in small letters. */
function beginSmall(rows: readonly BodyRow[]): boolean {
  const whole = rows.filter((row) => row.title !== '' && row.own.length > 1)
  return whole.filter((row) => isSmall(row.title)).length * 3 > whole.length
}

const isBullet = (row: BodyRow): boolean => row.token?.form === 'dash' || row.token?.form === 'plus'
