import { createSignal, lazy, Show, Suspense, type JSX } from 'solid-js'
import { Icon, type IconName } from './icons/Icon.tsx'

const DropMenu = lazy(() => import('./DropMenu.tsx').then((module) => ({ default: module.DropMenu })))

export interface MenuItem {
  readonly label: string
  readonly checked?: boolean
  readonly choose: () => void
}

export interface MenuProps {
  readonly label: string
  readonly icon?: IconName
  readonly items: readonly MenuItem[]
}

/** A button that opens a list of commands. The list is loaded when somebody comes near the button. */
export function Menu(props: MenuProps): JSX.Element {
  const [used, setUsed] = createSignal(false)
  const load = (): void => void DropMenu.preload()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setUsed(true)
  }
  const button = (): JSX.Element => (
    <button class="button" aria-label={props.label} aria-haspopup="true" onPointerEnter={load} onFocus={load} onClick={() => setUsed(true)} onKeyDown={onKeyDown}>
      <MenuLabel {...props} />
    </button>
  )
  return (
    <Show when={used()} fallback={button()}>
      <Suspense fallback={button()}>
        <DropMenu {...props} />
      </Suspense>
    </Show>
  )
}

export function MenuLabel(props: MenuProps): JSX.Element {
  return (
    <>
      {props.icon && <Icon name={props.icon} />}
      <span class="label">{props.label}</span>
      <Icon name="chevron" />
    </>
  )
}
