import type { WorkbookId } from '../../../../shared/domain/ids.ts'
import type { EditFilter, EditStore, LoggedEdit } from '../../port/rights/editStore.ts'

/** The log of edits in memory. */
export class MemoryEdits implements EditStore {
  readonly #edits = new Map<string, LoggedEdit>()

  async logEdits(edits: readonly LoggedEdit[]): Promise<void> {
    for (const edit of edits) {
      const name = `${edit.workbook} ${edit.id}`
      const known = this.#edits.get(name)
      this.#edits.set(name, known ? { ...known, to: edit.to, after: edit.after } : edit)
    }
  }

  async lastEdits(workbook: WorkbookId): Promise<readonly { unit: string; at: number }[]> {
    const last = new Map<string, number>()
    for (const edit of this.#edits.values()) {
      if (edit.workbook === workbook && edit.refusal === '') last.set(edit.unit, Math.max(edit.to, last.get(edit.unit) ?? 0))
    }
    return [...last].map(([unit, at]) => ({ unit, at })).sort((a, b) => (a.unit < b.unit ? -1 : 1))
  }

  async listEdits(workbook: WorkbookId, filter: EditFilter, limit: number): Promise<readonly LoggedEdit[]> {
    const own = [...this.#edits.values()].filter((edit) => edit.workbook === workbook && fits(edit, filter))
    return own.sort((a, b) => b.id - a.id).slice(0, limit)
  }

  /** Forgets lines that ended before; how many. */
  forget(before: number): number {
    const old = [...this.#edits].filter(([, edit]) => edit.to < before)
    for (const [name] of old) this.#edits.delete(name)
    return old.length
  }
}

function fits(edit: LoggedEdit, { userId, unit, row, column, refusedOnly, before }: EditFilter): boolean {
  if (userId !== undefined && edit.userId !== userId) return false
  if (unit !== undefined && edit.unit !== unit) return false
  if (row !== undefined && (edit.root !== 'rows' || edit.entry !== row)) return false
  if (column !== undefined && ![`c:${column}`, `s:${column}`, ''].includes(edit.key)) return false
  return (refusedOnly !== true || edit.refusal !== '') && (before === undefined || edit.id < before)
}
