import { Dialog as Kobalte } from '@kobalte/core/dialog'
import type { JSX } from 'solid-js'
import type { DialogProps } from './Dialog.tsx'
import { Icon } from './icons/Icon.tsx'
import { useTranslate } from './translate.ts'

/** The dialog itself, once `Dialog` has loaded it. */
export function ModalDialog(props: DialogProps): JSX.Element {
  const t = useTranslate()
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="overlay" />
        <Kobalte.Content class="dialog">
          <div class="dialog-head">
            <Kobalte.Title as="h2">{props.title}</Kobalte.Title>
            <Kobalte.CloseButton class="button plain icon-only" aria-label={t('app.close')} title={t('app.close')}>
              <Icon name="close" />
            </Kobalte.CloseButton>
          </div>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  )
}
