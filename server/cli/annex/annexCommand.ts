import { readFileSync } from 'node:fs'
import { DomainError } from '../../../shared/domain/errors.ts'
import type { MessageKey } from '../../../shared/i18n/translate.ts'

/** One command: its arguments, and where its result goes. */
export type AnnexCommand = (args: readonly string[], write: (text: string) => void) => void | Promise<void>

/** A command that was asked for wrongly, or a file that isn't there. */
export class CommandLineError extends Error {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, string | number>>

  constructor(key: MessageKey, values: Readonly<Record<string, string | number>> = {}) {
    super(key)
    this.key = key
    this.values = values
  }
}

/** The bytes of a file. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new CommandLineError('cli.noFile', { file })
  }
}

/** The JSON value in a file. */
export function readJson(file: string): unknown {
  const text = new TextDecoder().decode(readBytes(file))
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('interchange.notJson')
  }
}

/** The one thing that a command needs. */
export function mustArgument(value: string | undefined): string {
  if (value === undefined || value === '') throw new CommandLineError('cli.usage')
  return value
}

/** A year given as text; `undefined` when absent. */
export function readYear(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^(19|20|21)\d\d$/.test(value)) throw new CommandLineError('cli.badOption', { option: '--year', value })
  return Number(value)
}

/** JSON for people and programs. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
