import type { JSX } from 'solid-js'
import { signOut } from '../account/session.ts'
import { Menu } from '../ui/Menu.tsx'
import { locale, setLocale, setTheme, theme } from '../ui/preferences.ts'
import { useTranslate } from '../ui/translate.ts'

/** My name, with what concerns only me. */
export function PersonMenu(props: { name: string }): JSX.Element {
  const t = useTranslate()
  return (
    <Menu
      label={props.name}
      icon="person"
      items={[
        { label: t('app.theme'), choose: () => setTheme(theme() === 'dark' ? 'light' : 'dark') },
        { label: t('app.language'), choose: () => setLocale(locale() === 'vi' ? 'en' : 'vi') },
        { label: t('app.signOut'), choose: () => void signOut() },
      ]}
    />
  )
}
