import * as Y from 'yjs'
import type { Annex, Unit, WorkbookFacts } from '../domain/annex.ts'
import type { AnnexId, UnitId } from '../domain/ids.ts'
import { newId, tombstone, transact, type EditContext } from './editContext.ts'
import { isOrderKey, keysBetween } from './placing/orderKeys.ts'
import { annexesOf, metaOf, textOf, unitsOf } from './schema.ts'

/** Sets facts of the workbook, each its own register. */
export function setFacts(ctx: EditContext, facts: Partial<WorkbookFacts>): void {
  const meta = metaOf(ctx.doc)
  transact(ctx, () => {
    for (const [key, value] of Object.entries(facts)) if (meta.get(key) !== value) meta.set(key, value)
  })
}

function nextOrder(ctx: EditContext, root: Y.Map<Y.Map<unknown>>): string {
  const keys = [...root.values()].map((map) => textOf(map, 'order')).filter(isOrderKey)
  const last = keys.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null)
  return keysBetween(last, null, 1, ctx.random)[0] as string
}

export type AnnexFacts = Pick<Annex, 'kind' | 'heading' | 'title' | 'reference' | 'numbering'>

/** Adds an annex without columns and rows, last. */
export function addAnnex(ctx: EditContext, facts: AnnexFacts, id?: AnnexId): AnnexId {
  const made = id ?? (newId(ctx, 'a') as AnnexId)
  transact(ctx, () => {
    const map = new Y.Map<unknown>()
    map.set('order', nextOrder(ctx, annexesOf(ctx.doc)))
    for (const [key, value] of Object.entries(facts)) map.set(key, value)
    annexesOf(ctx.doc).set(made, map)
  })
  return made
}

export function updateAnnex(ctx: EditContext, annex: AnnexId, change: Partial<AnnexFacts>): void {
  const map = annexesOf(ctx.doc).get(annex)
  if (!map) return
  transact(ctx, () => {
    for (const [key, value] of Object.entries(change)) if (map.get(key) !== value) map.set(key, value)
  })
}

/** Tombstones an annex; its rows and columns stay. */
export function deleteAnnex(ctx: EditContext, annex: AnnexId): void {
  const map = annexesOf(ctx.doc).get(annex)
  if (map) transact(ctx, () => map.set('del', tombstone(ctx)))
}

/** Adds a unit to the directory, last, or brings the one with this id up to `unit`. */
export function putUnit(ctx: EditContext, unit: Unit): UnitId {
  const units = unitsOf(ctx.doc)
  transact(ctx, () => {
    const known = units.get(unit.id)
    const map = known ?? new Y.Map<unknown>()
    if (!known) {
      map.set('order', nextOrder(ctx, units))
      units.set(unit.id, map)
    }
    for (const key of ['name', 'abbr', 'kind'] as const) if (map.get(key) !== unit[key]) map.set(key, unit[key])
    syncFlags(map, 'alias:', unit.aliases)
    syncFlags(map, 'member:', unit.members ?? [])
  })
  return unit.id
}

/** Makes the keys with `prefix` exactly `wanted`, one entry each, so that two people's additions both stay. */
function syncFlags(map: Y.Map<unknown>, prefix: string, wanted: readonly string[]): void {
  for (const key of [...map.keys()]) {
    if (key.startsWith(prefix) && !wanted.includes(key.slice(prefix.length))) map.delete(key)
  }
  for (const entry of wanted) if (!map.has(prefix + entry)) map.set(prefix + entry, true)
}

/** Tombstones a unit: cells that name it go on showing its name. */
export function deleteUnit(ctx: EditContext, unit: UnitId): void {
  const map = unitsOf(ctx.doc).get(unit)
  if (map) transact(ctx, () => map.set('del', tombstone(ctx)))
}
