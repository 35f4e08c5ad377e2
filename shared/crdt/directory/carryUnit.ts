import type { Unit } from '../../domain/annex.ts'
import type { UnitId } from '../../domain/ids.ts'
import { unitKey } from '../../domain/units/unitKey.ts'
import { tombstone, transact, type EditContext } from '../editContext.ts'
import { readDirectory, readUnits } from '../readWorkbook.ts'
import { rowsOf, unitsOf, type Row } from '../schema.ts'
import { putUnit } from '../workbookEdits.ts'

/** A unit of the document that became another one. */
export interface MovedUnit {
  readonly from: UnitId
  readonly to: UnitId
}

/**
 * Brings a unit of the commune's directory into a workbook, in one transaction: the workbook's unit of that name (or of
 * one of its other wordings) takes its name, abbreviation, kind and wordings; when several stand for it, as after a
 * merger, they become one, and cells, collectives and their places follow. A unit that the workbook lacks is added,
 * unless its id means something else here.
 * @returns which units of the document became another one
 */
export function carryUnit(ctx: EditContext, unit: Unit): readonly MovedUnit[] {
  const wordings = new Set([unit.name, ...unit.aliases].map(unitKey))
  const same = readUnits(ctx.doc).filter(({ name }) => wordings.has(unitKey(name)))
  const kept = same.find(({ id }) => id === unit.id) ?? same[0]
  if (!kept && unitsOf(ctx.doc).has(unit.id)) return []
  return transact(ctx, () => {
    const own = kept ?? { ...unit, members: unit.members ?? [] }
    const aliases = [...new Set([...unit.aliases, ...same.flatMap(({ name, aliases: more }) => [name, ...more])])].filter((alias) => alias !== unit.name)
    putUnit(ctx, { ...unit, id: own.id, aliases, members: membersHere(ctx, unit, own) })
    const gone = same.filter(({ id }) => id !== own.id).map(({ id }) => id)
    for (const from of gone) replaceUnit(ctx, from, own.id)
    return gone.map((from) => ({ from, to: own.id }))
  })
}

/** Members of a collective, as far as this workbook has them; without any, what it had. */
function membersHere(ctx: EditContext, unit: Unit, own: Unit): readonly UnitId[] {
  const known = readDirectory(ctx.doc)
  const members = (unit.members ?? []).filter((id) => known.has(id))
  return members.length > 0 ? members : (own.members ?? [])
}

function replaceUnit(ctx: EditContext, from: UnitId, to: UnitId): void {
  for (const row of rowsOf(ctx.doc).values()) replaceInRow(row, from, to)
  for (const map of unitsOf(ctx.doc).values()) {
    if (!map.has(`member:${from}`)) continue
    map.delete(`member:${from}`)
    map.set(`member:${to}`, true)
  }
  unitsOf(ctx.doc).get(from)?.set('del', tombstone(ctx))
}

/** The other unit stands where this one stood; a cell that names both keeps the place of the other. */
function replaceInRow(row: Row, from: UnitId, to: UnitId): void {
  for (const key of [...row.keys()]) {
    if (!key.startsWith('s:') || !key.endsWith(`:${from}`)) continue
    const other = key.slice(0, -from.length) + to
    if (!row.has(other)) row.set(other, row.get(key))
    row.delete(key)
  }
}
