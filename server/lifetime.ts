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
  if (error instanceof ConfigError) return error.message
  const failure = error instanceof DomainError ? error : knownFailure(error)
  if (failure) return translate('vi', `error.${failure.code}`, failure.details)
  return error instanceof Error ? error.message : String(error)
}

function knownFailure(error: unknown): DomainError | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  switch (error.code) {
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return new DomainError('storage.readOnly')
    case 'ENOSPC':
      return new DomainError('storage.full')
    case 'EADDRINUSE':
      return new DomainError('server.portInUse', { port: 'port' in error ? Number(error.port) : 0 })
    default:
      return null
  }
}
