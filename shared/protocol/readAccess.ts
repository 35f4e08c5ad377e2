import { isWellFormedId, type ColumnId, type RowId } from '../domain/ids.ts'
import { accessModes, accessRoles, workbookStates } from '../domain/permissions.ts'
import { isRecord, MalformedMessage } from './malformedMessage.ts'
import type { Access } from './messageTypes.ts'

/** Reads what the server says that I may do. @throws {MalformedMessage} */
export function readAccess(json: string): Access {
  const raw: unknown = JSON.parse(json)
  if (!isRecord(raw) || typeof raw['unit'] !== 'string') throw new MalformedMessage('access')
  return {
    role: oneOf(accessRoles, raw['role']),
    unit: raw['unit'],
    mode: oneOf(accessModes, raw['mode']),
    state: oneOf(workbookStates, raw['state']),
    collectivesLead: raw['collectivesLead'] === true,
    lockedColumns: idsOf(raw['lockedColumns']) as ColumnId[],
    lockedRows: idsOf(raw['lockedRows']) as RowId[],
  }
}

function oneOf<T extends string>(values: readonly T[], raw: unknown): T {
  const value = values.find((known) => known === raw)
  if (value === undefined) throw new MalformedMessage('access')
  return value
}

const idsOf = (raw: unknown): string[] => (Array.isArray(raw) ? raw.filter(isWellFormedId) : [])
