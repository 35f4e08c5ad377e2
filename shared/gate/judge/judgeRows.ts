import { isWellFormedId } from '../../domain/ids.ts'
import { maxCellLength } from '../../domain/text.ts'
import {
  mayComment,
  mayConvertRow,
  mayCreateRow,
  mayDeleteRow,
  mayEditCell,
  mayFillNewCell,
  mayMoveRow,
  type AccessRule,
  type May,
  type RowFacts,
} from '../../domain/permissions.ts'
import { contents, typeKinds, type Struct } from '../parse/struct.ts'
import type { Change, Changes, EntryChange } from './changes.ts'
import type { DocumentFacts } from './documentFacts.ts'
import { holdsTooMuch, isNewEntry } from './judgeFrame.ts'
import { isFit, type KeyContext } from './judgeRegister.ts'
import type { GateCode, Ledger, RefusedPlace } from './ledger.ts'
import { currentItem, outcomeOf } from './outcome.ts'
import { keepsOrder, type Replacing } from './rowOrder.ts'
import { registerOf, rowEssentials, unitKeyParts } from './registers.ts'

const textPrefix = 'c:'

/** Judges what an update does to rows, each key and text by itself; a row that it makes also as a whole. */
export class RowJudge {
  readonly #rule: AccessRule
  readonly #facts: DocumentFacts
  readonly #context: KeyContext
  readonly #ledger: Ledger
  /** Moves that the rights refuse: allowed all the same when they only give siblings fresh keys. */
  readonly #moves: Replacing[] = []

  constructor(rule: AccessRule, facts: DocumentFacts, context: KeyContext, ledger: Ledger) {
    this.#rule = rule
    this.#facts = facts
    this.#context = context
    this.#ledger = ledger
  }

  judge({ roots }: Changes): void {
    const rows = roots.get('rows')
    if (!rows) return
    for (const entry of rows.entries.values()) {
      const own = rows.own.get(entry.entry)
      // Where a row is only to be erased, what else is done to it stands for itself.
      if (own === undefined || own.made.length === 0) this.#judgeEntry(entry, this.#facts.row(entry.entry))
    }
    for (const change of rows.own.values()) this.#judgeOwn(change, rows.entries.get(change.key))
    this.#judgeMoves(rows.entries)
  }

