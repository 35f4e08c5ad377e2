import { Show, type JSX } from 'solid-js'
import { Icon } from './icons/Icon.tsx'

/** Why something was not done; nothing when `text` is empty. Screen readers hear it at once. */
export function Failure(props: { text: string }): JSX.Element {
  return (
    <Show when={props.text}>
      <p class="message bad" role="alert">
        <Icon name="warning" />
        {props.text}
      </p>
    </Show>
  )
}
