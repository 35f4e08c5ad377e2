import * as Y from 'yjs'
import { rowsOf } from '../../shared/crdt/schema.ts'
import { maxCellLength } from '../../shared/domain/text.ts'
import type { CheckName } from '../../shared/gate/checks.ts'
import type { Verdict } from '../../shared/gate/judgeUpdate.ts'
import { craftUpdate, type CraftedDeletes, type CraftedStruct, type Id } from './craftUpdate.ts'
import { COORDINATING, EVE, KT, VICTIM, VP, endsOf, idOf, sentBy, type Scene } from './gateScene.ts'
import { A1, LEAD, TASK } from './replicas.ts'

/** Something that a hostile program sends in Eve's name, and the check without which it does harm. */
export interface Attack {
  readonly name: string
  /** Null: no single check stops it, the reading itself does. */
  readonly needs: CheckName | null
  readonly send: (scene: Scene) => Uint8Array
  /** Whether the verdict alone is the harm; absent: the harm is seen in the document. */
  readonly succeeds?: (verdict: Verdict, scene: Scene) => boolean
  /** Seen in the document after it was applied: harm that the general oracle doesn't look for. */
  readonly hurts?: (after: Y.Doc, scene: Scene) => boolean
}

const passes = (verdict: Verdict): boolean => verdict.kind !== 'malformed'
const eve = (structs: readonly CraftedStruct[], deletes: CraftedDeletes = []): Uint8Array =>
  craftUpdate([{ client: EVE, clock: 0, structs }], deletes)
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
const newRow = (id: string, ...keys: [string, unknown][]): CraftedStruct[] => [
  { root: 'rows', key: id, type: 1 },
  ...keys.map(([key, value]): CraftedStruct => ({ parent: [EVE, 0], key, any: [value] })),
]
const whole: [string, unknown][] = [
  ['annex', A1],
  ['kind', 'task'],
  ['pos', ['', 'a5']],
]
const mine = (scene: Scene): Id => idOf(scene.server, 'mine')
const theirs = (scene: Scene): Id => idOf(scene.server, 'theirs')
const mineText = (scene: Scene): Id => idOf(scene.server, 'mine', `c:${TASK}`)
/** Every replica that deletes the row must stay whole. */
const breaksDeletion = (after: Y.Doc): boolean => {
  try {
    after.getMap('rows').delete('mine')
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(after))
    return false
  } catch {
    return true
  }
}

