import { createSignal, type Accessor } from 'solid-js'
import type { AnnexSession } from '../annexSession.ts'
import { readView, type PersonalView } from './personalView.ts'

/** This person's view of this annex, kept in this browser. */
export function createPersonalView(session: AnnexSession): [Accessor<PersonalView>, (change: Partial<PersonalView>) => void] {
  const key = `phuluc.view.${session.me.id}.${session.projection.annex}`
  const [view, setView] = createSignal(readView(stored(key)))
  const change = (part: Partial<PersonalView>): void => {
    const next = setView((now) => ({ ...now, ...part }))
    store(key, JSON.stringify(next))
  }
  return [view, change]
}

// A browser may refuse storage (private windows, full quota): then a view lives as long as the page.
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // See above.
  }
}
