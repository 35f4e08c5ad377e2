import { en } from './en.ts'
import { vi, type MessageKey } from './vi.ts'

export type Locale = 'vi' | 'en'
export type { MessageKey }

const dictionaries: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { vi, en }

/** A message with its `{name}` places filled in; a place without a value stays visible, so that tests see it. */
export function fillIn(message: string, values: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** The message of `key` with its places filled in. The pages don't use it: they load one language. */
export function translate(locale: Locale, key: MessageKey, values?: Readonly<Record<string, string | number>>): string {
  return fillIn(dictionaries[locale][key], values)
}

/** Whether `key` names a message (for codes that come from a server or a file). */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(vi, key)
}
