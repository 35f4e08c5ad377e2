import * as Y from 'yjs'

/**
 * A place in a workbook for edits that mean nothing, of any key and small value: each is an office of the directory
 * that no test looks at. It fits the schema, so that the gate lets it through.
 */
export class Scratch {
  readonly #doc: Y.Doc

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  get #units(): Y.Map<Y.Map<unknown>> {
    return this.#doc.getMap('units')
  }

  /** One transaction: one update message. */
  set(key: string, value: unknown): void {
    const id = `scratch-${key.replace(/[^\w-]/g, '_')}`
    this.#doc.transact(() => {
      const known = this.#units.get(id)
      if (known) return void known.set('name', JSON.stringify(value))
      const unit = new Y.Map<unknown>(Object.entries({ order: 'a0', kind: 'external', abbr: key, name: JSON.stringify(value) }))
      this.#units.set(id, unit)
    })
  }

  get(key: string): unknown {
    return this.toJSON()[key]
  }

  get size(): number {
    return Object.keys(this.toJSON()).length
  }

  toJSON(): Record<string, unknown> {
    const found: Record<string, unknown> = {}
    for (const [id, unit] of this.#units) {
      if (id.startsWith('scratch-')) found[String(unit.get('abbr'))] = JSON.parse(String(unit.get('name'))) as unknown
    }
    return found
  }

  /** The long text of a name (up to 65,000 characters): a cell of an annex of its own, made where there is none, in one transaction. */
  text(name: string): Y.Text {
    const known = this.#cell(name)
    if (known) return known
    const id = `scratch-${name}`
    const text = new Y.Text()
    this.#doc.transact(() => {
      const entries = {
        annexes: { order: 'a0', kind: 'tasks', heading: '', title: name, reference: '', numbering: 'restart' },
        columns: { annex: id, order: 'a0', role: 'task', heading: name },
        rows: { annex: id, kind: 'task', pos: ['', 'a0'], [`c:${id}`]: text },
      }
      for (const [root, entry] of Object.entries(entries)) this.#doc.getMap(root).set(id, new Y.Map<unknown>(Object.entries(entry)))
    })
    return text
  }

  /** What the text of a name says; undefined: there is none. */
  read(name: string): string | undefined {
    return this.#cell(name)?.toString()
  }

  #cell(name: string): Y.Text | undefined {
    const row = this.#doc.getMap<Y.Map<unknown>>('rows').get(`scratch-${name}`)
    return row?.get(`c:scratch-${name}`) as Y.Text | undefined
  }
}

export const scratchOf = (doc: Y.Doc): Scratch => new Scratch(doc)