export const attacks: readonly Attack[] = [
  { name: 'E1 deletes clocks of a colleague that do not exist yet', needs: 'deleteOfUnknown', send: () => craftUpdate([], [[VICTIM, [[0, 100_000]]]]) },
  { name: 'E2 squats on a colleague\'s client id', needs: 'authorBound', send: () => craftUpdate([{ client: VICTIM, clock: 0, structs: [{ gc: 1_000 }] }]), succeeds: (verdict) => verdict.kind === 'accepted' },
  { name: 'E3 throws halfway: a reference to nothing', needs: null, send: (scene) => eve([{ parent: mine(scene), key: 'flag:x', any: [true] }, { origin: [EVE, 99], any: ['x'] }]) },
  { name: 'E4 claims 33 million structs in eight bytes', needs: null, send: () => craftUpdate([{ client: EVE, clock: 0, claims: 33_000_000, structs: [] }]) },
  { name: 'E5 creates roots of its own', needs: 'knownRoot', send: () => eve([{ root: 'junk', key: 'a', any: [1] }]) },
  { name: 'E6 leaves a gap, so that everything after it waits for ever', needs: 'clockGap', send: (scene) => craftUpdate([{ client: EVE, clock: 50, structs: [{ parent: mine(scene), key: 'flag:x', any: [true] }] }]) },
  { name: 'E7 overwrites a colleague\'s register by naming only its origin', needs: 'rights', send: (scene) => eve([{ origin: idOf(scene.server, 'theirs', 'kind'), any: ['group'] }]) },
  { name: 'E7b erases a row by a deleted struct behind it, without a delete set', needs: null, send: (scene) => eve([{ origin: mine(scene), deleted: 1 }]) },
  { name: 'E8 writes a colleague\'s text', needs: 'rights', send: (scene) => eve([{ origin: endsOf(scene.server, 'theirs').last, text: '!' }]) },
  { name: 'E8b deletes a colleague\'s text', needs: 'rights', send: (scene) => craftUpdate([], [[7, [[endsOf(scene.server, 'theirs').first[1], 3]]]]) },
  {
    name: 'E9 lists one client twice: one to be looked at, one to be applied',
    needs: 'clientTwice',
    send: (scene) =>
      craftUpdate([
        { client: EVE, clock: 0, structs: [{ parent: mine(scene), key: 'flag:a', any: [true] }] },
        { client: EVE, clock: 0, structs: [{ parent: theirs(scene), key: 'flag:a', any: [true] }] },
      ]),
    succeeds: passes,
  },
  {
    name: 'E10 repeats a known struct with a hostile reference',
    needs: 'trimKnown',
    send: () => craftUpdate([{ client: 7, clock: 0, structs: [{ parent: [VICTIM, 7], key: 'x', any: [1] }] }]),
    succeeds: (verdict) => verdict.kind !== 'accepted' || verdict.update.length > 2,
  },
  { name: 'E11 uses __proto__ as a key', needs: 'reservedKey', send: (scene) => eve([{ parent: mine(scene), key: '__proto__', any: [{ admin: true }] }]), succeeds: passes },
  {
    name: 'E11b uses __proto__ inside a value',
    needs: 'reservedKey',
    send: (scene) => eve([{ parent: mine(scene), key: 'comment:x', raw: [8, 1, 118, 1, 9, ...new TextEncoder().encode('__proto__'), 126] }]),
    succeeds: passes,
  },
  { name: 'E12 nests a value deeply', needs: 'valueDepth', send: (scene) => eve([{ parent: mine(scene), key: 'flag:x', any: [nested(100)] }]), succeeds: passes },
  { name: 'E12b fills a value with parts', needs: 'valueParts', send: (scene) => eve([{ parent: mine(scene), key: 'flag:x', any: [Array.from({ length: 5_000 }, () => 1)] }]), succeeds: passes },
  { name: 'E13 replaces a row by a text', needs: null, send: (scene) => eve([{ origin: mine(scene), any: ['no row'] }]) },
  {
    name: 'E13e makes its own row over again, without a colleague\'s remarks',
    needs: 'entryStays',
    send: (scene) =>
      eve([
        { origin: mine(scene), type: 1 },
        ...newRow('', ...whole, [`s:${LEAD}:${KT}`, 'a0']).slice(1),
      ]),
  },
  { name: 'E13f erases its own row', needs: null, send: (scene) => craftUpdate([], [[7, [[mine(scene)[1], 1]]]]) },
  { name: 'E13b hides a list in a map', needs: 'listInMap', send: (scene) => eve([{ parent: mine(scene), any: ['hidden'] }]), succeeds: passes },
  { name: 'E13c brings a type that nobody uses', needs: 'typeKind', send: (scene) => eve([{ parent: mine(scene), key: 'c:c3', raw: [7, 5, 1, 120] }]), succeeds: passes },
  { name: 'E13d hangs a key in a text', needs: 'keyInText', send: (scene) => eve([{ parent: mineText(scene), key: 'x', text: 'y' }]), succeeds: passes },
  { name: 'E14 two texts with one identity: the second is not believed', needs: null, send: () => craftUpdate([{ client: 7, clock: 0, structs: [{ root: 'meta', key: 'title', any: ['khác'] }] }]) },
  { name: 'E15 poisons a key with two values, of which an honest deletion cuts one', needs: 'severalValues', send: (scene) => eve([{ parent: mine(scene), key: 'flag:z', any: [true, true] }], [[EVE, [[1, 1]]]]), hurts: breaksDeletion },
  { name: 'E16 leaves bytes behind the update', needs: 'trailingBytes', send: (scene) => Uint8Array.of(...eve([{ parent: mine(scene), key: 'flag:x', any: [true] }]), 1, 2, 3), succeeds: passes },
  {
    name: 'E17 puts a letter between neighbours in the wrong order',
    needs: 'originOrder',
    send: (scene) => {
      const { first, last } = endsOf(scene.server, 'mine')
      return eve([{ origin: last, right: first, text: 'x' }])
    },
    succeeds: passes,
  },
  {
    name: 'E17b the same by two letters of its own',
    needs: 'originOrder',
    send: (scene) => {
      const { first } = endsOf(scene.server, 'mine')
      return eve([{ origin: first, text: 'a' }, { origin: first, text: 'b' }, { origin: [EVE, 0], right: [EVE, 1], text: 'c' }])
    },
    succeeds: passes,
  },
  {
    name: 'E17c puts a letter on both sides of one letter',
    needs: 'originOrder',
    send: (scene) => {
      const [client, clock] = endsOf(scene.server, 'mine').first
      return eve([{ origin: [client, clock + 2], right: [client, clock + 2], text: 'x' }])
    },
    succeeds: passes,
  },
  { name: 'E18 joins two texts: neighbours in different parents', needs: null, send: (scene) => eve([{ origin: endsOf(scene.server, 'mine').last, right: endsOf(scene.server, 'theirs').first, text: 'x' }]), succeeds: passes },
  { name: 'E19 gives a value a right neighbour, so that it never becomes current', needs: 'rightUnderKey', send: (scene) => eve([{ right: idOf(scene.server, 'mine', 'kind'), any: ['group'] }]), succeeds: passes },
  { name: 'E20 puts letters under a key', needs: 'contentInMap', send: (scene) => eve([{ parent: mine(scene), key: 'flag:x', text: 'abc' }]), succeeds: passes },
  { name: 'E21 puts a value into a text', needs: 'contentInText', send: (scene) => eve([{ parent: mineText(scene), any: [{ a: 1 }] }]), succeeds: passes },
  { name: 'E22 refers to itself', needs: null, send: () => eve([{ origin: [EVE, 0], any: [1] }]) },
  {
    name: 'E22b two of its clients refer to each other',
    needs: null,
    send: () =>
      craftUpdate([
        { client: EVE, clock: 0, structs: [{ origin: [EVE + 1, 0], text: 'a' }] },
        { client: EVE + 1, clock: 0, structs: [{ origin: [EVE, 0], text: 'b' }] },
      ]),
  },
  { name: 'E23 hangs something in a value that is no type', needs: null, send: (scene) => eve([{ parent: idOf(scene.server, 'mine', 'kind'), key: 'x', any: [1] }]) },
  { name: 'E24 writes an unknown key into its row', needs: 'fitValue', send: (scene) => eve([{ parent: mine(scene), key: 'admin', any: [true] }]), hurts: (after) => (rowsOf(after).get('mine') as Y.Map<unknown>).has('admin') },
  { name: 'E24b writes a place that is none into its row', needs: 'fitValue', send: (scene) => eve([{ origin: idOf(scene.server, 'mine', 'pos'), any: [['', 'not a key!']] }]) },
  { name: 'E24c fills cells of columns that do not exist', needs: 'fitValue', send: (scene) => eve([{ parent: mine(scene), key: 'c:nowhere', type: 2 }]), hurts: (after) => (rowsOf(after).get('mine') as Y.Map<unknown>).has('c:nowhere') },
  { name: 'E25 deletes in a colleague\'s name', needs: 'tombstoneAuthor', send: (scene) => eve([{ parent: mine(scene), key: 'del', any: [{ by: 'victim', at: '2026-02-01T00:00:00.000Z' }] }]) },
  { name: 'E26 takes away the register without which its row can\'t be read', needs: 'registerStays', send: (scene) => craftUpdate([], [[7, [[idOf(scene.server, 'mine', 'pos')[1], 1]]]]) },
  { name: 'E26b the same by a deleted struct', needs: 'registerStays', send: (scene) => eve([{ origin: idOf(scene.server, 'mine', 'kind'), deleted: 1 }]) },
  { name: 'E27 takes a cell\'s text away as a whole', needs: 'textStays', send: (scene) => craftUpdate([], [[7, [[mineText(scene)[1], 1]]]]) },
  { name: 'E27b replaces a cell\'s text by another', needs: 'textStays', send: (scene) => eve([{ origin: mineText(scene), type: 2 }]), succeeds: (verdict) => verdict.kind === 'accepted' },
  {
    name: 'E28 fills a cell beyond all bounds',
    needs: 'textLength',
    send: (scene) => {
      const [a, b, c] = [0, 1, 2].map((i) => 'x'.repeat(maxCellLength - i)) as [string, string, string]
      const last = endsOf(scene.server, 'mine').last
      return eve([{ origin: last, text: a }, { origin: [EVE, a.length - 1], text: b }, { origin: [EVE, a.length + b.length - 1], text: c }])
    },
  },
  { name: 'E29 adds a row without a lead', needs: 'newRow', send: () => eve(newRow('fresh', ...whole)) },
  { name: 'E29b adds a row with a colleague\'s lead', needs: 'newRow', send: () => eve(newRow('fresh', ...whole, [`s:${LEAD}:${VP}`, 'a0'])) },
  { name: 'E29c adds a row whose lead is taken back in the same breath', needs: 'newRow', send: () => eve(newRow('fresh', ...whole, [`s:${LEAD}:${KT}`, 'a0']), [[EVE, [[4, 1]]]]) },
  { name: 'E30 adds a row that can\'t be read', needs: 'rowWhole', send: () => eve(newRow('fresh', ['annex', A1], ['kind', 'task'], [`s:${LEAD}:${KT}`, 'a0'])) },
  { name: 'E31 leads a colleague\'s row', needs: 'rights', send: (scene) => eve([{ parent: theirs(scene), key: `s:${LEAD}:${KT}`, any: ['a1'] }]) },
  {
    name: 'E31b and writes into it in the same update',
    needs: 'rights',
    send: (scene) => eve([{ parent: theirs(scene), key: `s:${LEAD}:${KT}`, any: ['a1'] }, { parent: theirs(scene), key: 'flag:x', any: [true] }]),
  },
  { name: 'E32 moves a colleague\'s row', needs: 'order', send: (scene) => eve([{ origin: idOf(scene.server, 'theirs', 'pos'), any: [['', 'zz0000000000000000000000000']] }]) },
  { name: 'E32b moves it under its own row', needs: 'order', send: (scene) => eve([{ origin: idOf(scene.server, 'theirs', 'pos'), any: [['mine', 'a0']] }]) },
  { name: 'E33 renames a column', needs: 'rights', send: (scene) => eve([{ origin: idOf(scene.server, TASK, 'heading', 'columns'), any: ['Khác'] }]) },
  { name: 'E33b makes the coordinating column the lead', needs: 'rights', send: (scene) => eve([{ origin: idOf(scene.server, COORDINATING, 'role', 'columns'), any: ['lead'] }]) },
  { name: 'E34 changes the title', needs: 'rights', send: () => eve([{ root: 'meta', key: 'title', any: ['Khác'] }]) },
  { name: 'E34b makes its unit a member of another', needs: 'rights', send: (scene) => eve([{ parent: idOf(scene.server, VP, undefined, 'units'), key: `member:${KT}`, any: [true] }]) },
  { name: 'E35 deletes a colleague\'s row', needs: 'rights', send: (scene) => eve([{ parent: theirs(scene), key: 'del', any: [{ by: 'eve', at: '2026-02-01T00:00:00.000Z' }] }]) },
  { name: 'E36 skips clocks', needs: null, send: (scene) => eve([{ parent: mine(scene), key: 'flag:x', any: [true] }, { skip: 5 }]) },
  { name: 'E37 brings formats, files and documents into a text', needs: null, send: (scene) => eve([{ origin: endsOf(scene.server, 'mine').last, raw: [6, 1, 98, 4, 116, 114, 117, 101] }]) },
  {
    name: 'E38 builds on what was refused it',
    needs: null,
    send: (scene) => {
      scene.room.receive(scene.server, eve([{ origin: endsOf(scene.server, 'theirs').last, text: 'a' }]), 'eve', scene.rule)
      return craftUpdate([{ client: EVE, clock: 1, structs: [{ origin: [EVE, 0], text: 'b' }] }])
    },
  },
  {
    name: 'E39 sends an honest edit of a colleague\'s row',
    needs: 'rights',
    send: ({ eve: ctx }) => sentBy(ctx, () => rowsOf(ctx.doc).get('theirs')?.set('kind', 'group')),
  },
  {
    name: 'E40 writes one key five hundred times at once, which costs Yjs the square',
    needs: null,
    send: (scene) => eve(Array.from({ length: 500 }, () => ({ parent: mine(scene), key: 'flag:x', any: [true] }))),
    succeeds: passes,
  },
  {
    name: 'E41 scatters letters so that Yjs looks at all of them for each',
    needs: null,
    send: (scene) => {
      const { last } = endsOf(scene.server, 'mine')
      const scattered = Array.from({ length: 2_000 }, (_, i): CraftedStruct => ({ origin: last, right: [EVE, i], text: 'x' }))
      return eve([{ origin: last, text: 'z'.repeat(2_000) }, ...scattered])
    },
    succeeds: passes,
  },
  {
    name: 'E42 names one deletion twenty thousand times',
    needs: null,
    send: () => craftUpdate([], [[7, Array.from({ length: 20_000 }, (_, i) => [i % 50, 1] as const)]]),
    succeeds: (verdict) => verdict.kind !== 'partial' || verdict.update.length > 200,
  },
  {
    name: 'E43 fills its row with thousands of keys',
    needs: null,
    send: (scene) => eve(Array.from({ length: 5_000 }, (_, i) => ({ parent: mine(scene), key: `flag:x${i}`, any: [true] }))),
    hurts: (after) => (rowsOf(after).get('mine') as Y.Map<unknown>).size > 100,
  },
]
