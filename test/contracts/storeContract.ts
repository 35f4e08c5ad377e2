import { expect, test } from 'vitest'
import { columnId, rowId, userId, workbookId } from '../../shared/domain/ids.ts'
import { usualSettings } from '../../shared/domain/workbookSettings.ts'
import type { UserWithPassword } from '../../server/storage/port/peopleStore.ts'
import type { UpdateRecord } from '../../server/storage/port/roomStore.ts'
import type { EditFilter, LoggedEdit } from '../../server/storage/port/rights/editStore.ts'
import type { Suggestion } from '../../server/storage/port/rights/suggestionStore.ts'
import type { Store } from '../../server/storage/port/store.ts'
import { homeCommune } from '../../server/storage/port/communeStore.ts'
import { publicLinkContract } from './publicLinkContract.ts'
import { signingContract } from './signingContract.ts'
import { peopleContract } from './peopleContract.ts'

const room = workbookId('room1')
const other = workbookId('room2')
const lan = userId('lan')

export const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

export function record(seq: number, values: Partial<UpdateRecord> = {}): UpdateRecord {
  return { room, seq, userId: lan, at: 1_000 + seq, update: bytes(seq, 2, 3), ...values }
}

export function user(values: Partial<UserWithPassword> = {}): UserWithPassword {
  return { id: lan, commune: homeCommune, login: 'lan', name: 'Cán bộ Lan', unit: '', isAdmin: false, createdAt: 5, passwordHash: null, ...values }
}

type Open = () => Promise<Store>

/** What every store must do; run for each adapter. `open` gives a fresh, empty store. */
export function storeContract(open: Open): void {
  roomContract(open)
  compactionContract(open)
  peopleContract(open)
  workbookContract(open)
  settingsContract(open)
  suggestionContract(open)
  editContract(open)
  versionContract(open)
  signingContract(open)
  publicLinkContract(open)
}

function roomContract(open: Open): void {
  test('[ST2] a room comes back as it was appended: bytes, order, who and when', async () => {
    const store = await open()
    await store.appendUpdates([record(1), record(1, { room: other, update: bytes() })])
    await store.appendUpdates([record(2, { userId: userId('minh') }), record(3, { update: new Uint8Array(100_000).fill(7) })])
    const loaded = await store.loadRoom(room)
    expect(loaded.updates.map((r) => ({ ...r, update: [...r.update] }))).toEqual(
      [record(1), record(2, { userId: userId('minh') }), record(3, { update: new Uint8Array(100_000).fill(7) })].map((r) => ({
        ...r,
        update: [...r.update],
      })),
    )
    expect([loaded.snapshot, loaded.lastSeq, loaded.damage]).toEqual([null, 3, []])
    expect((await store.loadRoom(other)).lastSeq).toBe(1)
    expect(await store.loadRoom(workbookId('empty'))).toEqual({ snapshot: null, authors: [], updates: [], lastSeq: 0, damage: [] })
  })

  test('[ST2] bytes that arrive as a view into a larger buffer are kept as they were', async () => {
    const store = await open()
    const buffer = new Uint8Array(64).fill(9)
    const view = buffer.subarray(10, 13)
    view.set([4, 5, 6])
    const appended = store.appendUpdates([record(1, { update: view })])
    await appended
    buffer.fill(0)
    expect([...(await store.loadRoom(room)).updates[0]!.update]).toEqual([4, 5, 6])
  })

  test('[ST1] [ST7] a batch is taken as a whole or not at all, and a number is given once', async () => {
    const store = await open()
    await store.appendUpdates([record(1)])
    await expect(store.appendUpdates([record(2), record(1, { update: bytes(99) })])).rejects.toThrow()
    const loaded = await store.loadRoom(room)
    expect(loaded.updates.map((r) => [r.seq, r.update[0]])).toEqual([[1, 1]])
  })

  test('[ST1] appends that are made at once, large ones among them, are all on disk when their promises resolve', async () => {
    const store = await open()
    const large = new Uint8Array(3 * 1024 * 1024).map((_, i) => i % 251)
    const batches = [[record(1)], [record(2, { update: large })], [record(3), record(4)], [record(1, { room: other })]]
    await Promise.all(batches.map((batch) => store.appendUpdates(batch)))
    const { updates, lastSeq } = await store.loadRoom(room)
    expect([updates.map((r) => r.seq), lastSeq]).toEqual([[1, 2, 3, 4], 4])
    expect(Buffer.from(updates[1]!.update).equals(Buffer.from(large))).toBe(true)
    await expect(store.appendUpdates([record(4)])).rejects.toThrow()
    await Promise.all([store.appendUpdates([record(5)]), store.appendUpdates([record(6)])])
    expect((await store.loadRoom(room)).lastSeq).toBe(6)
  })

  test('[ST3] quarantined updates are kept with their reason', async () => {
    const store = await open()
    await store.quarantine({ room, userId: lan, at: 7, reason: 'threw', update: bytes(1, 2) })
    const kept = await store.listQuarantined(room)
    expect(kept.map((q) => ({ ...q, update: [...q.update] }))).toEqual([{ room, userId: lan, at: 7, reason: 'threw', update: [1, 2] }])
    expect(await store.listQuarantined(other)).toEqual([])
  })
}

