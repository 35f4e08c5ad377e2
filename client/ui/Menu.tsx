import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { For, type JSX } from 'solid-js'
import { Icon, type IconName } from './icons/Icon.tsx'

export interface MenuItem {
  readonly label: string
  readonly checked?: boolean
  readonly choose: () => void
}

/** A button that opens a list of commands. */
export function Menu(props: { label: string; icon?: IconName; items: readonly MenuItem[] }): JSX.Element {
  return (
    <DropdownMenu gutter={4}>
      <DropdownMenu.Trigger class="button" aria-label={props.label}>
        {props.icon && <Icon name={props.icon} />}
        <span class="label">{props.label}</span>
        <Icon name="chevron" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu">
          <For each={props.items}>
            {(item) => (
              <DropdownMenu.Item class="menu-item" onSelect={() => item.choose()}>
                {item.checked !== undefined && <span style={{ width: '18px', display: 'inline-flex' }}>{item.checked && <Icon name="check" />}</span>}
                {item.label}
              </DropdownMenu.Item>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
