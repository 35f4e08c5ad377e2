import type { Unit } from '../../../domain/annex.ts'
import type { UnitId } from '../../../domain/ids.ts'
import { proposeUnit } from '../../../domain/units/proposeUnit.ts'
import { readUnits, type UnitReading } from '../../../domain/units/readUnits.ts'
import { starterDirectory } from '../../../domain/units/starterUnits.ts'
import { unitKey } from '../../../domain/units/unitKey.ts'
import type { UnderstandOptions } from '../importResult.ts'

/** The directory that an import reads against, and what of it was used. */
export interface ImportDirectory {
  readonly read: (text: string) => readonly UnitReading[]
  /** Units for the result: the given directory, or what was used of the starter directory with proposals. */
  readonly result: () => { readonly units: readonly Unit[]; readonly proposed: readonly Unit[] }
  /** Remembers a wording of a lead cell that no unit has. */
  readonly noteLead: (text: string) => void
}

/** How often an unknown name must lead rows before it is taken for an office of the issuer. */
const timesToPropose = 2

/** Makes the directory for one import. Wordings mapped by a person become aliases. */
export function makeImportDirectory(options: UnderstandOptions): ImportDirectory {
  const base = withAliases(options.units ?? starterDirectory(), options.corrections?.units ?? [])
  const memo = new Map<string, readonly UnitReading[]>()
  const used = new Set<UnitId>()
  const leads = new Map<string, { text: string; times: number }>()
  const read = (text: string): readonly UnitReading[] => {
    const known = memo.get(text)
    if (known) return known
    const readings = readUnits(text, base)
    for (const { unit } of readings) if (unit !== null) used.add(unit)
    memo.set(text, readings)
    return readings
  }
  return {
    read,
    noteLead: (text) => {
      const key = unitKey(text)
      const seen = leads.get(key)
      leads.set(key, { text: seen?.text ?? text, times: (seen?.times ?? 0) + 1 })
    },
    result: () => {
      if (options.units) return { units: base, proposed: [] }
      const units = usedUnits(base, used)
      const proposed: Unit[] = []
      for (const { text, times } of leads.values()) {
        if (times >= timesToPropose) proposed.push(proposeUnit(text, [...units, ...proposed].map(({ id }) => id)))
      }
      return { units: [...units, ...proposed], proposed }
    },
  }
}

/** Used units and the members of used collectives, in the order of the directory. */
function usedUnits(base: readonly Unit[], used: ReadonlySet<UnitId>): readonly Unit[] {
  const wanted = new Set(used)
  for (const unit of base) if (used.has(unit.id)) for (const member of unit.members ?? []) wanted.add(member)
  return base.filter(({ id }) => wanted.has(id))
}

function withAliases(
  units: readonly Unit[],
  mapped: readonly { readonly text: string; readonly unit: UnitId | null }[],
): readonly Unit[] {
  if (mapped.length === 0) return units
  return units.map((unit) => {
    const added = mapped.filter((each) => each.unit === unit.id).map(({ text }) => text)
    return added.length === 0 ? unit : { ...unit, aliases: [...unit.aliases, ...added] }
  })
}
