import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { me, signOut } from '../account/session.ts'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { locale, setLocale, setTheme, theme } from '../ui/preferences.ts'
import { useTranslate } from '../ui/translate.ts'

/** My name, with what concerns only me. */
export function PersonMenu(props: { name: string }): JSX.Element {
  const t = useTranslate()
  const navigate = useNavigate()
  const forAdministrators = (): MenuItem[] =>
    me()?.isAdmin
      ? [
          { label: t('people.title'), choose: () => navigate('/nguoi-dung') },
          { label: t('units.title'), choose: () => navigate('/don-vi') },
          ...(me()?.runsServer ? [{ label: t('server.title'), choose: () => navigate('/may-chu') }] : []),
        ]
      : []
  return (
    <Menu
      label={props.name}
      icon="person"
      items={[
        { label: t('account.title'), choose: () => navigate('/tai-khoan') },
        ...forAdministrators(),
        { label: t('app.theme'), choose: () => setTheme(theme() === 'dark' ? 'light' : 'dark') },
        { label: t('app.language'), choose: () => setLocale(locale() === 'vi' ? 'en' : 'vi') },
        { label: t('app.signOut'), choose: () => void signOut() },
      ]}
    />
  )
}
