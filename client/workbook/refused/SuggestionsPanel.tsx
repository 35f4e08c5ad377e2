import { createResource, For, Show, type JSX } from 'solid-js'
import { readRow, rowsOf } from '../../../shared/crdt/schema.ts'
import { titleColumnOf, type Column } from '../../../shared/domain/columns.ts'
import type { AnnexId, ColumnId, RowId, UnitId } from '../../../shared/domain/ids.ts'
import { callApi } from '../../account/api.ts'
import { createCall } from '../../account/createCall.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'
import { SideFrame } from '../side/SideFrame.tsx'
import type { SideProps } from '../side/SidePanels.tsx'
import { writeSuggestion } from './writeSuggestion.ts'

/** A suggestion as the server tells it. */
export interface ToldSuggestion {
  readonly id: string
  readonly row: RowId
  readonly column: ColumnId
  readonly text: string
  readonly name: string
  readonly unit: string
  readonly at: string
  readonly decision: '' | 'accepted' | 'rejected' | 'withdrawn'
}

/** What people suggest for cells that they may not write; the coordinator decides, their writer may withdraw. */
export function SuggestionsPanel(props: SideProps): JSX.Element {
  const t = useTranslate()
  const path = `/api/workbooks/${props.opened.membership.id}/suggestions`
  const [told, { refetch }] = createResource(
    () => props.opened.suggestionsVersion() + 1,
    () => callApi<readonly ToldSuggestion[]>('GET', path),
  )
  const open = (): readonly ToldSuggestion[] => (told.error === undefined ? (told()?.filter(({ decision }) => decision === '') ?? []) : [])
  return (
    <SideFrame opened={props.opened} title={t('suggestions.title')}>
      <Show when={told.error as unknown}>{(error) => <Failure text={(error() as Error).message} />}</Show>
      <ul class="side-list">
        <For each={open()} fallback={<li class="muted">{t('suggestions.none')}</li>}>
          {(suggestion) => <SuggestionItem {...props} suggestion={suggestion} path={path} onDecided={() => void refetch()} />}
        </For>
      </ul>
    </SideFrame>
  )
}

function SuggestionItem(props: SideProps & { suggestion: ToldSuggestion; path: string; onDecided: () => void }): JSX.Element {
  const t = useTranslate()
  const place = (): Place | null => placeOf(props.opened, props.suggestion)
  const isCoordinator = (): boolean => props.opened.access().role === 'coordinator'
  const decide = createCall(async (decision: string) => {
    const found = place()
    if (decision === 'accepted' && found) writeSuggestion(props.opened, found.annex, props.suggestion.row, found.column, props.suggestion.text)
    await callApi('POST', `${props.path}/${props.suggestion.id}/decision`, { decision })
    props.onDecided()
  })
  const act = (decision: string, label: string, kind: string): JSX.Element => (
    <button class={`button ${kind}`} disabled={decide.busy()} onClick={() => decide.run(decision)}>
      {label}
    </button>
  )
  return (
    <li>
      <div class="side-head">
        <strong>{place()?.column.heading ?? t('suggestions.gone')}</strong>
        <span class="muted">{place()?.rowTitle}</span>
        <span class="small muted">{[props.suggestion.name, place()?.unitName].filter(Boolean).join(' – ')}</span>
      </div>
      <SuggestedTexts now={place()?.now} text={props.suggestion.text} />
      <div class="side-acts">
        <Show when={isCoordinator()} fallback={act('withdrawn', t('suggestions.withdraw'), '')}>
          <Show when={place()}>{act('accepted', t('suggestions.accept'), 'primary')}</Show>
          {act('rejected', t('suggestions.reject'), '')}
        </Show>
        <button class="button plain" onClick={() => props.handle?.goTo(props.suggestion.row, props.suggestion.column)}>
          {t('refused.go')}
        </button>
      </div>
      <Failure text={decide.failure()} />
    </li>
  )
}

function SuggestedTexts(props: { now: string | undefined; text: string }): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <Show when={props.now !== undefined}>
        <span class="small muted">{t('suggestions.now')}</span>
        <div class="side-text">{props.now}</div>
        <span class="small muted">{t('suggestions.proposed')}</span>
      </Show>
      <div class="side-text">{props.text}</div>
    </>
  )
}

interface Place {
  readonly annex: AnnexId
  readonly column: Column
  readonly rowTitle: string
  readonly unitName: string
  readonly now: string
}

/** Where a suggestion belongs, and what stands there now; null: row or column are gone. */
function placeOf(opened: OpenedWorkbook, { row, column: id, unit }: ToldSuggestion): Place | null {
  opened.version()
  const registers = readRow(row, rowsOf(opened.live.doc).get(row))
  if (!registers || registers.deleted) return null
  const projection = opened.projectionOf(registers.annex)
  const column = projection.columns.find((known) => known.id === id)
  if (!column) return null
  const title = titleColumnOf(projection.columns)
  return {
    annex: registers.annex,
    column,
    rowTitle: title ? projection.text(row, title) : '',
    unitName: projection.directory.get(unit as UnitId)?.name ?? '',
    now: projection.text(row, column),
  }
}
