import { createContext, createSignal, useContext } from 'solid-js'
import { fillIn, type Locale, type MessageKey } from '../../shared/i18n/translate.ts'
import { vi } from '../../shared/i18n/vi.ts'

/** Message of a key in the person's language, with places filled in. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

/** The words of a language that is not the usual one, once they are loaded. */
const [english, setEnglish] = createSignal<Readonly<Record<MessageKey, string>> | null>(null)

/** Loads the words of a language; until then everything stands in Vietnamese. */
export async function loadWords(locale: Locale): Promise<void> {
  if (locale !== 'en' || english()) return
  const { en } = await import('../../shared/i18n/en.ts')
  setEnglish(en)
}

export const translator =
  (locale: () => Locale): Translate =>
  (key, values) =>
    fillIn(((locale() === 'en' ? english() : null) ?? vi)[key], values)

/** Without a provider (tests, playground): Vietnamese. */
export const TranslateContext = createContext<Translate>(translator(() => 'vi'))

export const useTranslate = (): Translate => useContext(TranslateContext)
