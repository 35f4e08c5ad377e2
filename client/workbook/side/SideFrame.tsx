import type { JSX } from 'solid-js'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'
import './side.css'

/** Head and body of a panel beside the annex. */
export function SideFrame(props: { opened: OpenedWorkbook; title: string; wide?: boolean; children: JSX.Element }): JSX.Element {
  const t = useTranslate()
  return (
    <aside class="panel side" classList={{ wide: props.wide === true }} aria-label={props.title}>
      <div class="panel-head">
        <h2>{props.title}</h2>
        <button class="button plain icon-only" onClick={() => props.opened.side.show(null)} aria-label={t('app.close')} title={t('app.close')}>
          <Icon name="close" />
        </button>
      </div>
      {props.children}
    </aside>
  )
}
