import { createMemo, createRoot, createSignal, onCleanup, type Accessor } from 'solid-js'
import { AnnexProjection } from '../../shared/crdt/annexProjection.ts'
import type { EditContext } from '../../shared/crdt/editContext.ts'
import { readAnnexFacts, readAnnexIds, readFacts } from '../../shared/crdt/readWorkbook.ts'
import { UndoStack } from '../../shared/crdt/undo/undoStack.ts'
import type { Annex, WorkbookFacts } from '../../shared/domain/annex.ts'
import type { AnnexId, UnitId } from '../../shared/domain/ids.ts'
import type { AccessRole, AccessRule } from '../../shared/domain/permissions.ts'
import { accessRule, type WorkbookSettings } from '../../shared/domain/workbookSettings.ts'
import type { Access, Refusal } from '../../shared/protocol/messageTypes.ts'
import type { Me } from '../account/session.ts'
import type { ConnectionState } from '../sync/connectionState.ts'
import { LiveWorkbook } from '../sync/liveWorkbook.ts'
import { createRefusedList, type RefusedList } from './refused/createRefusedList.ts'
import { createSidePanel, type SidePanel } from './side/sidePanel.ts'
import type { SavingState } from '../sync/savingState.ts'

/** What the server says of my place in a workbook. */
export interface Membership {
  readonly id: string
  readonly role: AccessRole
  /** Id of my unit in the workbook's directory; '' for none. */
  readonly unit: string
  readonly settings: WorkbookSettings
}

export type AnnexHead = Omit<Annex, 'columns' | 'rows'>

/** An open workbook as Solid signals: one document, one line, one undo stack for the window. */
export interface OpenedWorkbook {
  readonly live: LiveWorkbook
  readonly edit: EditContext
  readonly undo: UndoStack
  readonly membership: Membership
  readonly facts: Accessor<WorkbookFacts>
  readonly annexes: Accessor<readonly AnnexHead[]>
  readonly saving: Accessor<SavingState>
  readonly connection: Accessor<ConnectionState>
  /** What I may do now; follows what the server says. */
  readonly access: Accessor<Access>
  readonly rule: Accessor<AccessRule>
  /** What the server refused since this window opened, oldest first. */
  readonly refusals: Accessor<readonly Refusal[]>
  readonly refused: RefusedList
  readonly side: SidePanel
  /** Counts changes of suggestions, of which the document says nothing. */
  readonly suggestionsVersion: Accessor<number>
  /** Counts changes of the document, coalesced to one a frame: effects that read all of it depend on this. */
  readonly version: Accessor<number>
  projectionOf(annex: AnnexId): AnnexProjection
}

/** Opens a workbook; the caller closes it. @param failed hears what fails when nobody waits */
export async function openWorkbook(membership: Membership, me: Me, failed: (error: unknown) => void): Promise<{ opened: OpenedWorkbook; close: () => void }> {
  const { live, ...line } = await openLine(membership, me.id, failed)
  const edit: EditContext = { doc: live.doc, origin: { window: live.doc.clientID }, random: Math.random, now: Date.now, me: me.id }
  const undo = new UndoStack(edit)
  const { stop, ...signals } = documentSignals(live)
  const projections = new Map<AnnexId, AnnexProjection>()
  const projectionOf = (annex: AnnexId): AnnexProjection => {
    const projection = projections.get(annex) ?? new AnnexProjection(live.doc, annex)
    projections.set(annex, projection)
    return projection
  }
  const close = (): void => {
    for (const projection of projections.values()) projection.destroy()
    undo.destroy()
    stop()
    live.close()
  }
  return { opened: { live, edit, undo, membership, ...line, ...signals, projectionOf }, close }
}

/** The line to the server, and what is known of it as signals. */
async function openLine({ id: workbook, role, unit, settings }: Membership, person: string, failed: (error: unknown) => void) {
  const changed: { tell: () => void } = { tell: () => undefined }
  const [access, setAccess] = createSignal<Access>({ role, unit, ...settings }, { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
  const rule = createRoot(() => createMemo(() => accessRule(access().role, access().unit as UnitId | '', access())))
  const [refusals, setRefusals] = createSignal<readonly Refusal[]>([])
  const [suggestionsVersion, setSuggestionsVersion] = createSignal(0)
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const live = await LiveWorkbook.open(`${scheme}://${location.host}/ws`, workbook, person, {
    changed: () => changed.tell(),
    refused: (refusal) => setRefusals((known) => [...known, refusal]),
    thingChanged: (what) => what === 'suggestions' && setSuggestionsVersion((count) => count + 1),
    access: setAccess,
    failed,
  })
  const [saving, setSaving] = createSignal(live.saving, { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
  const [connection, setConnection] = createSignal(live.connection)
  changed.tell = () => {
    setSaving(live.saving)
    setConnection(live.connection)
  }
  changed.tell()
  const refused = createRefusedList(localStorage, person, workbook)
  return { live, saving, connection, refusals, refused, access, rule, suggestionsVersion, side: createSidePanel() }
}

function documentSignals(live: LiveWorkbook) {
  const { doc } = live
  const readHeads = (): AnnexHead[] => readAnnexIds(doc).map((id) => readAnnexFacts(doc, id))
  const equalText = { equals: (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b) }
  const [facts, setFacts] = createSignal<WorkbookFacts>(readFacts(doc), equalText)
  const [annexes, setAnnexes] = createSignal<readonly AnnexHead[]>(readHeads(), equalText)
  const [version, setVersion] = createSignal(0)
  let frame = 0
  const onUpdate = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      setFacts(readFacts(doc))
      setAnnexes(readHeads())
      setVersion((count) => count + 1)
    })
  }
  doc.on('update', onUpdate)
  return { facts, annexes, version, stop: () => doc.off('update', onUpdate) }
}

/** Runs `work` once the changes have paused for `pauseMs`, again after the next pause; stops with the owner. */
export function afterPause(pauseMs: number): (work: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  return (work) => {
    clearTimeout(timer)
    timer = setTimeout(work, pauseMs)
  }
}
