import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../../shared/crdt/contentHash.ts'
import { gateLimits } from '../../../../shared/gate/parse/gateLimits.ts'
import { cutUpdate } from '../../../../shared/protocol/pieces/cutUpdate.ts'
import { pieceLimits, type PieceLimits } from '../../../../shared/protocol/pieces/pieceLimits.ts'
import { runOf } from '../../../simulation/simulate.ts'
import { World } from '../../../simulation/world.ts'
import { craftUpdate } from '../../../support/craftUpdate.ts'
import { copyOf } from '../../../support/gateOracle.ts'
import { A1, add, makeReplica, rowsIn, seedAnnex, task } from '../../../support/replicas.ts'

const limitsOf = (structs: number, mostStructs = 1_000_000): PieceLimits => ({ structs, bytes: 1 << 20, mostStructs })

/** Applies the pieces one after the other; each must find all that it needs. */
function applied(start: Y.Doc, pieces: readonly Uint8Array[]): Y.Doc {
  const doc = copyOf(start)
  for (const piece of pieces) {
    Y.applyUpdate(doc, piece)
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  }
  return doc
}

function expectSame(start: Y.Doc, update: Uint8Array, pieces: readonly Uint8Array[]): void {
  const [whole, cut] = [applied(start, [update]), applied(start, pieces)]
  expect(Y.encodeStateVector(cut)).toEqual(Y.encodeStateVector(whole))
  expect(Y.equalSnapshots(Y.snapshot(cut), Y.snapshot(whole))).toBe(true)
  expect(contentHash(cut)).toBe(contentHash(whole))
}

const structsOf = (update: Uint8Array): number => Y.decodeUpdate(update).structs.length

test('[PR44] pieces of what people send mean the same as the whole: several windows, merges, moves, deletions, undo', () => {
  let cuts = 0
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 12 }), (seed, size) => {
      const run = runOf(seed, 50)
      const world = new World(run.seed, run.people, {
        admit: (server, update) => {
          const pieces = [...cutUpdate(update, limitsOf(size))]
          cuts += pieces.length - 1
          expectSame(server, update, pieces)
          return update
        },
      })
      run.acts.forEach((act, step) => world.run(act, step, run.seed))
      world.settle()
    }),
    { numRuns: 60 },
  )
  expect(cuts).toBeGreaterThan(200)
})

/** Windows that write without any schema, now and then hear of each other, and then bring all they have. */
const wildEdits = fc.array(
  fc.record({ who: fc.nat(2), map: fc.nat(3), key: fc.nat(3), at: fc.nat(30), kind: fc.constantFrom('set', 'erase', 'type', 'cut', 'nest', 'hear') }),
  { minLength: 20, maxLength: 120 },
)

function wildDocument(edits: readonly { who: number; map: number; key: number; at: number; kind: string }[]): Y.Doc[] {
  const docs = [5, 40, 900].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    return doc
  })
  for (const { who, map, key, at, kind } of edits) {
    const doc = docs[who]!
    const top = doc.getMap<Y.Map<unknown>>('rows')
    if (!top.has(`r${map}`)) top.set(`r${map}`, new Y.Map([['t', new Y.Text('đầu')]]))
    const row = top.get(`r${map}`)!
    const text = row.get('t') as Y.Text | undefined
    if (kind === 'set') row.set(`k${key}`, at % 2 ? ['x', `${at}`] : { at })
    else if (kind === 'erase') row.delete(`k${key}`)
    else if (kind === 'type') text?.insert(Math.min(at, text.length), `chữ${at}😀`)
    else if (kind === 'cut' && text && text.length > 0) text.delete(at % text.length, 1)
    else if (kind === 'nest') row.set('t', new Y.Text('mới'))
    else if (kind === 'hear') Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[(who + 1) % 3]!))
  }
  return docs
}

test('[PR44] whatever was written under whatever keys by several clients, pieces mean the same as the whole', () => {
  fc.assert(
    fc.property(wildEdits, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }), (edits, size, most) => {
      const [first, second, third] = wildDocument(edits)
      Y.applyUpdate(second!, Y.encodeStateAsUpdate(third!))
      const update = Y.encodeStateAsUpdate(second!, Y.encodeStateVector(first!))
      const pieces = [...cutUpdate(update, limitsOf(size, Math.max(size, most)))]
      expectSame(first!, update, pieces)
      expect(Math.max(...pieces.map(structsOf))).toBeLessThanOrEqual(Math.max(size, most))
    }),
    { numRuns: 300 },
  )
})

