import { callApi } from '../account/api.ts'

/** How the server is, as `/api/server` tells it; sizes in bytes, moments in milliseconds since 1970. */
export interface ServerReport {
  readonly now: number
  readonly startedAt: number
  readonly alerts: readonly string[]
  readonly freeBytes: number
  readonly totalBytes: number
  readonly storeBytes: number
  readonly lastBackup: { readonly at: number; readonly bytes: number } | null
  readonly backups: number
  readonly people: number
  readonly online: number
  readonly connections: number
  readonly settings: { readonly backupDir: string; readonly backupEveryMinutes: number; readonly backupKeep: number; readonly logMonths: number }
  readonly workbooks: readonly WorkbookSize[]
}

export interface WorkbookSize {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly issuer: string
  readonly bytes: number
  readonly updates: number
  readonly online: number
}

export const readReport = (): Promise<ServerReport> => callApi('GET', '/api/server')
export const backUpNow = (): Promise<void> => callApi('POST', '/api/server/backup')

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** "1,4 MB": two digits that matter, as disks are sold (1 MB = 1,000 kB). */
export function sizeText(bytes: number, locale: string): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1_000 ** power
  const digits = value < 10 && power > 0 ? 1 : 0
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${units[power]}`
}

/** A span in its largest unit, as one would say it: "3 giờ", "2 ngày". */
export function spanText(ms: number, locale: string): string {
  const minutes = Math.max(0, Math.round(ms / 60_000))
  const [value, unit] = minutes < 90 ? [minutes, 'minute'] : minutes < 2_160 ? [Math.round(minutes / 60), 'hour'] : [Math.round(minutes / 1_440), 'day']
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(value as number)
}
