import type { JSX } from 'solid-js'
import { PersonMenu } from '../start/PersonMenu.tsx'
import { useTranslate } from '../ui/translate.ts'
import { me } from './session.ts'

/** The bar of pages that belong to no workbook. */
export function SiteBar(): JSX.Element {
  const t = useTranslate()
  return (
    <header class="start-bar">
      <a class="brand" href="/" title={t('app.toStart')}>
        {t('app.name')}
      </a>
      <PersonMenu name={me()?.name ?? ''} />
    </header>
  )
}
