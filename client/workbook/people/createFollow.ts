import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type { AnnexHandle } from '../../annex/annexHandle.ts'
import { isWellFormedId, type AnnexId } from '../../../shared/domain/ids.ts'

export interface Follow {
  /** User id of the person whose work I follow; null: nobody. */
  readonly person: Accessor<string | null>
  /** Goes to where the person works, and along with them until I act; the same person again: stops. */
  readonly turn: (person: string) => void
  readonly stop: () => void
}

/** Follows one person through the annexes of a workbook. */
export function createFollow(awareness: Awareness, show: (annex: AnnexId) => void, handle: Accessor<AnnexHandle | undefined>): Follow {
  const [person, setPerson] = createSignal<string | null>(null)
  const goAlong = (): void => {
    const annex = annexOf(awareness, person())
    if (annex) show(annex)
  }
  awareness.on('change', goAlong)
  onCleanup(() => awareness.off('change', goAlong))
  createEffect(() => {
    const followed = person()
    goAlong()
    handle()?.follow(followed, () => setPerson(null))
  })
  return { person, turn: (wanted) => setPerson((now) => (now === wanted ? null : wanted)), stop: () => void setPerson(null) }
}

/** The annex in which a person's cursor stands; what other windows say is not trusted to have the right shape. */
function annexOf(awareness: Awareness, person: string | null): AnnexId | null {
  if (person === null) return null
  for (const [client, state] of awareness.getStates()) {
    const { user, cursor } = state as { user?: { id?: unknown }; cursor?: { annex?: unknown } }
    if (client !== awareness.clientID && user?.id === person && isWellFormedId(cursor?.annex)) return cursor.annex as AnnexId
  }
  return null
}
