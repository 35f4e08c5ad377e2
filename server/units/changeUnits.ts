import { carryUnit } from '../../shared/crdt/directory/carryUnit.ts'
import type { Unit } from '../../shared/domain/annex.ts'
import { DomainError } from '../../shared/domain/errors.ts'
import type { Random, UnitId, WorkbookId } from '../../shared/domain/ids.ts'
import { unitKey } from '../../shared/domain/units/unitKey.ts'
import type { Log } from '../observe/logger.ts'
import type { StoredDirectory } from '../storage/port/communeStore.ts'
import type { User } from '../storage/port/peopleStore.ts'
import type { Store } from '../storage/port/store.ts'
import { revalidate } from '../sync/revalidate.ts'
import type { Rooms } from '../sync/rooms.ts'
import { communeUnits } from './communeUnits.ts'

export interface UnitServices {
  readonly store: Store
  readonly rooms: Rooms
  readonly log: Log
  readonly now: () => number
  readonly random: Random
}

/** What a change of the directory did. */
export interface DirectoryChanged extends StoredDirectory {
  /** Workbooks that followed. */
  readonly followed: number
}

/**
 * Replaces the directory of the user's commune, and carries what is new or different into its workbooks.
 * @param seen version that the user's change was made on
 * @throws {DomainError} `unit.changedMeanwhile`, `unit.nameTaken`
 */
export async function replaceUnits(services: UnitServices, user: User, seen: number, units: readonly Unit[]): Promise<DirectoryChanged> {
  const before = new Map((await communeUnits(services.store, user.commune)).units.map((unit) => [unit.id, unit]))
  const after = units.map((unit) => withOldName(unit, before.get(unit.id)))
  return write(services, user, seen, after, after.filter((unit) => !isSame(unit, before.get(unit.id))))
}

/**
 * Makes one unit of several: the others leave the directory, and their names become wordings of `into`.
 * @throws {DomainError} `unit.unknown`, `unit.changedMeanwhile`
 */
export async function mergeUnits(services: UnitServices, user: User, seen: number, from: readonly UnitId[], into: UnitId): Promise<DirectoryChanged> {
  const { units } = await communeUnits(services.store, user.commune)
  const find = (id: UnitId): Unit => {
    const unit = units.find((known) => known.id === id)
    if (!unit) throw new DomainError('unit.unknown', { unit: id })
    return unit
  }
  const gone = from.filter((id) => id !== into).map(find)
  const kept = find(into)
  const one: Unit = { ...kept, aliases: distinct([...kept.aliases, ...gone.flatMap(({ name, abbr, aliases }) => [name, abbr, ...aliases])], kept) }
  const after = units.filter((unit) => !gone.includes(unit)).map((unit) => (unit.id === into ? one : withoutMembers(unit, gone, into)))
  const changed = await write(services, user, seen, after, [one])
  for (const { id } of gone) await services.store.movePeople(user.commune, id, into)
  return changed
}

async function write(services: UnitServices, user: User, seen: number, units: readonly Unit[], touched: readonly Unit[]): Promise<DirectoryChanged> {
  mustNameApart(units)
  if (!(await services.store.writeUnits(user.commune, seen, units))) throw new DomainError('unit.changedMeanwhile')
  let followed = 0
  for (const workbook of touched.length === 0 ? [] : await services.store.listWorkbookIds(user.commune)) {
    if (await carryInto(services, user, workbook, touched)) followed += 1
  }
  services.log.info({ user: user.id, units: touched.map(({ id }) => id), followed }, 'units changed')
  return { version: seen + 1, units, followed }
}

/** @returns whether the workbook took it: an issued one stays as it was signed */
async function carryInto({ store, rooms, log, now, random }: UnitServices, { id: me }: User, workbook: WorkbookId, units: readonly Unit[]): Promise<boolean> {
  if ((await store.readSettings(workbook)).state === 'issued') return false
  const moved: { from: UnitId; to: UnitId }[] = []
  const done = await rooms.edit(workbook, me, (doc) => {
    for (const unit of units) moved.push(...carryUnit({ doc, origin: carryInto, random, now, me }, unit))
  })
  if (!done) log.error({ room: workbook }, 'a change of units did not reach a workbook')
  for (const { from, to } of done ? moved : []) await store.moveMembers(workbook, from, to)
  if (moved.length > 0) await revalidate(rooms, store, now(), { workbook })
  return done
}

const isSame = (a: Unit, b: Unit | undefined): boolean => b !== undefined && JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
const comparable = ({ name, abbr, kind, aliases, members = [] }: Unit): unknown => [name, abbr, kind, aliases, members]

function withOldName(unit: Unit, before: Unit | undefined): Unit {
  return { ...unit, aliases: distinct(before ? [...unit.aliases, before.name] : unit.aliases, unit) }
}

/** Each wording once, and none that says the name or the abbreviation again. */
function distinct(wordings: readonly string[], { name, abbr }: Unit): string[] {
  const known = new Set([unitKey(name), unitKey(abbr)])
  return wordings.filter((wording) => {
    const key = unitKey(wording)
    if (key === '' || known.has(key)) return false
    known.add(key)
    return true
  })
}

function withoutMembers(unit: Unit, gone: readonly Unit[], into: UnitId): Unit {
  if (!unit.members?.some((id) => gone.some((other) => other.id === id))) return unit
  return { ...unit, members: [...new Set(unit.members.map((id) => (gone.some((other) => other.id === id) ? into : id)))] }
}

/** @throws {DomainError} `unit.nameTaken` when a wording stands for two units */
function mustNameApart(units: readonly Unit[]): void {
  const owners = new Map<string, UnitId>()
  for (const { id, name, abbr, aliases } of units) {
    for (const wording of [name, abbr, ...aliases]) {
      const key = unitKey(wording)
      const owner = owners.get(key)
      if (key !== '' && owner !== undefined && owner !== id) throw new DomainError('unit.nameTaken', { name: wording })
      owners.set(key, id)
    }
  }
}
