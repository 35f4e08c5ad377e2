import { shorten } from '../noticeCodes.ts'
import type { LeftOutReason, LeftOutRow, RowCorrection } from '../importResult.ts'
import type { BodyRow } from './bodyRow.ts'
import { foldRow, leftOutRecognisers } from './leftOutRecognisers.ts'

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
  const titled = rows.filter((row, index) => index < end && row.title !== '' && verdicts[index] === undefined).length
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
  const end = verdicts.findIndex((verdict, index) => index > lastTask && verdict !== undefined && ends.has(verdict))
  return end < 0 ? rows.length : end
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
  const goesOn = !smallLetters && isSmall(row.title)
  if (row.own.length > 0) return goesOn && above.main.filled.length > 0 && !beginsAnew(row)
  const heading = (row.bold && !above.main.bold) || row.capitals || row.title.endsWith(':')
  return usesNumbers && (goesOn || !heading)
}

/** How the rows of a table are usually typed. */
interface TableHabits {
  readonly usesNumbers: boolean
  /** Rows begin in small letters anyway, so that this says nothing of a broken sentence. */
  readonly smallLetters: boolean
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
