import { en } from './en.ts'
import { vi, type MessageKey } from './vi.ts'

export type Locale = 'vi' | 'en'
export type { MessageKey }

const dictionaries: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { vi, en }

/** The message of `key` with `{name}` places filled in; a place without a value stays visible, so that tests see it. */
export function translate(locale: Locale, key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return dictionaries[locale][key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** Whether `key` names a message (for codes that come from a server or a file). */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(vi, key)
}