  /** A row that is made, made over again, or erased. */
  #judgeOwn(change: Change, entry: EntryChange | undefined): void {
    const code = this.#newRow(change, entry)
    if (code === null) {
      if (entry) this.#judgeEntry(entry, null)
      return
    }
    this.#ledger.refuse(change, code, { row: change.key })
    if (change.made.length > 0) this.#ledger.refuseEntry(entry, code, { row: change.key })
  }

  /** Why a row may not be made; null: it may. */
  #newRow(change: Change, entry: EntryChange | undefined): GateCode | null {
    const { checks, deletedHere } = this.#context
    if (!isNewEntry(change, this.#context) || !isWellFormedId(change.key)) return 'access.unfit'
    const keys = entry?.keys ?? new Map<string, Change>()
    const isWhole = rowEssentials.every((key) => {
      const essential = keys.get(key)
      return essential !== undefined && (isFit(essential, 'rows', this.#context) || isReplacedLater(essential))
    })
    if (checks.rowWhole && !isWhole) return 'access.unfit'
    const stays = (value: Change): boolean => outcomeOf(value, deletedHere).kind === 'made' && this.#keyCode(value, null) === null
    const alive = [...keys].filter(([, value]) => stays(value)).map(([key]) => key)
    const annex = keys.get('annex')?.made.at(-1)?.values[0]
    const may = checks.newRow ? mayCreateRow(this.#rule, { leads: this.#facts.leads(annex, alive) }) : true
    return may === true ? null : may
  }

  /** @param row null: the row is made by this update */
  #judgeEntry(change: EntryChange, row: RowFacts | null): void {
    const { entry, keys, texts } = change
    if (this.#context.checks.fitValue && holdsTooMuch(change)) return this.#ledger.refuseEntry(change, 'access.unfit', { row: entry })
    for (const change of keys.values()) {
      const code = this.#keyCode(change, row)
      if (code === null) continue
      if (change.key === 'pos' && (code === 'access.otherUnit' || code === 'access.lockedRow')) {
        this.#moves.push({ row: entry, change, code })
      } else this.#ledger.refuse(change, code, placeOf(entry, change.key))
    }
    for (const change of texts.values()) {
      const code = this.#textCode(change, row)
      if (code !== null) this.#ledger.refuse(change, code, placeOf(entry, change.key))
    }
  }

  #keyCode(change: Change, row: RowFacts | null): GateCode | null {
    const isText = change.key.startsWith(textPrefix)
    const isFitHere = isText ? this.#isFitText(change) : isFit(change, 'rows', this.#context)
    if (!isFitHere && !(row === null && isReplacedLater(change))) return 'access.unfit'
    // A new row comes with an empty text for every column, locked ones too; what is written into it is judged by itself.
    if (isText && row === null) return null
    const may = this.#mayWrite(change.key, row)
    return may === true ? null : may
  }

  #mayWrite(key: string, row: RowFacts | null): May | 'access.unfit' {
    const column = columnOf(key)
    if (column !== null) return this.#mayWriteCell(column, row)
    if (!this.#context.checks.rights) return true
    if (key.startsWith('comment:')) return mayComment(this.#rule)
    if (row === null) return true
    if (key === 'del') return mayDeleteRow(this.#rule, row)
    return key === 'kind' || key.startsWith('flag:') ? mayConvertRow(this.#rule, row) : mayMoveRow(this.#rule, row)
  }

  #mayWriteCell(column: string, row: RowFacts | null): May | 'access.unfit' {
    const facts = this.#facts.column(column)
    if (facts === null) return this.#context.checks.fitValue ? 'access.unfit' : true
    if (!this.#context.checks.rights) return true
    return row === null ? mayFillNewCell(this.#rule, facts) : mayEditCell(this.#rule, row, facts)
  }

  /** The Y.Text of a cell: made where there is none (or by two people at once), never replaced, never taken away. */
  #isFitText(change: Change): boolean {
    const { checks, deletedHere } = this.#context
    const isText = ({ content, typeKind }: Struct): boolean => content === contents.deleted || (content === contents.type && typeKind === typeKinds.text)
    if (checks.fitValue && !change.made.every(isText)) return false
    const current = currentItem(change)
    if (!checks.textStays || current === null || current.deleted) return true
    const replaces = change.made.some(({ originClient, originClock }) => originClient === current.id.client && originClock === current.id.clock)
    return !replaces && outcomeOf(change, deletedHere).kind !== 'absent'
  }

  #textCode(change: Change, row: RowFacts | null): GateCode | null {
    const may = this.#mayWrite(change.key, row)
    if (may !== true) return may
    if (!this.#context.checks.textLength) return null
    const added = change.made.reduce((sum, struct) => sum + struct.text.length, 0)
    // Two people may each have filled a cell to its limit while apart.
    return (change.container.type?._length ?? 0) + added > 2 * maxCellLength ? 'access.unfit' : null
  }

  #judgeMoves(entries: ReadonlyMap<string, EntryChange>): void {
    if (this.#moves.length === 0 || !this.#context.checks.order) return
    const isOwn = (row: string): boolean => mayMoveRow(this.#rule, this.#facts.row(row)) === true
    for (const { row, change, code } of keepsOrder(this.#moves, entries, this.#facts, this.#context.deletedHere, isOwn)) {
      this.#ledger.refuse(change, code, { row })
    }
  }
}

/**
 * Whether a new row comes without its place or kind because its writer has changed it since: the value is in a later
 * piece. Until then nobody sees the row, and nobody saw it before.
 */
function isReplacedLater({ key, made }: Change): boolean {
  return (key === 'pos' || key === 'kind') && made.length > 0 && made.every(({ content }) => content === contents.deleted)
}

/** Column of a cell's key; null: the key is no cell's. */
function columnOf(key: string): string | null {
  if (key.startsWith(textPrefix)) return key.slice(textPrefix.length)
  return registerOf('rows', key) && key.startsWith('s:') ? (unitKeyParts(key.slice(2))?.column ?? null) : null
}

function placeOf(row: string, key: string): RefusedPlace {
  const column = columnOf(key)
  return column === null ? { row } : { row, column }
}