function compactionContract(open: Open): void {
  test('[ST6] compaction replaces updates by a state; later updates stay', async () => {
    const store = await open()
    await store.appendUpdates([record(1), record(2), record(3)])
    await store.compactRoom(room, { seq: 2, state: bytes(42) })
    const loaded = await store.loadRoom(room)
    expect(loaded.snapshot && { seq: loaded.snapshot.seq, state: [...loaded.snapshot.state] }).toEqual({ seq: 2, state: [42] })
    expect(loaded.updates.map((r) => r.seq)).toEqual([3])
    expect(loaded.lastSeq).toBe(3)
    await store.compactRoom(room, { seq: 3, state: bytes(43) })
    await store.appendUpdates([record(4)])
    expect((await store.loadRoom(room)).lastSeq).toBe(4)
  })

  test('[ST6] who wrote when outlives compaction', async () => {
    const store = await open()
    const minh = userId('minh')
    await store.appendUpdates([record(1), record(2, { userId: minh }), record(3), record(4, { at: 120_000 })])
    const before = await store.listChanges(room)
    expect(before.map((c) => [c.userId, c.from, c.to, c.updates])).toEqual([
      [lan, 1_001, 1_003, 2],
      [minh, 1_002, 1_002, 1],
      [lan, 120_000, 120_000, 1],
    ])
    await store.compactRoom(room, { seq: 4, state: bytes(1) })
    expect(await store.listChanges(room)).toEqual(before)
    await store.logRefusal({ workbook: room, userId: minh, from: 9, to: 9, updates: 1, refusal: 'access.readOnly' })
    expect((await store.listChanges(room))[0]!.refusal).toBe('access.readOnly')
  })

  test('[ST14] verify counts every record and finds nothing wrong in a sound store', async () => {
    const store = await open()
    await store.appendUpdates([record(1), record(2), record(1, { room: other })])
    await store.compactRoom(room, { seq: 2, state: bytes(1) })
    expect(await store.verify()).toEqual({ rooms: 2, records: 2, damage: [], changedRows: [], fileFaults: [] })
  })
}

function workbookContract(open: Open): void {
  const entry = { id: room, title: 'Kế hoạch', year: 2026, issuer: 'UBND xã', createdAt: 3 }

  test('[ST11] a workbook is born with its coordinator and its first state', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createWorkbook(entry, lan, bytes(8, 8))
    expect(await store.findWorkbook(room)).toEqual(entry)
    expect(await store.listWorkbooksOf(lan)).toEqual([{ ...entry, role: 'coordinator', unit: '' }])
    expect([...(await store.loadRoom(room)).snapshot!.state]).toEqual([8, 8])
    expect((await store.listChanges(room)).map((c) => c.userId)).toEqual([lan])
    await store.updateWorkbookEntry({ id: room, title: 'Mới', year: 2027, issuer: 'UBND phường' })
    expect(await store.listWorkbooks()).toEqual([{ ...entry, title: 'Mới', year: 2027, issuer: 'UBND phường' }])
    expect(await store.findWorkbook(other)).toBeNull()
  })

  test('[ST11] members are added, changed and removed', async () => {
    const store = await open()
    const minh = userId('minh')
    await store.createUser(user())
    await store.createUser(user({ id: minh, commune: homeCommune, login: 'minh', name: 'Minh' }))
    await store.createWorkbook(entry, lan, bytes(1))
    await store.putMember({ workbook: room, userId: minh, role: 'viewer', unit: '' })
    await store.putMember({ workbook: room, userId: minh, role: 'editor', unit: 'kt' })
    expect(await store.findMembership(room, minh)).toEqual({ workbook: room, userId: minh, role: 'editor', unit: 'kt' })
    expect((await store.listMembers(room)).map((m) => [m.login, m.name, m.role])).toEqual([
      ['lan', 'Cán bộ Lan', 'coordinator'],
      ['minh', 'Minh', 'editor'],
    ])
    await store.removeMember(room, minh)
    expect(await store.findMembership(room, minh)).toBeNull()
    expect(await store.listWorkbooksOf(minh)).toEqual([])
  })
}

