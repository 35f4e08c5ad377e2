import { expect, test } from 'vitest'
import { homeCommune } from '../../server/storage/port/communeStore.ts'
import type { UserWithPassword } from '../../server/storage/port/peopleStore.ts'
import type { Store } from '../../server/storage/port/store.ts'
import { communeId, unitId, userId, workbookId } from '../../shared/domain/ids.ts'

const lan = userId('lan')
const minh = userId('minh')
const north = communeId('north')
const [ours, theirs] = [workbookId('ours'), workbookId('theirs')]
const entry = { title: 'Kế hoạch', year: 2026, issuer: 'UBND xã', createdAt: 3 }

function user(values: Partial<UserWithPassword> = {}): UserWithPassword {
  return { id: lan, commune: homeCommune, login: 'lan', name: 'Cán bộ Lan', unit: '', isAdmin: false, createdAt: 5, passwordHash: null, ...values }
}

const session = { hash: 'a', userId: lan, kind: 'browser', createdAt: 10, expiresAt: 100, seenAt: 10, agent: 'Firefox' } as const
const link = { hash: 'x'.repeat(64), userId: lan, expiresAt: 100, createdAt: 1 } as const

type Open = () => Promise<Store>

/** Accounts, sessions, links and communes: what every store must do. */
export function peopleContract(open: Open): void {
  accountContract(open)
  sessionContract(open)
  linkContract(open)
  communeContract(open)
  identityContract(open)
}

function accountContract(open: Open): void {
  test('[ST10] a login name belongs to one person', async () => {
    const store = await open()
    await store.createUser(user({ isAdmin: true, passwordHash: 'h' }))
    await expect(store.createUser(user({ id: userId('lan2') }))).rejects.toMatchObject({ code: 'user.loginTaken' })
    await expect(store.createUser(user({ id: userId('lan3'), commune: north }))).rejects.toMatchObject({ code: 'user.loginTaken' })
    expect(await store.findUser(lan)).toEqual({ id: 'lan', commune: 'home', login: 'lan', name: 'Cán bộ Lan', unit: '', isAdmin: true, createdAt: 5 })
    expect((await store.findUserByLogin('lan'))?.passwordHash).toBe('h')
    expect(await store.findUserByLogin('nobody')).toBeNull()
    expect((await store.listUsers()).map((u) => u.login)).toEqual(['lan'])
  })

  test('[AC2] an administrator sees and changes accounts, with password or without, by their last use', async () => {
    const store = await open()
    await store.createUser(user({ passwordHash: 'h' }))
    await store.createUser(user({ id: minh, login: 'minh', name: 'Minh' }))
    await store.createSession(session)
    await store.createSession({ ...session, hash: 'b', seenAt: 40 })
    await store.changePerson(homeCommune, minh, { name: 'Bà Minh', unit: 'kt', isAdmin: true })
    await store.changePerson(homeCommune, minh, {})
    expect(await store.listPeople(homeCommune)).toMatchObject([
      { id: lan, login: 'lan', hasPassword: true, seenAt: 40, closedAt: null },
      { id: minh, login: 'minh', name: 'Bà Minh', unit: 'kt', isAdmin: true, hasPassword: false, seenAt: null, closedAt: null },
    ])
    await store.changePerson(homeCommune, minh, { isAdmin: false })
    expect(await store.findPerson(homeCommune, 'minh')).toMatchObject({ name: 'Bà Minh', isAdmin: false })
  })

  test('[AC3] a closed account loses sessions and links and can get no new ones to work; reopened it is itself again', async () => {
    const store = await open()
    await store.createUser(user({ passwordHash: 'h', isAdmin: true }))
    await store.createWorkbook({ ...entry, id: ours }, lan, Uint8Array.of(1))
    await store.createSession(session)
    await store.createLink(link)
    await store.closePerson(homeCommune, lan, 50)
    expect(await store.findSession('a', 60)).toBeNull()
    expect(await store.useLink(link.hash, 60)).toBeNull()
    expect(await store.findUserByLogin('lan')).toBeNull()
    expect(await store.findMembership(ours, lan)).toBeNull()
    expect(await store.listMembers(ours)).toEqual([])
    expect(await store.hasReachableAdmin(60)).toBe(false)
    await store.createSession({ ...session, hash: 'late' })
    await store.createLink({ ...link, hash: 'y'.repeat(64) })
    expect([await store.findSession('late', 60), await store.useLink('y'.repeat(64), 60)]).toEqual([null, null])
    await store.closePerson(homeCommune, lan, null)
    expect((await store.findUserByLogin('lan'))?.passwordHash).toBe('h')
    expect(await store.findMembership(ours, lan)).toMatchObject({ role: 'coordinator' })
    expect([await store.findSession('a', 60), await store.useLink(link.hash, 60)]).toEqual([null, null])
  })
}

