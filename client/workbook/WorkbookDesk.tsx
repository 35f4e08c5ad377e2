import { createMemo, createSignal, Show, type Accessor, type JSX } from 'solid-js'
import type { AnnexHandle } from '../annex/annexHandle.ts'
import { AnnexView } from '../annex/AnnexView.tsx'
import type { ProjectedRow } from '../../shared/crdt/annexProjection.ts'
import type { Finding } from '../../shared/domain/findings/finding.ts'
import type { AnnexId, RowId } from '../../shared/domain/ids.ts'
import type { AccessRole } from '../../shared/domain/permissions.ts'
import { useTranslate } from '../ui/translate.ts'
import { createAnnexSession } from './annexSessions.ts'
import { AddAnnexMenu } from './annexes/AddAnnexMenu.tsx'
import { AnnexTabs } from './annexes/AnnexTabs.tsx'
import { Banner } from './Banner.tsx'
import { readLinkedAnnex } from '../annex/view/viewLink.ts'
import { ViewButtons } from './annexes/ViewButtons.tsx'
import { createFindings } from './review/findings.ts'
import { FindingsPanel } from './review/FindingsPanel.tsx'
import { addUsualAnnex } from './annexes/newAnnex.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'
import { listenForHelp } from './listenForHelp.ts'
import { createFollow } from './people/createFollow.ts'
import { createPeople } from './people/people.ts'
import { SidePanels } from './side/SidePanels.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'

/** The workbook on screen: bars, tabs, the annex, and one panel at its side. */
export function WorkbookDesk(props: { opened: OpenedWorkbook }): JSX.Element {
  const { opened } = props
  const people = createPeople(opened.live.awareness)
  const findings = createFindings(opened)
  const [chosen, setChosen] = createSignal<AnnexId | null>(readLinkedAnnex(location.search))
  const [panelOpen, setPanelOpen] = createSignal(false)
  const [handle, setHandle] = createSignal<AnnexHandle>()
  const annex = createMemo(() => (opened.annexes().find((head) => head.id === chosen()) ?? opened.annexes()[0])?.id)
  const shown = createMemo(() => findings().filter((finding) => finding.annex === annex()))
  const follow = createFollow(opened.live.awareness, setChosen, handle)
  const choose = (wanted: AnnexId): void => {
    follow.stop()
    setChosen(wanted)
  }
  listenForHelp(() => handle()?.openHelp())
  const role = (): AccessRole => opened.access().role
  const mayEdit = (): boolean => role() === 'coordinator' || role() === 'editor'
  return (
    <div class="desk">
      <TopBar opened={opened} annex={annex()} people={people()} handle={handle()} mayEdit={mayEdit()} follow={follow} />
      <Banner opened={opened} />
      <AnnexTabs
        annexes={opened.annexes()}
        chosen={annex()}
        addMenu={role() === 'coordinator' && <AddAnnexMenu opened={opened} annex={annex()} onAdded={setChosen} />}
        onChoose={choose}
        onAddRow={mayEdit() ? () => handle()?.insertRow(true) : undefined}
        view={<ViewButtons handle={handle()} hasUnit={opened.membership.unit !== ''} />}
        findings={shown().length}
        panelOpen={panelOpen()}
        onPanel={() => setPanelOpen(!panelOpen())}
      />
      <div class="desk-body">
        <AnnexPlace opened={opened} annex={annex()} findings={shown} onReady={setHandle} />
        <Beside opened={opened} annex={annex()} findings={shown()} handle={handle()} reviewing={panelOpen()} onClose={() => setPanelOpen(false)} />
      </div>
      <StatusBar opened={opened} annex={annex()} findings={shown().length} people={people().length} onHelp={() => handle()?.openHelp()} />
    </div>
  )
}

interface AnnexPlaceProps {
  readonly opened: OpenedWorkbook
  readonly annex: AnnexId | undefined
  readonly findings: Accessor<readonly Finding[]>
  readonly onReady: (handle: AnnexHandle) => void
}

/** The annex itself, made anew for another one; or what to do when there is none. */
function AnnexPlace(props: AnnexPlaceProps): JSX.Element {
  const t = useTranslate()
  const title = (): string => props.opened.annexes().find((head) => head.id === props.annex)?.title ?? ''
  return (
    <main class="desk-main" aria-label={title()}>
      <Show when={props.annex} keyed fallback={<EmptyWorkbook opened={props.opened} />}>
        {(id) => <AnnexView session={createAnnexSession(props.opened, id, props.findings, t)} onReady={props.onReady} />}
      </Show>
    </main>
  )
}

interface ReviewProps {
  readonly opened: OpenedWorkbook
  readonly annex: AnnexId | undefined
  readonly findings: readonly Finding[]
  readonly handle: AnnexHandle | undefined
  readonly onClose: () => void
}

/** What stands beside the annex. */
function Beside(props: ReviewProps & { readonly reviewing: boolean }): JSX.Element {
  return (
    <>
      <Show when={props.reviewing}>
        <Review {...props} />
      </Show>
      <SidePanels opened={props.opened} handle={props.handle} />
    </>
  )
}

/** The panel of findings, joined to the grid. */
function Review(props: ReviewProps): JSX.Element {
  const numberOf = (row: RowId): string => (props.annex ? fullNumber(props.opened.projectionOf(props.annex).rows, row) : '')
  const go = (finding: Finding): void => {
    if (finding.row) props.handle?.goTo(finding.row, finding.column)
  }
  return <FindingsPanel findings={props.findings} numberOf={numberOf} onGo={go} onClose={props.onClose} />
}

/** A row's number with its section's in front, because numbers restart in each: "IV.6". */
function fullNumber(rows: readonly ProjectedRow[], id: RowId): string {
  const at = rows.findIndex((row) => row.id === id)
  const own = rows[at]
  if (!own || own.kind === 'section') return own?.number ?? ''
  const section = rows.slice(0, at).findLast((row) => row.kind === 'section' && row.level < own.level)
  return section ? `${section.number}.${own.number}` : own.number
}

function EmptyWorkbook(props: { opened: OpenedWorkbook }): JSX.Element {
  const t = useTranslate()
  return (
    <Show when={props.opened.connection() === 'live'} fallback={<p class="desk-wait muted">{t('app.loading')}</p>}>
      <div class="desk-wait">
        <h2>{t('workbook.emptyTitle')}</h2>
        <p class="muted">{t('workbook.emptyText')}</p>
        <button class="button primary" onClick={() => addUsualAnnex(props.opened.edit, t)}>
          {t('workbook.addAnnex')}
        </button>
      </div>
    </Show>
  )
}
