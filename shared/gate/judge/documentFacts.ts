import * as Y from 'yjs'
import { isColumnRole, type ColumnRole } from '../../domain/columns.ts'
import type { ColumnId, RowId, UnitId } from '../../domain/ids.ts'
import { leadingUnits, type AccessRule, type ColumnFacts, type RowFacts } from '../../domain/permissions.ts'
import { unitKeyParts } from './registers.ts'

const unitPrefix = 's:'
const memberPrefix = 'member:'

/** What rights depend on, read from the document as it stands before the update. */
export class DocumentFacts {
  readonly #rule: AccessRule
  readonly #rowsMap: Y.Map<unknown>
  readonly #columnsMap: Y.Map<unknown>
  readonly #unitsMap: Y.Map<unknown>
  readonly #rows = new Map<string, RowFacts>()
  readonly #columns = new Map<string, ColumnFacts | null>()
  /** Annexes by their lead columns; null: the column is none. */
  readonly #leadColumns = new Map<string, unknown>()
  /** Columns that the update itself makes: their cells come in the same transaction. */
  readonly #fresh = new Map<string, ColumnFacts>()

  #children: ReadonlyMap<string, readonly { id: string; key: string }[]> | null = null

  constructor(doc: Y.Doc, rule: AccessRule) {
    this.#rule = rule
    this.#rowsMap = doc.getMap('rows')
    this.#columnsMap = doc.getMap('columns')
    this.#unitsMap = doc.getMap('units')
  }

  addFreshColumn(id: string, role: ColumnRole): void {
    this.#fresh.set(id, { id: id as ColumnId, role })
  }

  /** Null: no such column. */
  column(id: string): ColumnFacts | null {
    const known = this.#columns.get(id)
    if (known !== undefined) return known
    const map = this.#columnsMap.get(id)
    if (!(map instanceof Y.Map)) return this.#fresh.get(id) ?? null
    const role: unknown = map.get('role')
    const facts: ColumnFacts = { id: id as ColumnId, role: isColumnRole(role) ? role : 'other' }
    this.#columns.set(id, facts)
    return facts
  }

  row(id: string): RowFacts {
    const known = this.#rows.get(id)
    if (known) return known
    const map = this.#rowsMap.get(id)
    const leads = map instanceof Y.Map ? this.leads(map.get('annex'), liveKeys(map as Y.Map<unknown>, unitPrefix)) : []
    const facts: RowFacts = { id: id as RowId, leads }
    this.#rows.set(id, facts)
    return facts
  }

  /** A register of a row as the document has it. */
  register(row: string, key: string): unknown {
    const map = this.#rowsMap.get(row)
    return map instanceof Y.Map ? map.get(key) : undefined
  }

  /** Units that lead a row of `annex` which holds `keys`. */
  leads(annex: unknown, keys: readonly string[]): readonly UnitId[] {
    const named: UnitId[] = []
    for (const key of keys) {
      const parts = key.startsWith(unitPrefix) ? unitKeyParts(key.slice(unitPrefix.length)) : null
      if (parts && !parts.entry.startsWith('~') && this.#annexLedBy(parts.column) === annex) named.push(parts.entry as UnitId)
    }
    return leadingUnits(this.#rule, named, (unit) => this.#membersOf(unit))
  }

  /** The annex of a lead column; null: it is none, or deleted. */
  #annexLedBy(column: string): unknown {
    const known = this.#leadColumns.get(column)
    if (known !== undefined) return known
    const map = this.#columnsMap.get(column)
    const isLead = map instanceof Y.Map && map.get('role') === 'lead' && map.get('del') === undefined
    const annex: unknown = isLead ? (map.get('annex') ?? null) : null
    this.#leadColumns.set(column, annex)
    return annex
  }

  #membersOf(unit: UnitId): readonly UnitId[] {
    const map = this.#unitsMap.get(unit)
    if (!(map instanceof Y.Map)) return []
    return liveKeys(map as Y.Map<unknown>, memberPrefix).map((key) => key.slice(memberPrefix.length) as UnitId)
  }

  /** Ids and order keys of all rows under a parent, deleted ones too. */
  childrenOf(parent: string): readonly { readonly id: string; readonly key: string }[] {
    this.#children ??= this.#sortByParent()
    return this.#children.get(parent) ?? []
  }

  /** Once for an update: one that moves rows under many parents must not cost their product. */
  #sortByParent(): ReadonlyMap<string, { id: string; key: string }[]> {
    const children = new Map<string, { id: string; key: string }[]>()
    for (const [id, map] of this.#rowsMap) {
      const pos: unknown = map instanceof Y.Map ? map.get('pos') : undefined
      if (!Array.isArray(pos)) continue
      const [parent, key] = [String(pos[0]), String(pos[1])]
      const siblings = children.get(parent)
      if (siblings) siblings.push({ id, key })
      else children.set(parent, [{ id, key }])
    }
    return children
  }
}

function liveKeys(map: Y.Map<unknown>, prefix: string): string[] {
  const keys: string[] = []
  for (const [key, item] of map._map) if (key.startsWith(prefix) && !item.deleted) keys.push(key)
  return keys
}