function sessionContract(open: Open): void {
  test('[ST9] a session is found until it ends, runs out, or the password changes', async () => {
    const store = await open()
    await store.createUser(user({ isAdmin: true }))
    expect(await store.hasReachableAdmin(10)).toBe(false)
    await store.createSession(session)
    await store.createSession({ ...session, hash: 'b' })
    expect(await store.findSession('a', 99)).toEqual({ session, user: await store.findUser(lan) })
    expect(await store.findSession('a', 100)).toBeNull()
    expect([await store.hasReachableAdmin(99), await store.hasReachableAdmin(100)]).toEqual([true, false])
    await store.endSession('a')
    expect(await store.findSession('a', 11)).toBeNull()
    await store.setPassword(lan, 'new', 33)
    expect(await store.findSession('b', 11)).toBeNull()
    expect((await store.findUserByLogin('lan'))?.passwordHash).toBe('new')
    expect(await store.passwordSetAt(lan)).toBe(33)
    expect(await store.hasReachableAdmin(100)).toBe(true)
  })

  test('[AC4] sessions are listed by last use, moved on, and ended all but one', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createUser(user({ id: minh, login: 'minh' }))
    for (const hash of ['a', 'b', 'c']) await store.createSession({ ...session, hash })
    await store.createSession({ ...session, hash: 'other', userId: minh })
    await store.touchSession('b', 50, 150)
    expect((await store.listSessions(lan, 60)).map((s) => [s.hash, s.seenAt, s.expiresAt])).toEqual([['b', 50, 150], ['a', 10, 100], ['c', 10, 100]])
    expect((await store.listSessions(lan, 120)).map((s) => s.hash)).toEqual(['b'])
    await store.endSessions(lan, 'c')
    expect((await store.listSessions(lan, 60)).map((s) => s.hash)).toEqual(['c'])
    await store.endSessions(lan, '')
    expect(await store.listSessions(lan, 60)).toEqual([])
    expect(await store.listSessions(minh, 60)).toHaveLength(1)
  })
}

function linkContract(open: Open): void {
  test('[ST8] a sign-in link works once and not after its time', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createLink(link)
    await store.createLink({ ...link, hash: 'first', userId: null })
    expect(await store.useLink(link.hash, 100)).toBeNull()
    const uses = await Promise.all([store.useLink(link.hash, 50), store.useLink(link.hash, 50)])
    expect(uses.filter((use) => use?.userId === lan)).toHaveLength(1)
    expect((await store.useLink('first', 50))?.userId).toBeNull()
    expect(await store.useLink('never', 50)).toBeNull()
  })

  test('[AC2] open links are listed without their secret; a newer one replaces the older; a new password and revoking end them', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createUser(user({ id: minh, login: 'minh', name: 'Minh' }))
    await store.createLink(link)
    await store.createLink({ ...link, hash: 'y'.repeat(64), createdAt: 2 })
    await store.createLink({ ...link, hash: 'z'.repeat(64), userId: minh, createdAt: 3 })
    expect(await store.listLinks(homeCommune, 50)).toEqual([
      { id: 'z'.repeat(16), login: 'minh', name: 'Minh', createdAt: 3, expiresAt: 100 },
      { id: 'y'.repeat(16), login: 'lan', name: 'Cán bộ Lan', createdAt: 2, expiresAt: 100 },
    ])
    expect(await store.useLink(link.hash, 50)).toBeNull()
    expect([await store.revokeLink(homeCommune, 'z'.repeat(16)), await store.revokeLink(homeCommune, 'z'.repeat(16))]).toEqual([true, false])
    expect(await store.useLink('z'.repeat(64), 50)).toBeNull()
    await store.setPassword(lan, null)
    expect(await store.useLink('y'.repeat(64), 50)).toBeNull()
    expect(await store.listLinks(homeCommune, 50)).toEqual([])
  })
}

