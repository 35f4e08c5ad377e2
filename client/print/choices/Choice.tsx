import { For, type JSX } from 'solid-js'

/** One of several, with its name above it. */
export function Choice<T extends string>(props: { label: string; value: T; options: readonly (readonly [T, string])[]; onChoose: (value: T) => void }): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select
        onChange={(event) => {
          const found = props.options.find(([value]) => value === event.currentTarget.value)
          if (found) props.onChoose(found[0])
        }}
      >
        <For each={props.options}>
          {([value, label]) => (
            <option value={value} selected={value === props.value}>
              {label}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

/** Yes or no. */
export function Check(props: { label: string; checked: boolean; onChoose: (checked: boolean) => void }): JSX.Element {
  return (
    <label class="print-check">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChoose(event.currentTarget.checked)} />
      {props.label}
    </label>
  )
}
