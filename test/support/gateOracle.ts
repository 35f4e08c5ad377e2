import * as Y from 'yjs'
import { readRow } from '../../shared/crdt/schema.ts'
import { isColumnRole } from '../../shared/domain/columns.ts'
import type { ColumnId, RowId, UnitId } from '../../shared/domain/ids.ts'
import { maxCellLength } from '../../shared/domain/text.ts'
import {
  mayComment,
  mayConvertRow,
  mayCreateRow,
  mayEditCell,
  mayEditColumns,
  mayEditFacts,
  mayEditUnits,
  mayFillNewCell,
  mayMoveRow,
  type AccessRule,
  type May,
  type RowFacts,
} from '../../shared/domain/permissions.ts'

/** What a document shows: "root/entry/key" to its value as JSON; "root/entry" for an entry's own identity. */
type Shown = Map<string, string>

function shownOf(doc: Y.Doc): Shown {
  const shown: Shown = new Map()
  for (const name of ['meta', 'units', 'annexes', 'columns', 'rows']) {
    const root = doc.getMap(name)
    for (const [entry, value] of root) {
      if (!(value instanceof Y.Map)) shown.set(`${name}/${entry}`, JSON.stringify(value))
      else {
        const id = value._item?.id
        shown.set(`${name}/${entry}`, `map ${id?.client}:${id?.clock}`)
        for (const [key, inner] of value) shown.set(`${name}/${entry}/${key}`, inner instanceof Y.Text ? inner.toString() : JSON.stringify(inner))
      }
    }
    if (root._start !== null) shown.set(`${name}//list`, 'something hangs in no key')
  }
  return shown
}

const registersOf = (doc: Y.Doc, root: string, entry: string): Y.Map<unknown> | undefined => {
  const map = doc.getMap(root).get(entry)
  return map instanceof Y.Map ? map : undefined
}

function leadsOf(doc: Y.Doc, row: string, columns: Y.Doc): UnitId[] {
  return [...(registersOf(doc, 'rows', row)?.keys() ?? [])].flatMap((key) => {
    const match = /^s:([\w-]+):([\w-]+)$/.exec(key)
    return match && registersOf(columns, 'columns', match[1] as string)?.get('role') === 'lead' ? [match[2] as UnitId] : []
  })
}

function mayChange(before: Y.Doc, after: Y.Doc, rule: AccessRule, path: string): May | 'unknown' {
  const [root, entry, key] = path.split(/\/(.*?)(?:\/(.*))?$/s) as [string, string, string | undefined]
  if (root === 'meta' || root === 'annexes') return mayEditFacts(rule)
  if (root === 'units') return mayEditUnits(rule)
  if (root === 'columns') return mayEditColumns(rule)
  const isNew = !before.getMap('rows').has(entry)
  if (isNew && key === undefined) return mayCreateRow(rule, { leads: leadsOf(after, entry, before) })
  if (key === undefined) return 'unknown'
  const row: RowFacts = { id: entry as RowId, leads: leadsOf(before, entry, before) }
  const cell = /^[cs]:([\w-]+)/.exec(key)
  if (cell) {
    const role = registersOf(before, 'columns', cell[1] as string)?.get('role')
    const column = { id: cell[1] as ColumnId, role: isColumnRole(role) ? role : 'other' } as const
    return isNew ? mayFillNewCell(rule, column) : mayEditCell(rule, row, column)
  }
  if (key.startsWith('comment:')) return mayComment(rule)
  if (isNew) return true
  return key === 'kind' || key.startsWith('flag:') ? mayConvertRow(rule, row) : mayMoveRow(rule, row)
}

/** Rows that this person may not move, as they stand under each parent. */
function othersOrder(rights: Y.Doc, doc: Y.Doc, rule: AccessRule): string {
  const places = [...rights.getMap('rows').keys()].flatMap((id) => {
    const pos = registersOf(doc, 'rows', id)?.get('pos')
    const isOthers = mayMoveRow(rule, { id: id as RowId, leads: leadsOf(rights, id, rights) }) !== true
    return isOthers && Array.isArray(pos) ? [`${String(pos[0])} ${String(pos[1])} ${id}`] : []
  })
  return places.sort().map((place) => place.replace(/ .* /, ' ')).join(',')
}

/** What changed between two states of a document that this person may not change, or that no client may. */
export function forbiddenChanges(before: Y.Doc, after: Y.Doc, rule: AccessRule, me: string): string[] {
  const [old, now] = [shownOf(before), shownOf(after)]
  const wrong: string[] = []
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(path) === now.get(path)) continue
    const may = mayChange(before, after, rule, path)
    // Fresh keys for all siblings are no move, as long as the others' rows stand as before.
    if (path.endsWith('/pos') && now.has(path) && othersOrder(before, before, rule) === othersOrder(before, after, rule)) continue
    if (may !== true) wrong.push(`${path}: ${may}`)
    if (/__proto__|constructor$|prototype$/.test(path)) wrong.push(`${path}: reserved`)
    if (path.endsWith('/del') && now.has(path) && (JSON.parse(now.get(path) as string) as { by: string }).by !== me) wrong.push(`${path}: foreign name`)
    if (/^rows\/[^/]+\/c:/.test(path) && (now.get(path) ?? '').length > 2 * maxCellLength) wrong.push(`${path}: too long`)
    if (/^(?:rows|units|columns|annexes)\/[^/]+$/.test(path) && old.has(path)) wrong.push(`${path}: erased or replaced`)
    if (/^rows\/[^/]+\/c:/.test(path) && old.has(path) && !now.has(path)) wrong.push(`${path}: text taken away`)
    if (path.endsWith('//list')) wrong.push(path)
  }
  for (const [id, row] of after.getMap('rows')) {
    const was = before.getMap('rows').get(id)
    if (readRow(id, row) === null && (was === undefined || readRow(id, was) !== null)) wrong.push(`rows/${id}: unreadable`)
  }
  if (after.share.size > before.share.size) wrong.push(`roots: ${[...after.share.keys()].join(' ')}`)
  return wrong
}

/** Copies a document as a colleague who loads it gets it. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  for (const name of ['meta', 'units', 'annexes', 'columns', 'rows']) copy.getMap(name)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Applies what the gate let through to a copy; what is wrong with it afterwards, empty: nothing. */
export function harmOf(doc: Y.Doc, admitted: Uint8Array, rule: AccessRule, me: string): string[] {
  const [before, after] = [copyOf(doc), copyOf(doc)]
  try {
    Y.applyUpdate(after, admitted)
  } catch (error) {
    return [`applying throws: ${String(error)}`]
  }
  if (after.store.pendingStructs !== null || after.store.pendingDs !== null) return ['something waits in the document']
  const wrong = forbiddenChanges(before, after, rule, me)
  const reloaded = JSON.stringify([...shownOf(copyOf(after))].sort())
  if (reloaded !== JSON.stringify([...shownOf(after)].sort())) wrong.push('a reload shows something else')
  return wrong
}
