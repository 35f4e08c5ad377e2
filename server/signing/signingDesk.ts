import { DomainError } from '../../shared/domain/errors.ts'
import { unitId, type UnitId, type WorkbookId } from '../../shared/domain/ids.ts'
import { fitsPhase, isUnitAct, phaseOf, stateAfter, unitStands, type SigningAct, type SigningEvent } from '../../shared/domain/signing.ts'
import { readWorkbook } from '../../shared/crdt/readWorkbook.ts'
import type { Store } from '../storage/port/store.ts'
import type { Standing } from '../storage/port/workbookStore.ts'
import type { Rooms } from '../sync/rooms.ts'
import { freeze } from '../versions/versionFiles.ts'
import { changeWorkbookSettings } from '../workbooks/changeSettings.ts'

export interface SigningServices {
  readonly store: Store
  readonly rooms: Rooms
  readonly now: () => number
}

/** What somebody asks to do. */
export interface SigningRequest {
  readonly act: SigningAct
  readonly text: string
  /** ISO date of an issued plan. */
  readonly date: string
  /** Freezing although units object. */
  readonly despite: boolean
}

/** Units that are asked: those with a member who may speak for them. */
export async function askedUnits(store: Store, workbook: WorkbookId): Promise<readonly UnitId[]> {
  const members = await store.listMembers(workbook)
  return [...new Set(members.filter(({ unit, role }) => unit !== '' && role !== 'viewer').map(({ unit }) => unitId(unit)))]
}

/** Where one server does the acts of signing: in each workbook one after the other, so that what was judged still holds when it is done. */
export class SigningDesk {
  readonly #services: SigningServices
  /** The last act that was asked for in a workbook, until it is done. */
  readonly #turns = new Map<WorkbookId, Promise<unknown>>()

  constructor(services: SigningServices) {
    this.#services = services
  }

  /**
   * Does one act and keeps it.
   * @throws {DomainError} `access.denied`, `signing.noUnit`, `signing.reasonMissing`, `signing.wrongPhase`, `signing.objections`
   */
  async act(standing: Standing, asked: SigningRequest): Promise<void> {
    const { workbook } = standing.membership
    const before = this.#turns.get(workbook)
    const turn = (before ?? Promise.resolve()).then(() => act(this.#services, standing, asked))
    // Who failed was told; the next one goes on all the same.
    const settled = Promise.allSettled([turn])
    this.#turns.set(workbook, settled)
    await settled
    if (this.#turns.get(workbook) === settled) this.#turns.delete(workbook)
    return turn
  }
}

async function act(services: SigningServices, { user, membership }: Standing, asked: SigningRequest): Promise<void> {
  const { store, now } = services
  const { workbook, role, unit } = membership
  if (role === 'viewer' || (role !== 'coordinator' && !isUnitAct(asked.act))) throw new DomainError('access.denied')
  if (isUnitAct(asked.act) && unit === '') throw new DomainError('signing.noUnit')
  if ((asked.act === 'object' || asked.act === 'reopen') && asked.text === '') throw new DomainError('signing.reasonMissing')
  if (!fitsPhase(asked.act, phaseOf((await store.readSettings(workbook)).state))) throw new DomainError('signing.wrongPhase')
  const event = { act: asked.act, at: now(), userId: user.id, unit: isUnitAct(asked.act) ? unitId(unit) : ('' as const), text: asked.text, version: 0, date: '' }
  if (asked.act === 'freeze') return freezeForSigning(services, workbook, event, asked.despite)
  if (asked.act === 'issue') return void (await store.addSigningEvent(workbook, { ...event, version: await lastVersion(store, workbook), date: asked.date }))
  await store.addSigningEvent(workbook, event)
  const state = stateAfter[asked.act]
  if (state) await changeWorkbookSettings(services, workbook, { state })
}

/** First nobody may write, then what is there becomes the version: nothing slips in between. */
async function freezeForSigning(services: SigningServices, workbook: WorkbookId, event: SigningEvent, despite: boolean): Promise<void> {
  const { store, rooms } = services
  const stands = unitStands(await store.listSigningEvents(workbook), await askedUnits(store, workbook))
  const objecting = stands.filter(({ stand }) => stand === 'objected').length
  if (objecting > 0 && !despite) throw new DomainError('signing.objections', { count: objecting })
  await changeWorkbookSettings(services, workbook, { state: 'issued' })
  const content = await rooms.read(workbook, readWorkbook)
  const version = await freeze(store, content, { id: workbook, name: event.text, at: event.at, userId: event.userId })
  await store.addSigningEvent(workbook, { ...event, version: version.number })
}

async function lastVersion(store: Store, workbook: WorkbookId): Promise<number> {
  const number = (await store.listSigningEvents(workbook)).findLast(({ act: done }) => done === 'freeze')?.version
  if (!number) throw new DomainError('signing.wrongPhase')
  return number
}
