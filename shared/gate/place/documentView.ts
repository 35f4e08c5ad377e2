import * as Y from 'yjs'
import { rootNames, type Container, type Place, type RootName } from './place.ts'

/** What the server's document says about places. Reads only; made once for each judging. */
export class DocumentView {
  readonly doc: Y.Doc
  readonly #containers = new Map<Y.AbstractType<unknown>, Container>()
  /** All items of a text hang at one place. */
  readonly #textPlaces = new Map<Container, Place>()
  #lastText: Y.AbstractType<unknown> | null = null
  #lastPlace: Place | null = null

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  /** How many structs the document holds. */
  get structs(): number {
    let count = 0
    for (const structs of this.doc.store.clients.values()) count += structs.length
    return count
  }

  /** The next clock of a client; 0: nothing of it is known. */
  state(client: number): number {
    return Y.getState(this.doc.store, client)
  }

  /** The struct that holds a known clock. */
  structAt(client: number, clock: number): Y.Item | Y.GC {
    return Y.getItem(this.doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
  }

  /** Calls `visit` with each known item of [clock, end) that is alive. */
  visitLive(client: number, clock: number, end: number, visit: (item: Y.Item) => void): void {
    const structs = (this.doc.store.clients.get(client) ?? []) as (Y.Item | Y.GC)[]
    if (structs.length === 0 || clock >= this.state(client)) return
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i] as Y.Item | Y.GC
      if (struct.id.clock >= end) return
      if (struct instanceof Y.Item && !struct.deleted) visit(struct)
    }
  }

  rootContainer(name: string): Container | null {
    if (!(rootNames as readonly string[]).includes(name)) return null
    return this.containerOf(this.doc.getMap(name) as Y.AbstractType<unknown>)
  }

  /** Where a known item hangs. */
  placeOf(item: Y.Item): Place {
    // A text's items come in runs: the last answer is mostly the next one.
    if (item.parent === this.#lastText && this.#lastPlace !== null) return this.#lastPlace
    const container = this.containerOf(item.parent as Y.AbstractType<unknown>)
    if (container.form !== 'text' || item.parentSub !== null) return { container, key: item.parentSub }
    const place = this.#textPlaces.get(container) ?? { container, key: null }
    this.#textPlaces.set(container, place)
    this.#lastText = container.type
    this.#lastPlace = place
    return place
  }

  containerOf(type: Y.AbstractType<unknown>): Container {
    const known = this.#containers.get(type)
    if (known) return known
    const container = this.#describe(type)
    this.#containers.set(type, container)
    return container
  }

  #describe(type: Y.AbstractType<unknown>): Container {
    const item = type._item
    if (item === null) {
      const root = this.#rootNameOf(type)
      return { form: root ? 'root' : 'strange', root, entry: '', key: '', type, maker: null }
    }
    return childContainer(this.placeOf(item), type instanceof Y.Text ? 'text' : type instanceof Y.Map ? 'map' : 'other', { type, maker: null })
  }

  #rootNameOf(type: Y.AbstractType<unknown>): RootName | null {
    return rootNames.find((name) => this.doc.share.get(name) === type) ?? null
  }
}

/** The container that a type makes which hangs at `place`. */
export function childContainer(place: Place, kind: 'map' | 'text' | 'other', made: Pick<Container, 'type' | 'maker'>): Container {
  const { container, key } = place
  if (container.form === 'root' && container.root !== 'meta' && key !== null && kind === 'map') {
    return { form: 'entry', root: container.root, entry: key, key: '', ...made }
  }
  if (container.form === 'entry' && container.root === 'rows' && key !== null && kind === 'text') {
    return { form: 'text', root: 'rows', entry: container.entry, key, ...made }
  }
  return { form: 'strange', root: container.root, entry: container.entry || (key ?? ''), key: '', ...made }
}
