import { DomainError } from '../shared/domain/errors.ts'
import { translate } from '../shared/i18n/translate.ts'
import { ConfigError } from './config.ts'
import type { Log } from './observe/logger.ts'

/** How long we take for a good end before we end anyhow, milliseconds. */
const longestEndMs = 10_000

/** Ends the process well on SIGTERM and SIGINT, and at once (the log is on disk) when something was never expected. */
export function endWell(log: Log, stop: () => Promise<void>): void {
  let isEnding = false
  const end = (signal: string): void => {
    if (isEnding) return
    isEnding = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), longestEndMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ cause: String(error) }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  const crash = (error: unknown): void => {
    log.error({ cause: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 'unexpected end')
    process.exit(1)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
}

/** One sentence for the person at the console, then exit 1. */
export function explainAndExit(error: unknown): never {
  console.error(explain(error))
  process.exit(1)
}

/** What went wrong, for a person at the console. */
export function explain(error: unknown): string {
  if (error instanceof DomainError) return translate('vi', `error.${error.code}`, error.details)
  if (error instanceof ConfigError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return translate('vi', 'error.storage.readOnly')
  if (code === 'ENOSPC') return translate('vi', 'error.storage.full')
  if (code === 'EADDRINUSE') return translate('vi', 'error.server.portInUse', { port: (error as { port?: number }).port ?? '' })
  return error instanceof Error ? error.message : String(error)
}
