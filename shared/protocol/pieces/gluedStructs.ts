import { marks, none, type UpdateIndex } from './updateIndex.ts'

/**
 * Which structs go with the one before them: those of an entry (a row, a column) that the update makes, up to the last
 * register or cell that is named together with it. The server judges a new row by what it is made with.
 */
export function gluedStructs(index: UpdateIndex): Uint8Array {
  const glued = new Uint8Array(index.offset.length)
  for (const { client, first, end } of index.blocks) glueBlock(index, client, first, end, glued)
  return glued
}

function glueBlock(index: UpdateIndex, client: number, first: number, end: number, glued: Uint8Array): void {
  const { mark, clock, leftClient, leftClock, rightClient, rightClock, parentClient, parentClock } = index
  let [maker, makerClock, bound] = [none, 0, first]
  for (let i = first; i < end; i++) {
    if (((mark[i] as number) & marks.entry) !== 0) {
      ;[maker, makerClock, bound] = [i, clock[i] as number, i]
      continue
    }
    if (maker === none) continue
    const beside = leftClient[i] !== none ? leftClient[i] : rightClient[i] !== none ? rightClient[i] : parentClient[i]
    const besideClock = leftClient[i] !== none ? leftClock[i] : rightClient[i] !== none ? rightClock[i] : parentClock[i]
    if (beside !== client || (besideClock as number) < makerClock) maker = none
    else if (parentClient[i] === client && parentClock[i] === makerClock) {
      glued.fill(1, bound + 1, i + 1)
      bound = i
    }
  }
}
