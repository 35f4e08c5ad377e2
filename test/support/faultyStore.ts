import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts'
import type { Store } from '../../server/storage/port/store.ts'

/** A store whose disk can be made to fail, to stall, or to tell only half. */
export interface FaultyStore extends Store {
  /** From now on writes fail with this code; null: the disk is well again. */
  break(code: ErrorCode | null): void
  /** The next append writes and then says that it failed, as a lost fsync does. */
  loseNextAnswer(): void
  /** Appends wait until `release`. */
  stall(): void
  release(): void
  /** How many appends came. */
  readonly appends: () => number
  readonly probes: () => number
}

/** Wraps a store; reading goes on while writing fails, as on a full disk. */
export function faulty(inner: Store): FaultyStore {
  let code: ErrorCode | null = null
  let losesAnswer = false
  let gate: Promise<void> | null = null
  let open = (): void => {}
  const count = { appends: 0, probes: 0 }
  const fail = (): void => {
    if (code !== null) throw new DomainError(code, { where: 'test' })
  }
  return {
    ...inner,
    appendUpdates: async (batch) => {
      count.appends += 1
      await gate
      fail()
      await inner.appendUpdates(batch)
      if (!losesAnswer) return
      losesAnswer = false
      throw new DomainError('storage.failed')
    },
    compactRoom: async (room, snapshot) => {
      fail()
      return inner.compactRoom(room, snapshot)
    },
    updateWorkbookEntry: async (entry) => {
      fail()
      return inner.updateWorkbookEntry(entry)
    },
    probe: async () => {
      count.probes += 1
      fail()
      return inner.probe()
    },
    break: (next) => (code = next),
    loseNextAnswer: () => (losesAnswer = true),
    stall: () => (gate = new Promise((resolve) => (open = resolve))),
    release: () => {
      open()
      gate = null
    },
    appends: () => count.appends,
    probes: () => count.probes,
  }
}
