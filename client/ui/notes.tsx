import { createSignal, For, type JSX } from 'solid-js'

/** How long a short note stays, milliseconds: long enough to read two lines. */
const noteMs = 6_000

interface Note {
  readonly id: number
  readonly text: string
}

const [notes, setNotes] = createSignal<readonly Note[]>([])
let lastId = 0

/** Shows a short note at the foot of the page; screen readers hear it. */
export function notify(text: string): void {
  const id = (lastId += 1)
  setNotes((shown) => [...shown.slice(-2), { id, text }])
  setTimeout(() => setNotes((shown) => shown.filter((note) => note.id !== id)), noteMs)
}

export function Notes(): JSX.Element {
  return (
    <div class="notes" role="status" aria-live="polite">
      <For each={notes()}>{(note) => <div class="note">{note.text}</div>}</For>
    </div>
  )
}
