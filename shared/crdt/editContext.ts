import type * as Y from 'yjs'
import { randomIdText, type Random } from '../domain/ids.ts'

/** What every edit needs. All edits of one person in one window share one context; its `origin` marks their transactions. */
export interface EditContext {
  readonly doc: Y.Doc
  /** Transaction origin: no local write without one, so that undo, sync and tests can tell whose it is. */
  readonly origin: object
  readonly random: Random
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** User id, for tombstones. */
  readonly me: string
}

/** A fresh id of this context ("r" + 12 characters); `prefix` says of what, for people who read dumps. */
export function newId(ctx: EditContext, prefix: string): string {
  return prefix + randomIdText(ctx.random)
}

/** One edit = one transaction with the context's origin. */
export function transact<T>(ctx: EditContext, edit: (transaction: Y.Transaction) => T): T {
  return ctx.doc.transact(edit, ctx.origin)
}

export function tombstone(ctx: EditContext): { by: string; at: string } {
  return { by: ctx.me, at: new Date(ctx.now()).toISOString() }
}
