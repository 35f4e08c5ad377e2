import { marks, none, type UpdateIndex } from './updateIndex.ts'

/**
 * What speaks against a cut before a place: nothing; that a register's value, which was written twice, would be gone
 * until the next piece; that the gate judges what stands there as one (a new row, fresh order keys for siblings).
 */
export const bondStrengths = { none: 0, register: 1, whole: 2 } as const

/**
 * Strength of the bond before each place of `order`; one entry more for the end.
 * @param glued structs that go with the one before them, by number
 */
export function bondsOf(index: UpdateIndex, order: readonly number[], glued: Uint8Array): Uint8Array {
  const bonds = new Uint8Array(order.length + 1)
  bindEntries(glued, order, bonds)
  bindMoves(index, order, bonds)
  bindRegisters(index, order, bonds)
  return bonds
}

const bind = (bonds: Uint8Array, from: number, to: number, strength: number): void => void bonds.fill(strength, from + 1, to + 1)

/** An entry and what it is made with, also where another client's structs have come in between. */
function bindEntries(glued: Uint8Array, order: readonly number[], bonds: Uint8Array): void {
  const places = new Int32Array(order.length)
  for (let place = 0; place < order.length; place++) {
    const i = order[place] as number
    places[i] = place
    if (glued[i] === 1) bind(bonds, places[i - 1] as number, place, bondStrengths.whole)
  }
}

/** Client of a struct by its number, asked in any order. */
function clientsOf(blocks: UpdateIndex['blocks'], count: number): (i: number) => number {
  if (blocks.length === 1) return () => (blocks[0] as UpdateIndex['blocks'][number]).client
  const clients: number[] = Array.from({ length: count }, () => none)
  for (const { client, first, end } of blocks) clients.fill(client, first, end)
  return (i) => clients[i] as number
}

/** New places of rows, one behind the other: fresh keys for siblings, which an editor may give only all at once. */
function bindMoves({ mark, leftClient }: UpdateIndex, order: readonly number[], bonds: Uint8Array): void {
  let last = none
  for (let place = 0; place < order.length; place++) {
    const i = order[place] as number
    const isRegister = ((mark[i] as number) & marks.keyed) !== 0 && leftClient[i] !== none
    if (isRegister && ((mark[i] as number) & marks.list) !== 0) {
      if (last !== none) bind(bonds, last, place, bondStrengths.whole)
      last = place
    } else if (!isRegister || ((mark[i] as number) & marks.deleted) === 0) last = none
  }
}

/**
 * A value that its writer replaced later is sent empty: alone it would take the older value away. It is bound to the next
 * value under its key: one that follows it, or one that another window put behind the same older value.
 */
function bindRegisters({ mark, clock, leftClient, leftClock, blocks }: UpdateIndex, order: readonly number[], bonds: Uint8Array): void {
  const chains = new Chains()
  const emptied = new Map<number, number>()
  const opened = new Int32Array(order.length + 2)
  const clients = clientsOf(blocks, mark.length)
  const ends = endClocks(clock, blocks)
  for (let place = 0; place < order.length; place++) {
    const i = order[place] as number
    if (((mark[i] as number) & marks.keyed) === 0) continue
    const chain = chains.join(leftClient[i] as number, leftClock[i] as number, clients(i), ends(i) - 1)
    const before = emptied.get(chain)
    if (before !== undefined) {
      opened[before + 1] = (opened[before + 1] as number) + 1
      opened[place + 1] = (opened[place + 1] as number) - 1
      emptied.delete(chain)
    }
    if (((mark[i] as number) & marks.deleted) !== 0) emptied.set(chain, place)
  }
  for (let place = 0, open = 0; place <= order.length; place++) {
    open += opened[place] as number
    if (open > 0) bonds[place] ||= bondStrengths.register
  }
}

/** Values under one key, known by what they follow. */
class Chains {
  readonly #chains = new Map<number, Map<number, number>>()
  #last = 0

  /** The chain of a value that follows another one (client `none`: it is the first). */
  join(leftClient: number, leftClock: number, client: number, clock: number): number {
    const chain = this.#of(leftClient).get(leftClock) ?? (this.#last += 1)
    if (leftClient !== none) this.#of(leftClient).set(leftClock, chain)
    this.#of(client).set(clock, chain)
    return chain
  }

  #of(client: number): Map<number, number> {
    const known = this.#chains.get(client)
    if (known) return known
    const made = new Map<number, number>()
    if (client !== none) this.#chains.set(client, made)
    return made
  }
}

function endClocks(clock: readonly number[], blocks: UpdateIndex['blocks']): (i: number) => number {
  const lasts = new Map(blocks.map(({ end, endClock }) => [end - 1, endClock]))
  return (i) => lasts.get(i) ?? (clock[i + 1] as number)
}
