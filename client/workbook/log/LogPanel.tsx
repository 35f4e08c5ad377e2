import { createEffect, createResource, createSignal, For, on, Show, type JSX } from 'solid-js'
import { readUnits } from '../../../shared/crdt/readWorkbook.ts'
import { isMessageKey } from '../../../shared/i18n/translate.ts'
import { callApi } from '../../account/api.ts'
import { createCall } from '../../account/createCall.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useTranslate, type Translate } from '../../ui/translate.ts'
import { SideFrame } from '../side/SideFrame.tsx'
import type { SideProps } from '../side/SidePanels.tsx'
import type { Side } from '../side/sidePanel.ts'
import { logQuery, type LogChoice, type LogLine, type LogPage } from './logLines.ts'

interface Member {
  readonly login: string
  readonly name: string
}

/** Who changed what, and when: of the workbook for the coordinator, of one cell for everybody. */
export function LogPanel(props: SideProps): JSX.Element {
  const t = useTranslate()
  const path = `/api/workbooks/${props.opened.membership.id}`
  const place = (): Extract<Side, { is: 'log' }> => props.opened.side.shown() as Extract<Side, { is: 'log' }>
  const [choice, setChoice] = createSignal<LogChoice>({})
  const query = (before?: number | null): string => logQuery({ ...choice(), ...place() }, before)
  const [lines, setLines] = createSignal<readonly LogLine[]>([])
  const [next, setNext] = createSignal<number | null>(null)
  const load = createCall(async (before?: number | null) => {
    const page = await callApi<LogPage>('GET', `${path}/log${query(before)}`)
    setLines((known) => (before ? [...known, ...page.lines] : page.lines))
    setNext(page.next)
  })
  createEffect(on(() => query(), () => load.run()))
  return (
    <SideFrame opened={props.opened} title={t(place().row ? 'log.history' : 'log.title')} wide={!place().row}>
      <Show when={!place().row}>
        <Choices {...props} path={path} choice={choice()} onChoose={setChoice} file={`${path}/log.csv${query()}`} />
      </Show>
      <Failure text={load.failure()} />
      <ul class="side-list">
        <For each={lines()} fallback={<li class="muted">{t('log.none')}</li>}>
          {(line) => <Line line={line} onGo={() => line.row && props.handle?.goTo(line.row, line.column || undefined)} />}
        </For>
      </ul>
      <Show when={next()}>
        <div class="side-foot">
          <button class="button" disabled={load.busy()} onClick={() => load.run(next())}>
            {t('log.more')}
          </button>
        </div>
      </Show>
    </SideFrame>
  )
}

/** By person, unit, refusals; and the same as a file. */
function Choices(props: SideProps & { path: string; choice: LogChoice; onChoose: (choice: LogChoice) => void; file: string }): JSX.Element {
  const t = useTranslate()
  const [members] = createResource(() => callApi<readonly Member[]>('GET', `${props.path}/members`))
  const set = (change: LogChoice): void => props.onChoose({ ...props.choice, ...change })
  const pick = (label: string, options: readonly (readonly [string, string])[], onPick: (value: string) => void): JSX.Element => (
    <label class="field">
      <span>{label}</span>
      <select onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="">{t('log.everybody')}</option>
        <For each={options}>{([value, name]) => <option value={value}>{name}</option>}</For>
      </select>
    </label>
  )
  const people = (): [string, string][] => (members.error === undefined ? (members() ?? []).map(({ login, name }) => [login, name]) : [])
  return (
    <div class="log-choices">
      {pick(t('log.person'), people(), (login) => set({ login }))}
      {pick(t('log.unit'), readUnits(props.opened.live.doc).map(({ id, name }) => [id, name] as const), (unit) => set({ unit }))}
      <label class="rights-choice">
        <input type="checkbox" onChange={(event) => set({ refused: event.currentTarget.checked })} />
        <span>{t('log.refusedOnly')}</span>
      </label>
      <a class="button" href={props.file} download="">
        {t('log.download')}
      </a>
    </div>
  )
}

function Line(props: { line: LogLine; onGo: () => void }): JSX.Element {
  const t = useTranslate()
  return (
    <li>
      <div class="side-head">
        <span>
          <strong>{props.line.name}</strong>
          <Show when={props.line.unit}> – {props.line.unit}</Show>
        </span>
        <span class="small muted">
          {new Date(props.line.to).toLocaleString('vi-VN')} · {t(`log.kind.${props.line.kind}`)}
        </span>
        <Show when={props.line.row} fallback={<span class="small muted">{props.line.heading}</span>}>
          <button class="log-place" onClick={() => props.onGo()}>
            {[props.line.heading, props.line.rowTitle].filter(Boolean).join(' · ')}
          </button>
        </Show>
        <Show when={props.line.refusal}>
          <span class="small log-refused">{t('log.refused', { reason: reasonOf(props.line.refusal, t) })}</span>
        </Show>
      </div>
      <Show when={props.line.kind === 'cell' && !props.line.refusal}>
        <div class="log-texts">
          <del>{props.line.before || t('log.empty')}</del>
          <ins>{props.line.after || t('log.empty')}</ins>
        </div>
      </Show>
    </li>
  )
}

function reasonOf(refusal: string, t: Translate): string {
  const key = refusal.replace('access.', 'access.why.')
  const full = `error.${refusal}`
  return isMessageKey(key) ? t(key) : isMessageKey(full) ? t(full) : refusal
}
