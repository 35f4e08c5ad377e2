import type { Config } from '../config.ts'
import type { Recovery } from '../storage/openStore.ts'
import type { FileStore } from '../storage/port/store.ts'

export interface AdminContext {
  readonly store: FileStore
  /** What opening found of a run that had been cut off. */
  readonly recovery: Recovery
  readonly config: Config
  /** One line for a person or a program on stdout. */
  readonly print: (line: string) => void
}

/** @returns the exit code: 0 done, 1 something is wrong with the data */
export type AdminCommand = (context: AdminContext, args: readonly string[]) => Promise<number>

/** The command was called with other words than it knows; the usage is shown and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export function mustHave(value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError()
  return value
}