function communeContract(open: Open): void {
  async function twoCommunes(): Promise<Store> {
    const store = await open()
    await store.createCommune({ id: north, name: 'UBND xã Bắc' })
    await store.createUser(user())
    await store.createUser(user({ id: minh, login: 'minh', commune: north, unit: 'kt' }))
    await store.createWorkbook({ ...entry, id: ours }, lan, Uint8Array.of(1))
    await store.createWorkbook({ ...entry, id: theirs }, minh, Uint8Array.of(2))
    return store
  }

  test('[AC1] a workbook is of its maker’s commune; nobody of another commune can be stored as its member', async () => {
    const store = await twoCommunes()
    expect([await store.listWorkbookIds(homeCommune), await store.listWorkbookIds(north)]).toEqual([[ours], [theirs]])
    await expect(store.putMember({ workbook: ours, userId: minh, role: 'viewer', unit: '' })).rejects.toThrow()
    expect(await store.findMembership(ours, minh)).toBeNull()
    expect((await store.listWorkbooksOf(minh)).map(({ id }) => id)).toEqual([theirs])
  })

  test('[AC1] what is asked or changed in a commune never reaches another one', async () => {
    const store = await twoCommunes()
    expect([await store.findPerson(homeCommune, 'minh'), (await store.listPeople(north)).map(({ login }) => login)]).toEqual([null, ['minh']])
    await store.changePerson(homeCommune, minh, { isAdmin: true })
    await store.closePerson(homeCommune, minh, 9)
    expect(await store.findPerson(north, 'minh')).toMatchObject({ isAdmin: false, closedAt: null })
    await store.createLink({ ...link, userId: minh })
    expect([await store.listLinks(homeCommune, 5), await store.revokeLink(homeCommune, 'x'.repeat(16))]).toEqual([[], false])
    await store.movePeople(homeCommune, unitId('kt'), unitId('vp'))
    expect((await store.findPerson(north, 'minh'))?.unit).toBe('kt')
    expect((await store.listRoles(north)).map(({ workbook, userId }) => [workbook, userId])).toEqual([[theirs, minh]])
  })

  test('[AC7] a directory is replaced by who saw its last version; communes have names and directories of their own', async () => {
    const store = await twoCommunes()
    const unit = { id: unitId('kt'), name: 'Phòng Kinh tế', abbr: 'P.KT', kind: 'unit', aliases: ['Phòng KT'] } as const
    expect(await store.readUnits(north)).toEqual({ version: 0, units: [] })
    expect([await store.writeUnits(north, 0, [unit]), await store.writeUnits(north, 0, [])]).toEqual([true, false])
    expect(await store.readUnits(north)).toEqual({ version: 1, units: [unit] })
    expect((await store.readUnits(homeCommune)).version).toBe(0)
    await store.renameCommune(north, 'UBND phường Bắc')
    expect(await store.listCommunes()).toEqual([{ id: 'home', name: '' }, { id: 'north', name: 'UBND phường Bắc' }])
    expect(await store.findCommune(communeId('none'))).toBeNull()
  })

  test('[AC9] members and people follow a merged unit, in their commune', async () => {
    const store = await twoCommunes()
    await store.putMember({ workbook: theirs, userId: minh, role: 'editor', unit: 'kt' })
    await store.moveMembers(ours, unitId('kt'), unitId('vp'))
    await store.moveMembers(theirs, unitId('kt'), unitId('hcc'))
    await store.movePeople(north, unitId('kt'), unitId('hcc'))
    expect((await store.findMembership(theirs, minh))?.unit).toBe('hcc')
    expect((await store.findPerson(north, 'minh'))?.unit).toBe('hcc')
  })
}

function identityContract(open: Open): void {
  test('[AC14] an identity of another system is one person’s, and nobody’s while the account is closed', async () => {
    const store = await open()
    await store.createUser(user())
    await store.createUser(user({ id: minh, login: 'minh' }))
    const identity = { issuer: 'https://cong.vn', subject: '001' }
    expect(await store.findByIdentity(identity)).toBeNull()
    expect([await store.linkIdentity(lan, identity), await store.linkIdentity(lan, identity), await store.linkIdentity(minh, identity)]).toEqual([true, true, false])
    expect([await store.findByIdentity(identity), await store.findByIdentity({ ...identity, issuer: 'https://khac.vn' })]).toEqual([lan, null])
    expect([await store.hasIdentity(lan, identity.issuer), await store.hasIdentity(minh, identity.issuer)]).toEqual([true, false])
    await store.closePerson(homeCommune, lan, 5)
    expect(await store.findByIdentity(identity)).toBeNull()
    await store.closePerson(homeCommune, lan, null)
    await store.unlinkIdentity(lan, identity.issuer)
    expect([await store.findByIdentity(identity), await store.linkIdentity(minh, identity)]).toEqual([null, true])
  })
}
