import { createSignal, For, onCleanup, onMount, type JSX } from 'solid-js'

/** One entry of a menu; `null` in the list draws a line. */
export interface MenuItem {
  readonly label: string
  readonly shortcut?: string
  readonly disabled?: boolean
  readonly checked?: boolean
  readonly run: () => void
}

export interface MenuPlace {
  readonly x: number
  readonly y: number
}

/** A menu at a point of the screen. Arrows move, Enter chooses, Escape or a press elsewhere closes. */
export function Menu(props: { label: string; items: readonly (MenuItem | null)[]; at: MenuPlace; onClose: () => void }): JSX.Element {
  let list!: HTMLDivElement
  const [place, setPlace] = createSignal<JSX.CSSProperties>({ left: `${props.at.x}px`, top: `${props.at.y}px`, opacity: 0 })
  const outside = (event: PointerEvent): void => {
    if (!list.contains(event.target as Node)) props.onClose()
  }
  onMount(() => {
    const box = list.getBoundingClientRect()
    const left = Math.max(4, Math.min(props.at.x, innerWidth - box.width - 4))
    setPlace({ left: `${left}px`, top: `${Math.max(4, Math.min(props.at.y, innerHeight - box.height - 4))}px` })
    enabledButtons(list)[0]?.focus()
    addEventListener('pointerdown', outside, true)
  })
  onCleanup(() => removeEventListener('pointerdown', outside, true))
  return (
    <div
      ref={list}
      class="annex-popup annex-menu"
      role="menu"
      aria-label={props.label}
      style={place()}
      onKeyDown={(event) => walk(event, list, props.onClose)}
    >
      <For each={props.items}>{(item) => (item === null ? <hr /> : <MenuEntry item={item} onClose={props.onClose} />)}</For>
    </div>
  )
}

function MenuEntry(props: { item: MenuItem; onClose: () => void }): JSX.Element {
  return (
    <button
      type="button"
      role={props.item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={props.item.checked}
      disabled={props.item.disabled ?? false}
      onClick={() => {
        props.onClose()
        props.item.run()
      }}
    >
      <span>{props.item.label}</span>
      <kbd>{props.item.shortcut}</kbd>
    </button>
  )
}

const enabledButtons = (list: HTMLElement): HTMLButtonElement[] => [...list.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]

function walk(event: KeyboardEvent, list: HTMLElement, close: () => void): void {
  const buttons = enabledButtons(list)
  const step = (by: number): void => {
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(now + by + buttons.length) % buttons.length]?.focus()
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => buttons[0]?.focus(),
    End: () => buttons.at(-1)?.focus(),
    Escape: close,
    Tab: close,
  }
  const act = keys[event.key]
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}
