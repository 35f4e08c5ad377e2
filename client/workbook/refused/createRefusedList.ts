import { createSignal, type Accessor } from 'solid-js'
import type { RefusedText } from './refusedTexts.ts'

/** "Chưa được ghi": what the server did not take, kept in this browser until its writer lets it go. */
export interface RefusedList {
  readonly texts: Accessor<readonly RefusedText[]>
  add(texts: readonly RefusedText[]): void
  drop(id: string): void
}

/** The list of one person and workbook; survives a reload. @param storage the browser's own */
export function createRefusedList(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, person: string, workbook: string): RefusedList {
  const key = `phuluc/refused/${person}/${workbook}`
  const [texts, setTexts] = createSignal<readonly RefusedText[]>(readStored(storage.getItem(key)))
  const keep = (next: readonly RefusedText[]): void => {
    setTexts(next)
    if (next.length === 0) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(next))
  }
  return {
    texts,
    // The same cell refused again: the later text holds the earlier one or replaced it.
    add: (added) => keep([...added, ...texts().filter((known) => !added.some(({ id, text }) => id === known.id && (text.includes(known.text) || text === known.text)))].map(distinct)),
    drop: (id) => keep(texts().filter((known) => known.id !== id)),
  }
}

/** Two texts of one cell need two names. */
function distinct(text: RefusedText, index: number, all: readonly RefusedText[]): RefusedText {
  const earlier = all.slice(0, index).filter(({ id }) => id === text.id).length
  return earlier === 0 ? text : { ...text, id: `${text.id}#${earlier}` }
}

function readStored(stored: string | null): readonly RefusedText[] {
  if (stored === null) return []
  const raw: unknown = JSON.parse(stored)
  return Array.isArray(raw) ? (raw as RefusedText[]).filter(({ id, text }) => typeof id === 'string' && typeof text === 'string') : []
}
