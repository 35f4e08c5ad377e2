import { createContext, useContext } from 'solid-js'
import { translate, type Locale, type MessageKey } from '../../shared/i18n/translate.ts'

/** Message of a key in the person's language, with places filled in. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

export const translator =
  (locale: () => Locale): Translate =>
  (key, values) =>
    translate(locale(), key, values)

/** Without a provider (tests, playground): Vietnamese. */
export const TranslateContext = createContext<Translate>(translator(() => 'vi'))

export const useTranslate = (): Translate => useContext(TranslateContext)
