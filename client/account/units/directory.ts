import type { Unit } from '../../../shared/domain/annex.ts'
import { callApi } from '../api.ts'

/** The commune's directory as the server gives it; a change names the version that it was made on. */
export interface Directory {
  readonly version: number
  readonly units: readonly Unit[]
}

export interface ChangedDirectory extends Directory {
  /** Workbooks that followed. */
  readonly followed: number
}

export const readDirectory = (): Promise<Directory> => callApi('GET', '/api/units')

export const writeDirectory = ({ version }: Directory, units: readonly Unit[]): Promise<ChangedDirectory> => callApi('PUT', '/api/units', { version, units })

export const mergeUnits = ({ version }: Directory, from: string, into: string): Promise<ChangedDirectory> =>
  callApi('POST', '/api/units/merge', { version, from: [from], into })

/** The directory with one unit at another place; null at the end of the list. */
export function movedUnit(units: readonly Unit[], at: number, by: 1 | -1): readonly Unit[] | null {
  const [unit, other] = [units[at], units[at + by]]
  if (!unit || !other) return null
  return units.with(at, other).with(at + by, unit)
}
