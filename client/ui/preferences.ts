import { createSignal } from 'solid-js'
import type { Locale } from '../../shared/i18n/translate.ts'
import { loadWords } from './translate.ts'

export type Theme = 'light' | 'dark'

/** This browser's memory; a browser that forbids it just forgets. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`phuluc.${key}`)
  } catch {
    return null // storage is switched off: the page works with its defaults
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`phuluc.${key}`, value)
  } catch (error) {
    console.info('preferences are not kept in this browser', error)
  }
}

const [locale, setLocaleSignal] = createSignal<Locale>(remembered('locale') === 'en' ? 'en' : 'vi')
const systemIsDark = (): boolean => typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches
const [theme, setThemeSignal] = createSignal<Theme>((remembered('theme') as Theme | null) ?? (systemIsDark() ? 'dark' : 'light'))

export { locale, theme }

export function setLocale(value: Locale): void {
  remember('locale', value)
  void loadWords(value).then(() => setLocaleSignal(value))
}

export function setTheme(value: Theme): void {
  remember('theme', value)
  setThemeSignal(value)
}
