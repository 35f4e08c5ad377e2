import { pino, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/**
 * Structured lines on stderr; stdout stays for the person at the console.
 * Log ids, counts and codes; never cell texts, passwords, tokens or cookies.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, redact: ['req.headers.cookie', 'req.headers.authorization'] }, pino.destination({ fd: 2, sync: true }))
}
