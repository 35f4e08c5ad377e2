import type { ColumnRole } from './columns.ts'
import type { ErrorCode } from './errors.ts'
import type { ColumnId, RowId, UnitId } from './ids.ts'

/**
 * Who may do what in a workbook. One set of predicates for the gate, the calls, the grid and the exports; the table is
 * in shared/SPEC.md, PM. Pure: rights come from the server's database, facts of rows and columns from the document as
 * it stood before the change.
 */

export const accessRoles = ['coordinator', 'editor', 'commenter', 'viewer'] as const
export type AccessRole = (typeof accessRoles)[number]

/** `open`: editors write everywhere; `byLead`: in the rows that their unit leads. */
export const accessModes = ['open', 'byLead'] as const
export type AccessMode = (typeof accessModes)[number]

/** Life of a workbook: dự thảo, xin ý kiến, trình ký, đã ban hành. */
export const workbookStates = ['draft', 'review', 'submitted', 'issued'] as const
export type WorkbookState = (typeof workbookStates)[number]

/** One person's right in one workbook. */
export interface AccessRule {
  readonly role: AccessRole
  /** Unit that this person writes for; empty: none. */
  readonly unit: UnitId | ''
  readonly mode: AccessMode
  readonly state: WorkbookState
  /** Whether a closed collective that leads a row makes each of its members a leader; the coordinator decides. */
  readonly collectivesLead: boolean
  readonly lockedColumns: ReadonlySet<ColumnId>
  readonly lockedRows: ReadonlySet<RowId>
}

/** What of a row its rights depend on. */
export interface RowFacts {
  readonly id: RowId
  /** Units that lead it, as `leadingUnits` gives them. */
  readonly leads: readonly UnitId[]
}

export interface ColumnFacts {
  readonly id: ColumnId
  readonly role: ColumnRole
}

/** Why something may not be done; each has its sentence in shared/i18n. */
export type AccessRefusal = Extract<
  ErrorCode,
  | 'access.readOnly'
  | 'access.otherUnit'
  | 'access.leadCell'
  | 'access.newRowLead'
  | 'access.coordinatorOnly'
  | 'access.lockedColumn'
  | 'access.lockedRow'
  | 'access.submitted'
  | 'access.issued'
>

export type May = true | AccessRefusal

/** The units that lead a row: those named, and members of named collectives where the workbook says so. */
export function leadingUnits(
  rule: Pick<AccessRule, 'collectivesLead'>,
  named: readonly UnitId[],
  membersOf: (unit: UnitId) => readonly UnitId[],
): readonly UnitId[] {
  return rule.collectivesLead ? [...named, ...named.flatMap(membersOf)] : named
}

/** Role and state, before any row is looked at; null: an editor, whose rows and columns count. */
function mayWrite({ role, state }: AccessRule): May | null {
  if (role === 'viewer' || role === 'commenter') return 'access.readOnly'
  if (state === 'issued') return 'access.issued'
  if (role === 'coordinator') return true
  return state === 'submitted' ? 'access.submitted' : null
}

function leads({ unit }: AccessRule, row: Pick<RowFacts, 'leads'>): boolean {
  return unit !== '' && row.leads.includes(unit)
}

/** What holds for an existing row as a whole: its place, kind, marks, life. */
export function mayChangeRow(rule: AccessRule, row: RowFacts): May {
  const may = mayWrite(rule)
  if (may !== null) return may
  if (rule.lockedRows.has(row.id)) return 'access.lockedRow'
  return rule.mode === 'open' || leads(rule, row) ? true : 'access.otherUnit'
}

/** Writing a cell of an existing row. */
export function mayEditCell(rule: AccessRule, row: RowFacts, column: ColumnFacts): May {
  const may = mayChangeRow(rule, row)
  if (may !== true || rule.role === 'coordinator') return may
  if (rule.lockedColumns.has(column.id)) return 'access.lockedColumn'
  return rule.mode === 'byLead' && column.role === 'lead' ? 'access.leadCell' : true
}

/** Filling a cell of a row while making it: the lead is part of what it is made as. */
export function mayFillNewCell(rule: AccessRule, column: Pick<ColumnFacts, 'id'>): May {
  return mayWrite(rule) ?? (rule.lockedColumns.has(column.id) ? 'access.lockedColumn' : true)
}

/** Adding a row; judged by the leads that it is made with, so a client presets them in the same transaction. */
export function mayCreateRow(rule: AccessRule, row: Pick<RowFacts, 'leads'>): May {
  return mayWrite(rule) ?? (rule.mode === 'open' || leads(rule, row) ? true : 'access.newRowLead')
}

export const mayMoveRow = mayChangeRow
export const mayDeleteRow = mayChangeRow
export const mayRestoreRow = mayChangeRow
/** Making a row a section, group, task or target, and setting or clearing its marks. */
export const mayConvertRow = mayChangeRow

function mayChangeFrame(rule: AccessRule): May {
  return mayWrite(rule) ?? (rule.mode === 'open' ? true : 'access.coordinatorOnly')
}

export const mayEditColumns = mayChangeFrame
/** Facts of the workbook and heading blocks of its annexes. */
export const mayEditFacts = mayChangeFrame
/** The directory of units. */
export const mayEditUnits = mayChangeFrame

/** Remarks pinned to a row. */
export function mayComment({ role, state }: AccessRule): May {
  if (role === 'viewer') return 'access.readOnly'
  return state === 'issued' ? 'access.issued' : true
}
