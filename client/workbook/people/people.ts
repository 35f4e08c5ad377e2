import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'

/** A person who has this workbook open, as the server names them. */
export interface PresentPerson {
  readonly id: string
  readonly name: string
  /** Id of their unit in the workbook's directory; '' for none. */
  readonly unit: string
  readonly colour: string
}

function readPeople(awareness: Awareness): PresentPerson[] {
  const people = new Map<string, PresentPerson>()
  for (const [client, state] of awareness.getStates()) {
    const user = (state as { user?: Partial<PresentPerson> }).user
    if (client === awareness.clientID || typeof user?.id !== 'string') continue
    people.set(user.id, { id: user.id, name: user.name ?? '', unit: user.unit ?? '', colour: user.colour ?? '#666666' })
  }
  return [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The other people here, once each however many windows they have. */
export function createPeople(awareness: Awareness): Accessor<readonly PresentPerson[]> {
  const [people, setPeople] = createSignal<readonly PresentPerson[]>(readPeople(awareness), {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  const update = (): void => {
    setPeople(readPeople(awareness))
  }
  awareness.on('change', update)
  onCleanup(() => awareness.off('change', update))
  return people
}
