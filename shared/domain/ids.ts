import { DomainError } from './errors.ts'

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

export type WorkbookId = Brand<string, 'WorkbookId'>
export type AnnexId = Brand<string, 'AnnexId'>
export type ColumnId = Brand<string, 'ColumnId'>
export type RowId = Brand<string, 'RowId'>
export type UnitId = Brand<string, 'UnitId'>
export type UserId = Brand<string, 'UserId'>
export type CommuneId = Brand<string, 'CommuneId'>

/** Ids are keys of the shared document ("c:<columnId>"), file names and path segments: no ':' '/' '.' or '~'. */
const wellFormed = /^[A-Za-z0-9_-]{1,64}$/

function checked(raw: string, what: string): string {
  if (!wellFormed.test(raw)) throw new DomainError('id.malformed', { what })
  return raw
}

/** Whether `raw` could be an id of any kind. */
export function isWellFormedId(raw: unknown): raw is string {
  return typeof raw === 'string' && wellFormed.test(raw)
}

export const workbookId = (raw: string): WorkbookId => checked(raw, 'workbook') as WorkbookId
export const annexId = (raw: string): AnnexId => checked(raw, 'annex') as AnnexId
export const columnId = (raw: string): ColumnId => checked(raw, 'column') as ColumnId
export const rowId = (raw: string): RowId => checked(raw, 'row') as RowId
export const unitId = (raw: string): UnitId => checked(raw, 'unit') as UnitId
export const userId = (raw: string): UserId => checked(raw, 'user') as UserId
export const communeId = (raw: string): CommuneId => checked(raw, 'commune') as CommuneId

/** Source of randomness: uniform in [0, 1), as `Math.random`. Comes in as an argument, so that runs can be replayed. */
export type Random = () => number

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A fresh id part of `length` base-62 characters; 12 characters hold 71 bits. */
export function randomIdText(random: Random, length = 12): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[Math.floor(random() * alphabet.length)]
  return text
}
