import type { ColumnId, RowId, UserId, WorkbookId } from '../../../../shared/domain/ids.ts'

export const decisions = ['accepted', 'rejected', 'withdrawn'] as const
export type Decision = (typeof decisions)[number]

/** What somebody would write in a cell where they may not, for the coordinator to decide. */
export interface Suggestion {
  readonly id: string
  readonly workbook: WorkbookId
  readonly row: RowId
  readonly column: ColumnId
  readonly text: string
  readonly userId: UserId
  readonly at: number
  /** Empty as long as nobody has decided. */
  readonly decision: Decision | ''
  readonly decidedBy: UserId | ''
  readonly decidedAt: number
}

export interface SuggestionStore {
  addSuggestion(suggestion: Suggestion): Promise<void>
  findSuggestion(workbook: WorkbookId, id: string): Promise<Suggestion | null>
  /** The open ones first, each kind newest first; a thousand at most. */
  listSuggestions(workbook: WorkbookId): Promise<readonly Suggestion[]>
  /** How many of one person wait. */
  countOpenSuggestions(workbook: WorkbookId, userId: UserId): Promise<number>
  /** Decides an open one. @returns false when it was decided before */
  decideSuggestion(workbook: WorkbookId, id: string, decision: Decision, decidedBy: UserId, decidedAt: number): Promise<boolean>
}
