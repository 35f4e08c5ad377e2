import { Show, type JSX } from 'solid-js'
import type { AnnexHandle } from '../../annex/annexHandle.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'

/** My way of looking at the annex: my unit's work with one press, and the menu of all other ways. */
export function ViewButtons(props: { handle: AnnexHandle | undefined; hasUnit: boolean }): JSX.Element {
  const t = useTranslate()
  const mine = (): boolean => props.handle?.isMine() ?? false
  const open = (event: MouseEvent & { currentTarget: HTMLElement }): void => {
    const box = event.currentTarget.getBoundingClientRect()
    props.handle?.openView({ x: box.left, y: box.bottom + 4 })
  }
  return (
    <>
      <Show when={props.hasUnit}>
        <button class="button plain" classList={{ on: mine() }} aria-pressed={mine()} onClick={() => props.handle?.setMine(!mine())} title={t('workbook.mineHint')}>
          {t('workbook.mine')}
        </button>
      </Show>
      <button class="button plain" aria-haspopup="menu" onClick={open} title={t('workbook.viewHint')}>
        {t('workbook.view')}
        <Icon name="chevron" />
      </button>
    </>
  )
}
