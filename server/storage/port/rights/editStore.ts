import type { ColumnId, RowId, UserId, WorkbookId } from '../../../../shared/domain/ids.ts'

/**
 * One line of a workbook's log: what one person did at one place without a longer pause, or what was refused them.
 * `place` is a register of the shared document (shared/crdt/schema.ts): root, entry, key; key '' is the entry itself.
 */
export interface LoggedEdit {
  readonly workbook: WorkbookId
  /** Grows with time; the same number again replaces `to` and `after`. */
  readonly id: number
  readonly userId: UserId
  /** Unit that they wrote for then. */
  readonly unit: string
  readonly root: string
  readonly entry: string
  readonly key: string
  readonly from: number
  readonly to: number
  /** Texts as printed; of a refusal `after` is empty. */
  readonly before: string
  readonly after: string
  /** Empty: it was written. */
  readonly refusal: string
}

/** Which lines; everything absent means all. */
export interface EditFilter {
  readonly userId?: UserId | undefined
  readonly unit?: string | undefined
  readonly row?: RowId | undefined
  readonly column?: ColumnId | undefined
  readonly refusedOnly?: boolean | undefined
  /** Only lines with a smaller number: where the page before ended. */
  readonly before?: number | undefined
}

export interface EditStore {
  /** Writes or replaces lines, all or none. */
  logEdits(edits: readonly LoggedEdit[]): Promise<void>
  /** When each unit last wrote something; '' are people without one. */
  lastEdits(workbook: WorkbookId): Promise<readonly { readonly unit: string; readonly at: number }[]>
  /** Newest first. */
  listEdits(workbook: WorkbookId, filter: EditFilter, limit: number): Promise<readonly LoggedEdit[]>
}
