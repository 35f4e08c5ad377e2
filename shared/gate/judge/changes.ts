import type * as Y from 'yjs'
import { MalformedUpdate } from '../parse/malformed.ts'
import { contents, type DeleteRange, type Struct } from '../parse/struct.ts'
import type { DocumentView } from '../place/documentView.ts'
import type { Container } from '../place/place.ts'

/** Known clocks that the update deletes and that are alive; `dropped`: they stay alive. */
export interface Deletion {
  readonly item: Y.Item
  readonly clock: number
  readonly length: number
  dropped: boolean
}

/** Everything that an update does to one key of a map, or to one text: allowed or refused as a whole. */
export interface Change {
  readonly container: Container
  /** Key in the map; '' for a text. */
  readonly key: string
  readonly made: Struct[]
  readonly removed: Deletion[]
  /** How many of `made` don't follow the one before. */
  branches: number
}

/**
 * Writes to one key that don't follow each other: one for each window whose edits meet. Many of them cost Yjs the
 * square of their number.
 */
const maxBranches = 64

/** What an update does to one entry (row, column, unit, annex), by key, and to its texts, by the key of their cell. */
export interface EntryChange {
  readonly entry: string
  readonly keys: Map<string, Change>
  readonly texts: Map<string, Change>
}

/** What an update does to one root: entries made or erased (`own`; of `meta` its registers), and entries changed. */
export interface RootChange {
  readonly own: Map<string, Change>
  readonly entries: Map<string, EntryChange>
}

/** All that an update does, sorted by where it does it. */
export interface Changes {
  readonly roots: Map<string, RootChange>
  /** What touches nothing of ours: never allowed. */
  readonly strange: Change[]
  readonly deletions: Deletion[]
}

export class ChangeCollector implements Changes {
  readonly roots = new Map<string, RootChange>()
  readonly strange: Change[] = []
  readonly deletions: Deletion[] = []
  /** Where the last struct went: the next one is mostly its neighbour. */
  #lastContainer: Container | null = null
  #lastKey: string | null = null
  #last: Change | null = null

  addStruct(struct: Struct): void {
    if (struct.place === null || struct.content === contents.gc) return
    const change = this.#changeAt(struct.place.container, struct.place.key)
    const before = change.made.at(-1)
    change.made.push(struct)
    if (!before || struct.place.key === null || struct.madeLeft === before) return
    change.branches += 1
    if (change.branches > maxBranches) throw new MalformedUpdate('originOrder')
  }

  /** Notes what of a range is known and alive. */
  addDeletes({ client, clock, length }: DeleteRange, view: DocumentView): void {
    const end = clock + length
    view.visitLive(client, clock, end, (item) => {
      const from = Math.max(clock, item.id.clock)
      const deletion: Deletion = { item, clock: from, length: Math.min(end, item.id.clock + item.length) - from, dropped: false }
      this.deletions.push(deletion)
      const place = view.placeOf(item)
      this.#changeAt(place.container, place.key).removed.push(deletion)
    })
  }

  #root(name: string): RootChange {
    const known = this.roots.get(name)
    if (known) return known
    const made: RootChange = { own: new Map(), entries: new Map() }
    this.roots.set(name, made)
    return made
  }

  #changeAt(container: Container, key: string | null): Change {
    if (this.#last !== null && this.#lastContainer === container && this.#lastKey === key) return this.#last
    this.#lastContainer = container
    this.#lastKey = key
    this.#last = this.#seek(container, key)
    return this.#last
  }

  #seek(container: Container, key: string | null): Change {
    if (container.form === 'strange' || container.root === null) {
      const change: Change = { container, key: key ?? '', made: [], removed: [], branches: 0 }
      this.strange.push(change)
      return change
    }
    const root = this.#root(container.root)
    if (container.form === 'root') return changeOf(root.own, key ?? '', container)
    const entry = entryOf(root.entries, container.entry)
    return container.form === 'text' ? changeOf(entry.texts, container.key, container) : changeOf(entry.keys, key ?? '', container)
  }
}

function entryOf(entries: Map<string, EntryChange>, entry: string): EntryChange {
  const known = entries.get(entry)
  if (known) return known
  const made: EntryChange = { entry, keys: new Map(), texts: new Map() }
  entries.set(entry, made)
  return made
}

/** A cell that two people made at once has two texts; only one is shown, and both are judged as that cell. */
function changeOf(changes: Map<string, Change>, key: string, container: Container): Change {
  const known = changes.get(key)
  if (known) return known
  const made: Change = { container, key, made: [], removed: [], branches: 0 }
  changes.set(key, made)
  return made
}
