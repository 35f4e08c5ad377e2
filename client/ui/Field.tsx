import type { JSX } from 'solid-js'

/** A labelled input; further attributes go to the input. */
export function Field(props: { label: string } & JSX.InputHTMLAttributes<HTMLInputElement>): JSX.Element {
  const attributes = (): JSX.InputHTMLAttributes<HTMLInputElement> => {
    const { label: _, ...rest } = props
    return rest
  }
  return (
    <label class="field">
      <span>{props.label}</span>
      <input {...attributes()} />
    </label>
  )
}
