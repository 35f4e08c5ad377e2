import type { UserId, WorkbookId } from '../../../../shared/domain/ids.ts'
import type { Decision, Suggestion, SuggestionStore } from '../../port/rights/suggestionStore.ts'

const listed = 1_000

/** Suggestions in memory. */
export class MemorySuggestions implements SuggestionStore {
  readonly #all = new Map<string, Suggestion>()

  async addSuggestion(suggestion: Suggestion): Promise<void> {
    this.#all.set(suggestion.id, suggestion)
  }

  async findSuggestion(workbook: WorkbookId, id: string): Promise<Suggestion | null> {
    const found = this.#all.get(id)
    return found?.workbook === workbook ? found : null
  }

  async listSuggestions(workbook: WorkbookId): Promise<readonly Suggestion[]> {
    const own = [...this.#all.values()].filter((s) => s.workbook === workbook)
    return own.sort((a, b) => Number(a.decision !== '') - Number(b.decision !== '') || b.at - a.at || (a.id < b.id ? -1 : 1)).slice(0, listed)
  }

  async countOpenSuggestions(workbook: WorkbookId, userId: UserId): Promise<number> {
    return [...this.#all.values()].filter((s) => s.workbook === workbook && s.userId === userId && s.decision === '').length
  }

  async decideSuggestion(workbook: WorkbookId, id: string, decision: Decision, decidedBy: UserId, decidedAt: number): Promise<boolean> {
    const found = await this.findSuggestion(workbook, id)
    if (!found || found.decision !== '') return false
    this.#all.set(id, { ...found, decision, decidedBy, decidedAt })
    return true
  }
}
