import type { Unit } from '../../../shared/domain/annex.ts'
import { readUnitList } from '../../../shared/interchange/readInterchange.ts'
import { readJson } from './annexCommand.ts'

/** The directory in a file: a list of units, or any interchange document. */
export function readUnitsFile(file: string): readonly Unit[] {
  const json = readJson(file)
  const list = typeof json === 'object' && json !== null && 'units' in json ? json.units : json
  return readUnitList({ value: list, path: '$' })
}
