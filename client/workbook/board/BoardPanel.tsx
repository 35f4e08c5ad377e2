import { createMemo, createResource, For, Show, type JSX } from 'solid-js'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import { checkWorkbook } from '../../../shared/domain/findings/checkWorkbook.ts'
import { unitBoard, type UnitLine } from '../../../shared/domain/units/unitBoard.ts'
import { callApi } from '../../account/api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { copyText } from '../refused/copyText.ts'
import { SideFrame } from '../side/SideFrame.tsx'
import type { SideProps } from '../side/SidePanels.tsx'

interface Activity {
  readonly unit: string
  readonly at: string
}

interface Stand {
  readonly unit: string
  readonly stand: 'waiting' | 'agreed' | 'objected'
}

/** What each unit still owes, when it last wrote, whether it agrees; and a text to remind it with. */
export function BoardPanel(props: SideProps): JSX.Element {
  const t = useTranslate()
  const { opened } = props
  const path = `/api/workbooks/${opened.membership.id}`
  const [told] = createResource(async () => {
    const [activity, { units }] = await Promise.all([callApi<readonly Activity[]>('GET', `${path}/activity`), callApi<{ units: readonly Stand[] }>('GET', `${path}/signing`)])
    return { activity: new Map(activity.map(({ unit, at }) => [unit, at])), stands: new Map(units.map(({ unit, stand }) => [unit, stand])) }
  })
  const known = (): ReturnType<typeof told> => (told.error === undefined ? told() : undefined)
  // Read once when the board is opened: it is looked at, not watched, and a check of 5,000 rows takes a moment.
  const lines = createMemo(() => {
    const workbook = readWorkbook(opened.live.doc)
    return unitBoard(workbook, checkWorkbook(workbook))
  })
  return (
    <SideFrame opened={opened} title={t('board.title')} wide>
      <Show when={told.error as unknown}>{(error) => <Failure text={(error() as Error).message} />}</Show>
      <div class="side-list">
        <table class="board">
          <thead>
            <tr>
              <For each={['unit', 'rows', 'empty', 'findings', 'last', 'stand'] as const}>{(head) => <th scope="col">{t(`board.${head}`)}</th>}</For>
              <th />
            </tr>
          </thead>
          <tbody>
            <For each={lines()}>{(line) => <BoardLine {...props} line={line} last={known()?.activity.get(line.unit?.id ?? '')} stand={known()?.stands.get(line.unit?.id ?? '')} />}</For>
          </tbody>
        </table>
      </div>
    </SideFrame>
  )
}

function BoardLine(props: SideProps & { line: UnitLine; last: string | undefined; stand: Stand['stand'] | undefined }): JSX.Element {
  const t = useTranslate()
  const name = (): string => props.line.unit?.name ?? t('board.nobody')
  const reminder = (): string =>
    t('board.reminder', {
      unit: name(),
      plan: props.opened.facts().title,
      rows: props.line.rows.length,
      empty: props.line.emptyCells,
      findings: props.line.findings,
      link: location.href.split(/[?#]/)[0] ?? '',
    })
  return (
    <tr>
      <th scope="row">
        <button class="log-place" onClick={() => props.line.rows[0] && props.handle?.goTo(props.line.rows[0])}>
          {name()}
        </button>
      </th>
      <td>{props.line.rows.length}</td>
      <td classList={{ owes: props.line.emptyCells > 0 }}>{props.line.emptyCells}</td>
      <td classList={{ owes: props.line.findings > 0 }}>{props.line.findings}</td>
      <td>{props.last ? new Date(props.last).toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'short' }) : t('board.never')}</td>
      <td>{props.stand ? t(`board.stand.${props.stand}`) : ''}</td>
      <td>
        <Show when={props.line.unit}>
          <button class="button plain" onClick={() => copyText(reminder(), t)}>
            {t('board.remind')}
          </button>
        </Show>
      </td>
    </tr>
  )
}
