import { createSignal, type Accessor } from 'solid-js'
import type { AnnexSession } from '../annexSession.ts'
import { readView, type PersonalView } from './personalView.ts'
import { linkedPartOf, linkedParts, readViewLink, withoutView } from './viewLink.ts'

/**
 * This person's view of this annex, kept in this browser. A view that came by the page's address is shown instead and not
 * kept; it becomes mine when I change it.
 */
export function createPersonalView(session: AnnexSession): [Accessor<PersonalView>, (change: Partial<PersonalView>) => void] {
  const { annex } = session.projection
  const key = `phuluc.view.${session.me.id}.${annex}`
  let own = readView(stored(key))
  let linked = readViewLink(location.search, annex)
  const [view, setView] = createSignal<PersonalView>({ ...own, ...linked })
  const change = (part: Partial<PersonalView>): void => {
    const next = setView((now) => ({ ...now, ...part }))
    if (linked && linkedParts.some((name) => name in part)) {
      linked = null
      history.replaceState(history.state, '', withoutView(location.href))
    }
    own = linked ? { ...next, ...linkedPartOf(own) } : next
    store(key, JSON.stringify(own))
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
