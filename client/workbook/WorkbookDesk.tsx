import { createMemo, createSignal, Show, type JSX } from 'solid-js'
import type { AnnexHandle } from '../annex/annexHandle.ts'
import { AnnexView } from '../annex/AnnexView.tsx'
import type { ProjectedRow } from '../../shared/crdt/annexProjection.ts'
import type { Finding } from '../../shared/domain/findings/finding.ts'
import type { AnnexId, RowId } from '../../shared/domain/ids.ts'
import { useTranslate } from '../ui/translate.ts'
import { createAnnexSession } from './annexSessions.ts'
import { AnnexTabs } from './AnnexTabs.tsx'
import { Banner } from './Banner.tsx'
import { createFindings } from './findings.ts'
import { FindingsPanel } from './FindingsPanel.tsx'
import { addUsualAnnex } from './newAnnex.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'
import { createPeople } from './people.ts'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'

/** The workbook on screen: bars, tabs, the annex, and one panel at its side. */
export function WorkbookDesk(props: { opened: OpenedWorkbook }): JSX.Element {
  const t = useTranslate()
  const { opened } = props
  const people = createPeople(opened.live.awareness)
  const findings = createFindings(opened)
  const [chosen, setChosen] = createSignal<AnnexId>()
  const [panelOpen, setPanelOpen] = createSignal(false)
  const [handle, setHandle] = createSignal<AnnexHandle>()
  const annex = createMemo(() => opened.annexes().find((head) => head.id === chosen()) ?? opened.annexes()[0])
  const annexId = createMemo(() => annex()?.id)
  const shown = createMemo(() => findings().filter((finding) => finding.annex === annexId()))
  const mayEdit = (): boolean => opened.membership.role === 'coordinator' || opened.membership.role === 'editor'
  const go = (finding: Finding): void => {
    if (finding.row) handle()?.goTo(finding.row, finding.column)
  }
  const numberOf = (row: RowId): string => {
    const id = annexId()
    return id ? fullNumber(opened.projectionOf(id).rows, row) : ''
  }
  return (
    <div class="desk">
      <TopBar opened={opened} annex={annexId()} people={people()} handle={handle()} mayEdit={mayEdit()} />
      <Banner opened={opened} />
      <AnnexTabs
        annexes={opened.annexes()}
        chosen={annexId()}
        mayAdd={opened.membership.role === 'coordinator'}
        onChoose={setChosen}
        onAdd={() => setChosen(addUsualAnnex(opened.edit, t))}
        onAddRow={mayEdit() ? () => handle()?.insertRow(true) : undefined}
        findings={shown().length}
        panelOpen={panelOpen()}
        onPanel={() => setPanelOpen(!panelOpen())}
      />
      <div class="desk-body">
        <main class="desk-main" aria-label={annex()?.title}>
          <Show when={annexId()} keyed fallback={<EmptyWorkbook opened={opened} />}>
            {(id) => <AnnexView session={createAnnexSession(opened, id, shown, t)} onReady={setHandle} />}
          </Show>
        </main>
        <Show when={panelOpen()}>
          <FindingsPanel findings={shown()} numberOf={numberOf} onGo={go} onClose={() => setPanelOpen(false)} />
        </Show>
      </div>
      <StatusBar opened={opened} annex={annexId()} findings={shown().length} people={people().length} />
    </div>
  )
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
