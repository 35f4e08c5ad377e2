import * as Y from 'yjs'
import { setCellText, setCellUnits } from '../../shared/crdt/cellEdits.ts'
import { deleteRows, insertRows, moveRows } from '../../shared/crdt/rowEdits.ts'
import type { Random, RowId } from '../../shared/domain/ids.ts'
import { craftUpdate, type CraftedBlock, type CraftedDeletes, type CraftedStruct, type Id } from './craftUpdate.ts'
import { attacks } from './gateAttacks.ts'
import { COORDINATING, EVE, KT, VICTIM, VP, sentBy, type Scene } from './gateScene.ts'
import { pick } from './random.ts'
import { A1, LEAD, TASK, rowsIn } from './replicas.ts'

const rows = ['theirs', 'mine', 'third', 'mine2', 'closed']
const keys = ['annex', 'kind', 'pos', 'del', `c:${TASK}`, 'c:new', `s:${LEAD}:${KT}`, `s:${LEAD}:${VP}`, `s:${COORDINATING}:${KT}`, 'flag:x', 'comment:a', 'zz', '__proto__', 'heading', 'role', 'title', 'year']
const values: readonly unknown[] = [
  true, false, null, undefined, '', 'a0', 'a5', 'task', 'section', 'lead', 7, 0.5, A1, 'mine',
  ['', 'a0'], ['theirs', 'a0V'], ['mine', 'zz'], [], { by: 'eve', at: '2026-02-01T00:00:00.000Z' },
  { by: 'victim', at: '2026-02-01T00:00:00.000Z' }, { author: 'a', text: 'b' }, { a: [{ b: 1 }] },
]
const chance = (random: Random, share: number): boolean => random() < share

/** Some id of the document, of what the update brings before it, or of nothing. */
function someId(doc: Y.Doc, random: Random, own: number): Id {
  if (chance(random, 0.25)) return [EVE, Math.floor(random() * (own + 3))]
  const client = pick(random, [...doc.store.clients.keys()])
  const structs = doc.store.clients.get(client) ?? []
  const struct = pick(random, structs)
  return [client, struct.id.clock + Math.floor(random() * struct.length)]
}

/** Ids of the types that something can hang in. */
function someType(doc: Y.Doc, random: Random): Id {
  const found: Id[] = []
  for (const root of ['rows', 'columns', 'units', 'annexes']) {
    for (const value of doc.getMap(root).values()) {
      if (!(value instanceof Y.Map) || !value._item) continue
      found.push([value._item.id.client, value._item.id.clock])
      for (const inner of value.values()) if (inner instanceof Y.Text && inner._item) found.push([inner._item.id.client, inner._item.id.clock])
    }
  }
  return pick(random, found)
}

function someStruct(doc: Y.Doc, random: Random, own: number): CraftedStruct {
  if (chance(random, 0.06)) return { gc: 1 + Math.floor(random() * 4) }
  if (chance(random, 0.02)) return { skip: 1 }
  const content: CraftedStruct = pick(random, [
    { any: [pick(random, values)] },
    { any: [pick(random, values)] },
    { any: chance(random, 0.2) ? [1, 2] : [true] },
    { text: pick(random, ['x', 'ế', '😀', 'abc']) },
    { text: 'y' },
    { type: pick(random, [0, 1, 1, 2, 2, 5]) },
    { deleted: 1 + Math.floor(random() * 2) },
  ])
  const how = random()
  if (how < 0.35) return { ...content, origin: someId(doc, random, own), ...(chance(random, 0.4) ? { right: someId(doc, random, own) } : {}) }
  if (how < 0.4) return { ...content, right: someId(doc, random, own) }
  if (how < 0.55) return { ...content, root: pick(random, ['rows', 'rows', 'meta', 'units', 'columns', 'annexes', 'junk']), key: pick(random, [...rows, ...keys, 'fresh', KT]) }
  const key = content.text !== undefined && chance(random, 0.8) ? {} : { key: pick(random, keys) }
  return { ...content, parent: chance(random, 0.2) ? someId(doc, random, own) : someType(doc, random), ...key }
}

