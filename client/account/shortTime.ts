import { locale } from '../ui/preferences.ts'

/** A moment as people here write it: "22/11/2026 09:30". */
export function shortTime(at: number): string {
  return new Intl.DateTimeFormat(locale() === 'en' ? 'en-GB' : 'vi', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))
}
