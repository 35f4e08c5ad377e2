import { createEffect, createSignal, on, type Accessor } from 'solid-js'
import type { Import } from '../reading/createImport.ts'
import type { SourceRow } from '../reading/sourceRows.ts'

/** Rows asked of the worker at once. */
const blockSize = 100

/** Rows of a sheet, fetched from the worker when they come into view. */
export function createSourceRows(imported: Import, sheet: Accessor<string>, indexes: Accessor<readonly number[]>): (index: number) => SourceRow | undefined {
  const [blocks, setBlocks] = createSignal<ReadonlyMap<number, readonly SourceRow[]>>(new Map())
  const asked = new Set<number>()
  createEffect(
    on(sheet, () => {
      asked.clear()
      setBlocks(new Map())
    }),
  )
  createEffect(() => {
    const name = sheet()
    for (const block of new Set(indexes().map((index) => Math.floor(index / blockSize)))) {
      if (asked.has(block)) continue
      asked.add(block)
      const take = (rows: readonly SourceRow[]): void => {
        if (name === sheet()) setBlocks((known) => new Map(known).set(block, rows))
      }
      imported.source(name, block * blockSize, (block + 1) * blockSize).then(take, () => asked.delete(block))
    }
  })
  return (index) => blocks().get(Math.floor(index / blockSize))?.[index % blockSize]
}
