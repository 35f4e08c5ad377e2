import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { For, type JSX } from 'solid-js'
import { Icon } from './icons/Icon.tsx'
import { MenuLabel, type MenuProps } from './Menu.tsx'

/** The menu itself, open, once `Menu` has loaded it. */
export function DropMenu(props: MenuProps): JSX.Element {
  return (
    <DropdownMenu gutter={4} defaultOpen>
      <DropdownMenu.Trigger class="button" aria-label={props.label}>
        <MenuLabel {...props} />
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