const lengthOf = (struct: CraftedStruct): number => struct.gc ?? struct.skip ?? struct.deleted ?? struct.any?.length ?? struct.text?.length ?? 1

function crafted(doc: Y.Doc, random: Random): Uint8Array {
  const next = Y.getState(doc.store, EVE)
  const structs: CraftedStruct[] = []
  let own = next
  for (let left = Math.floor(random() * 5); left >= 0; left--) {
    const struct = someStruct(doc, random, own)
    structs.push(struct)
    own += lengthOf(struct)
  }
  const clock = chance(random, 0.9) ? next : Math.max(0, next + Math.floor(random() * 5) - 2)
  const blocks: CraftedBlock[] = [{ client: chance(random, 0.95) ? EVE : pick(random, [VICTIM, 7]), clock, structs }]
  if (chance(random, 0.1)) blocks.push({ client: EVE + 1, clock: Y.getState(doc.store, EVE + 1), structs: [someStruct(doc, random, own)] })
  return craftUpdate(chance(random, 0.1) ? [] : blocks, someDeletes(doc, random, own))
}

function someDeletes(doc: Y.Doc, random: Random, own: number): CraftedDeletes {
  if (chance(random, 0.6)) return []
  const [client, clock] = someId(doc, random, own)
  return [[client, [[clock, 1 + Math.floor(random() * (chance(random, 0.1) ? 40 : 3))]]]]
}

/** What Eve's window would send for a random edit, allowed or not. */
function honest(scene: Scene, random: Random): Uint8Array {
  const ctx = { ...scene.eve, doc: new Y.Doc() }
  Y.applyUpdate(ctx.doc, Y.encodeStateAsUpdate(scene.server))
  ctx.doc.clientID = EVE
  const row = pick(random, rows) as RowId
  const edits = [
    () => setCellText(ctx, row, TASK, pick(random, ['một', 'hai ba', ''])),
    () => setCellUnits(ctx, row, pick(random, [LEAD, COORDINATING]), [{ unit: pick(random, [KT, VP]) }]),
    () => deleteRows(ctx, rowsIn(ctx), [row]),
    () => moveRows(ctx, rowsIn(ctx), [row], { at: 'after', row: pick(random, rows) as RowId }),
    () => insertRows(ctx, A1, rowsIn(ctx), { at: 'last', under: '' }, [{ kind: 'task', units: { [LEAD]: [{ unit: pick(random, [KT, VP]) }] } }]),
  ]
  const sent = sentBy(ctx, () => ctx.doc.transact(() => (pick(random, edits)(), pick(random, edits)()), ctx.origin))
  return sent
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = [...bytes]
  for (let left = Math.floor(random() * 3); left >= 0; left--) {
    const at = Math.floor(random() * copy.length)
    const how = random()
    if (how < 0.6) copy[at] = chance(random, 0.5) ? Math.floor(random() * 256) : ((copy[at] ?? 0) + pick(random, [1, 255, 32, 64, 128])) & 255
    else if (how < 0.8) copy.splice(at, 1)
    else copy.splice(at, 0, Math.floor(random() * 256))
  }
  return Uint8Array.from(copy)
}

/** One hostile input: crafted from parts, a mutated edit, an edit that isn't allowed, or a known attack bent a little. */
export function hostileUpdate(scene: Scene, random: Random): Uint8Array {
  const how = random()
  if (how < 0.5) return crafted(scene.server, random)
  if (how < 0.6) return honest(scene, random)
  if (how < 0.85) return mutated(honest(scene, random), random)
  try {
    return mutated(pick(random, attacks).send(scene), random)
  } catch {
    return crafted(scene.server, random) // the attack's target is gone from this scene
  }
}