function versionContract(open: Open): void {
  test('[FZ1] versions are numbered from 1 in each workbook and come back as they were kept', async () => {
    const store = await open()
    await store.createUser(user())
    for (const id of [room, other]) await store.createWorkbook({ id, title: 'Sổ', year: 2026, issuer: '', createdAt: 1 }, lan, bytes(1))
    const version = (workbook: typeof room, name: string) => ({ workbook, name, at: 7, userId: lan, hash: 'ab', content: `{"tên":"${name}"}` })
    expect(await Promise.all([store.addVersion(version(room, 'một')), store.addVersion(version(room, 'hai')), store.addVersion(version(other, 'khác'))])).toEqual([1, 2, 1])
    expect(await store.findVersion(room, 2)).toEqual({ ...version(room, 'hai'), number: 2 })
    expect(await store.findVersion(room, 3)).toBeNull()
    expect((await store.listVersions(room)).map(({ number, name }) => [number, name])).toEqual([[1, 'một'], [2, 'hai']])
    expect((await store.listVersions(room))[0]).not.toHaveProperty('content')
  })
}

function settingsContract(open: Open): void {
  test('[PM8] settings are the usual ones until one is changed; locks come and go one by one, also for two at once', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createWorkbook({ id: room, title: 'Kế hoạch', year: 2026, issuer: 'UBND xã', createdAt: 3 }, lan, bytes(1))
    expect(await store.readSettings(room)).toEqual(usualSettings)
    const [r1, r2, c1] = [rowId('r1'), rowId('r2'), columnId('c1')]
    await Promise.all([store.changeSettings(room, { lock: { rows: [r1] } }), store.changeSettings(room, { mode: 'byLead', lock: { rows: [r2], columns: [c1] } })])
    const both = { ...usualSettings, mode: 'byLead', lockedRows: [r1, r2], lockedColumns: [c1] }
    expect(await store.readSettings(room)).toEqual(both)
    expect(await store.changeSettings(room, { state: 'submitted', collectivesLead: true, unlock: { rows: [r1], columns: [c1] } })).toEqual({
      mode: 'byLead',
      state: 'submitted',
      collectivesLead: true,
      lockedRows: [r2],
      lockedColumns: [],
    })
    expect(await store.readSettings(other)).toEqual(usualSettings)
  })
}

function suggestionContract(open: Open): void {
  test('[PM11] suggestions come back open ones first, newest first, and are decided once', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createWorkbook({ id: room, title: 'Kế hoạch', year: 2026, issuer: 'UBND xã', createdAt: 3 }, lan, bytes(1))
    const made = (id: string, at: number): Suggestion => ({ id, workbook: room, row: rowId('r1'), column: columnId('c1'), text: 'Chữ', userId: lan, at, decision: '', decidedBy: '', decidedAt: 0 })
    for (const suggestion of [made('a', 1), made('b', 2), made('c', 3)]) await store.addSuggestion(suggestion)
    expect([await store.decideSuggestion(room, 'c', 'rejected', lan, 9), await store.decideSuggestion(room, 'c', 'accepted', lan, 9)]).toEqual([true, false])
    expect((await store.listSuggestions(room)).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(await store.findSuggestion(room, 'c')).toEqual({ ...made('c', 3), decision: 'rejected', decidedBy: lan, decidedAt: 9 })
    expect([await store.findSuggestion(other, 'c'), await store.countOpenSuggestions(room, lan)]).toEqual([null, 2])
  })
}

function editContract(open: Open): void {
  test('[PM13] lines of the log come back newest first and filtered; the same number again is the same line, longer', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createWorkbook({ id: room, title: 'Kế hoạch', year: 2026, issuer: 'UBND xã', createdAt: 3 }, lan, bytes(1))
    const made = (id: number, values: Partial<LoggedEdit> = {}): LoggedEdit => ({ workbook: room, id, userId: lan, unit: 'kt', root: 'rows', entry: 'r1', key: 'c:c1', from: id, to: id, before: '', after: 'A', refusal: '', ...values })
    await store.logEdits([made(1), made(2, { userId: userId('minh'), entry: 'r2', unit: '' }), made(3, { key: 's:c5', refusal: 'access.otherUnit' })])
    await store.logEdits([made(1, { to: 9, after: 'AB', before: 'never taken' })])
    expect(await store.lastEdits(room)).toEqual([{ unit: '', at: 2 }, { unit: 'kt', at: 9 }])
    const ids = async (filter: EditFilter): Promise<number[]> => (await store.listEdits(room, filter, 10)).map(({ id }) => id)
    expect(await store.listEdits(room, { before: 2 }, 10)).toEqual([made(1, { to: 9, after: 'AB' })])
    expect([await ids({}), await ids({ userId: lan }), await ids({ unit: 'kt', refusedOnly: true })]).toEqual([[3, 2, 1], [3, 1], [3]])
    expect([await ids({ row: rowId('r1'), column: columnId('c5') }), await ids({ row: rowId('r2') })]).toEqual([[3], [2]])
    expect([await store.listEdits(other, {}, 10), await store.forgetChanges(3)]).toEqual([[], 1])
    expect(await ids({})).toEqual([3, 1])
  })
}
