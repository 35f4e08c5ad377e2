import * as Y from 'yjs'
import { userId, type UnitId, type UserId } from '../../shared/domain/ids.ts'
import type { AccessRule } from '../../shared/domain/permissions.ts'
import { allChecks, type Checks } from '../../shared/gate/checks.ts'
import { judgeUpdate, type Verdict } from '../../shared/gate/judgeUpdate.ts'

export const openRule: AccessRule = {
  role: 'editor',
  unit: '',
  mode: 'open',
  state: 'draft',
  collectivesLead: false,
  lockedColumns: new Set(),
  lockedRows: new Set(),
}
export const ruleOf = (unit: UnitId | undefined): AccessRule =>
  unit === undefined ? { ...openRule, role: 'coordinator' } : { ...openRule, mode: 'byLead', unit }

/** Who wrote under which client id, as a room keeps it. */
export class Authors {
  readonly #authors = new Map<number, UserId>()

  authorOf(client: number): UserId | undefined {
    return this.#authors.get(client)
  }

  bind(clients: readonly number[], author: UserId): void {
    for (const client of clients) this.#authors.set(client, author)
  }
}

/** A server's document behind the gate. */
export class GateRoom {
  readonly authors = new Authors()
  readonly verdicts: Verdict[] = []

  /** Judges and binds; what may be applied is returned, null for nothing. */
  admit(doc: Y.Doc, update: Uint8Array, who: string, rule: AccessRule, checks: Checks = allChecks): Uint8Array | null {
    const me = userId(who)
    const verdict = judgeUpdate(doc, update, { userId: me }, rule, this.authors, checks)
    this.verdicts.push(verdict)
    if (verdict.kind === 'refused' || verdict.kind === 'malformed') return null
    this.authors.bind(verdict.claims, me)
    return verdict.update
  }

  /** Applies what may be applied. */
  receive(doc: Y.Doc, update: Uint8Array, who: string, rule: AccessRule, checks: Checks = allChecks): Verdict {
    const admitted = this.admit(doc, update, who, rule, checks)
    if (admitted) Y.applyUpdate(doc, admitted)
    return this.verdicts.at(-1) as Verdict
  }
}