/** An imported annex of `rows` rows as one transaction makes it. */
function imported(rows: number): { start: Y.Doc; update: Uint8Array; after: Y.Doc } {
  const ctx = makeReplica(7)
  seedAnnex(ctx)
  const start = copyOf(ctx.doc)
  const sent: Uint8Array[] = []
  ctx.doc.on('update', (update: Uint8Array) => sent.push(update))
  add(ctx, { at: 'last', under: '' }, ...Array.from({ length: rows }, (_, i) => task(`r${i}`)))
  return { start, update: sent[0]!, after: ctx.doc }
}

test('[PR44] [GT19] an imported annex goes in pieces of some thousand structs, none of which parts a row from what it is made with', () => {
  const { start, update } = imported(2_000)
  const pieces = [...cutUpdate(update)]
  expectSame(start, update, pieces)
  expect(pieces.length).toBeGreaterThan(3)
  expect(Math.max(...pieces.map(structsOf))).toBeLessThanOrEqual(pieceLimits.structs)
  const doc = copyOf(start)
  for (const piece of pieces) {
    Y.applyUpdate(doc, piece)
    expect(rowsIn({ doc }).unreadable).toEqual([])
    for (const row of doc.getMap<Y.Map<unknown>>('rows').values()) expect([row.get('annex'), row.size]).toEqual([A1, 5])
  }
})

test('[PR44] a piece is small in bytes, too, and a small update or one that is none of ours stays as it is', () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let i = 0; i < 40; i++) doc.getMap('meta').set(`k${i}`, 'dài '.repeat(10_000))
  })
  const update = Y.encodeStateAsUpdate(doc)
  const pieces = [...cutUpdate(update)]
  expect(pieces.every((piece) => piece.length <= pieceLimits.bytes)).toBe(true)
  expectSame(new Y.Doc(), update, pieces)
  const xml = new Y.Doc()
  for (let i = 0; i < 50; i++) xml.getXmlFragment('x').push([new Y.XmlElement('b')])
  const strange = [Y.encodeStateAsUpdate(xml), Uint8Array.from({ length: 500 }, (_, i) => i % 251), craftUpdate([{ client: 1, clock: 0, structs: [{ skip: 3 }, ...Array.from({ length: 30 }, () => ({ gc: 1 }))] }])]
  for (const bytes of strange) expect([...cutUpdate(bytes, limitsOf(3))]).toEqual([bytes])
  const letter = craftUpdate([{ client: 1, clock: 0, structs: [{ any: [1], root: 'meta', key: 'a' }] }])
  expect([...cutUpdate(letter)][0]).toBe(letter)
})

test('[PR44] what is typed over goes together with what replaces it, and a value written twice is never gone in between', () => {
  const doc = new Y.Doc()
  doc.clientID = 3
  const rows = doc.getMap<Y.Map<unknown>>('rows')
  for (let i = 0; i < 30; i++) rows.set(`r${i}`, new Y.Map<unknown>([['pos', ['', 'a0']], ['t', new Y.Text('cũ')]]))
  const start = copyOf(doc)
  doc.clientID = 4
  for (let i = 0; i < 30; i++) {
    const text = rows.get(`r${i}`)!.get('t') as Y.Text
    text.delete(0, 2)
    text.insert(0, 'mới')
    rows.get('r0')!.set('pos', ['', `a${i}`])
  }
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(start))
  for (const [most, alive] of [[1_000, true], [8, false]] as const) {
    const pieces = [...cutUpdate(update, limitsOf(8, most))]
    expectSame(start, update, pieces)
    const seen = copyOf(start)
    let isAlive = true
    for (const piece of pieces) {
      Y.applyUpdate(seen, piece)
      for (const row of seen.getMap<Y.Map<unknown>>('rows').values()) expect(['cũ', 'mới']).toContain(String(row.get('t')))
      isAlive &&= seen.getMap<Y.Map<unknown>>('rows').get('r0')!.has('pos')
    }
    expect([most, isAlive]).toEqual([most, alive])
  }
})

test('[PR44] the gate takes what a client sends at most', () => {
  expect(gateLimits.structs).toBeGreaterThanOrEqual(pieceLimits.mostStructs)
  expect(gateLimits.readerStructs).toBeGreaterThan(pieceLimits.structs)
})
