import * as Y from 'yjs'
import { isColumnRole, type ColumnRole } from '../../domain/columns.ts'
import type { ColumnId, RowId, UnitId } from '../../domain/ids.ts'
import { leadingUnits, type AccessRule, type ColumnFacts, type RowFacts } from '../../domain/permissions.ts'
import { unitKeyParts } from './registers.ts'

const unitPrefix = 's:'
const memberPrefix = 'member:'

/** What rights depend on, read from the document as it stands before the update. */
export class DocumentFacts {
  readonly #doc: Y.Doc
  readonly #rule: AccessRule
  readonly #rows = new Map<string, RowFacts>()
  readonly #columns = new Map<string, ColumnFacts | null>()
  /** Columns that the update itself makes: their cells come in the same transaction. */
  readonly #fresh = new Map<string, ColumnFacts>()

  constructor(doc: Y.Doc, rule: AccessRule) {
    this.#doc = doc
    this.#rule = rule
  }

  addFreshColumn(id: string, role: ColumnRole): void {
    this.#fresh.set(id, { id: id as ColumnId, role })
  }

  /** Null: no such column. */
  column(id: string): ColumnFacts | null {
    const known = this.#columns.get(id)
    if (known !== undefined) return known
    const map = this.#doc.getMap('columns').get(id)
    if (!(map instanceof Y.Map)) return this.#fresh.get(id) ?? null
    const role: unknown = map.get('role')
    const facts: ColumnFacts = { id: id as ColumnId, role: isColumnRole(role) ? role : 'other' }
    this.#columns.set(id, facts)
    return facts
  }

  row(id: string): RowFacts {
    const known = this.#rows.get(id)
    if (known) return known
    const map = this.#doc.getMap('rows').get(id)
    const leads = map instanceof Y.Map ? this.leads(this.register(id, 'annex'), liveKeys(map as Y.Map<unknown>)) : []
    const facts: RowFacts = { id: id as RowId, leads }
    this.#rows.set(id, facts)
    return facts
  }

  /** A register of a row as the document has it. */
  register(row: string, key: string): unknown {
    const map = this.#doc.getMap('rows').get(row)
    return map instanceof Y.Map ? map.get(key) : undefined
  }

  /** Units that lead a row of `annex` which holds `keys`. */
  leads(annex: unknown, keys: Iterable<string>): readonly UnitId[] {
    const named: UnitId[] = []
    for (const key of keys) {
      const parts = key.startsWith(unitPrefix) ? unitKeyParts(key.slice(unitPrefix.length)) : null
      if (parts && !parts.entry.startsWith('~') && this.#isLeadOf(parts.column, annex)) named.push(parts.entry as UnitId)
    }
    return leadingUnits(this.#rule, named, (unit) => this.#membersOf(unit))
  }

  #isLeadOf(column: string, annex: unknown): boolean {
    if (this.column(column)?.role !== 'lead') return false
    const map = this.#doc.getMap('columns').get(column)
    return map instanceof Y.Map && map.get('annex') === annex && map.get('del') === undefined
  }

  #membersOf(unit: UnitId): readonly UnitId[] {
    const map = this.#doc.getMap('units').get(unit)
    if (!(map instanceof Y.Map)) return []
    return [...liveKeys(map as Y.Map<unknown>)].filter((key) => key.startsWith(memberPrefix)).map((key) => key.slice(memberPrefix.length) as UnitId)
  }

  /** Ids and places of all rows under a parent, deleted ones too. */
  *childrenOf(parent: string): Generator<{ readonly id: string; readonly key: string }> {
    for (const [id, map] of this.#doc.getMap('rows')) {
      const pos: unknown = map instanceof Y.Map ? map.get('pos') : undefined
      if (Array.isArray(pos) && pos[0] === parent) yield { id, key: String(pos[1]) }
    }
  }
}

function* liveKeys(map: Y.Map<unknown>): Generator<string> {
  for (const [key, item] of map._map) if (!item.deleted) yield key
}
