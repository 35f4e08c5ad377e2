import type * as Y from 'yjs'
import { rowsOf } from '../../shared/crdt/schema.ts'
import type { RefusedCell } from '../../shared/protocol/messageTypes.ts'

/** Which cells this window has written since it opened: what a refusal that names none can mean. */
export class OwnEdits {
  readonly #doc: Y.Doc
  readonly #cells = new Map<string, RefusedCell>()
  readonly #observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.local) for (const event of events) this.#note(event)
  }

  constructor(doc: Y.Doc) {
    this.#doc = doc
    rowsOf(doc).observeDeep(this.#observe as never)
  }

  get cells(): readonly RefusedCell[] {
    return [...this.#cells.values()]
  }

  #note({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): void {
    const [row, key] = path
    if (typeof row !== 'string') return
    const written = typeof key === 'string' ? [key] : [...keys.keys()]
    for (const name of written) {
      const column = /^[cs]:([^:]+)/.exec(name)?.[1]
      if (column !== undefined) this.#cells.set(`${row}/${column}`, { row, column })
    }
  }

  destroy(): void {
    rowsOf(this.#doc).unobserveDeep(this.#observe as never)
  }
}
