import { createMemo, lazy, Show, Suspense, type JSX } from 'solid-js'

const ModalDialog = lazy(() => import('./ModalDialog.tsx').then((module) => ({ default: module.ModalDialog })))

export interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: JSX.Element
}

/** A modal dialog: focus stays inside, Esc closes, focus returns to where it was. Loaded when one is first opened. */
export function Dialog(props: DialogProps): JSX.Element {
  const used = createMemo((before: boolean) => before || props.open, false)
  return (
    <Show when={used()}>
      <Suspense>
        <ModalDialog {...props} />
      </Suspense>
    </Show>
  )
}
