import { createEffect, createMemo, createSignal, For, Match, onCleanup, Show, Switch, type Accessor, type JSX } from 'solid-js'
import { readUnits as readLiveUnits } from '../../../shared/crdt/readWorkbook.ts'
import { cellFormOf } from '../../../shared/domain/columns.ts'
import { parseTarget } from '../../../shared/domain/target/parseTarget.ts'
import { parseTimeline } from '../../../shared/domain/timeline/parseTimeline.ts'
import { isPercentColumn } from '../../../shared/interchange/readRow.ts'
import type { WorkBench } from '../createBench.ts'
import { listStep, type ListControl } from '../editing/listControl.ts'
import type { OpenCell } from '../editing/editor.ts'
import { timelineReadingText } from './readingText.ts'
import { targetReadingText } from './targetReading.ts'
import { timelineOptions } from './timelineOptions.ts'
import { toggleUnit, unitOptions } from './unitOptions.ts'

/** One line of the list below an open cell. */
interface Option {
  readonly label: string
  readonly hint: string
  /** Ticked or not, in a checklist. */
  readonly checked: boolean | null
  readonly take: () => void
}

/** The list below the open cell: a checklist for units, suggestions and the reading for a timeline, nothing for others. */
export function OpenCellList(props: { bench: WorkBench }): JSX.Element {
  const open = () => props.bench.editor.open()
  return (
    <Show when={open()} keyed>
      {(cell) => (
        <Switch>
          <Match when={cellFormOf(cell.column.role) === 'units'}>
            <UnitList bench={props.bench} />
          </Match>
          <Match when={cell.column.role === 'timeline'}>
            <TimelineList bench={props.bench} open={cell} />
          </Match>
          <Match when={cell.column.role === 'target' || cell.column.role === 'targetByPeriod'}>
            <TargetReading bench={props.bench} open={cell} />
          </Match>
        </Switch>
      )}
    </Show>
  )
}

// The lists are made once a component: a call in a prop would run, and make a new memo, at every read of the prop.
function UnitList(props: { bench: WorkBench }): JSX.Element {
  const options = unitList(props.bench)
  return <OptionList bench={props.bench} options={options} title={props.bench.desk.t('grid.units.list')} />
}

function TimelineList(props: { bench: WorkBench; open: OpenCell }): JSX.Element {
  const options = timelineList(props.bench, props.open)
  const reading = timelineReading(props.bench)
  return <OptionList bench={props.bench} options={options} title={props.bench.desk.t('grid.timeline.list')} reading={reading} />
}

/** A target has no suggestions, only what is understood of it. */
function TargetReading(props: { bench: WorkBench; open: OpenCell }): JSX.Element {
  const { editor, desk } = props.bench
  const percentColumn = isPercentColumn(props.open.column)
  const reading = createMemo(() => targetReadingText(editor.typed().text, parseTarget(editor.typed().text, { percentColumn }), desk.t))
  return <OptionList bench={props.bench} options={noOptions} title={desk.t('grid.target.list')} reading={reading} />
}

const noOptions: Accessor<Option[]> = () => []

function unitList({ desk, editor }: WorkBench): Accessor<Option[]> {
  const units = readLiveUnits(desk.session.projection.doc)
  return createMemo(() => {
    const { text, caret } = editor.typed()
    return unitOptions(units, text, caret).map(({ unit, checked }) => ({
      label: unit.name,
      hint: unit.abbr,
      checked,
      take: () => {
        const next = toggleUnit(units, text, caret, unit.id)
        editor.replaceText(next, next.length)
      },
    }))
  })
}

function timelineList({ desk, editor }: WorkBench, open: OpenCell): Accessor<Option[]> {
  const { projection } = desk.session
  const used = projection.rows.filter((row) => row.id !== open.cell.row).map((row) => projection.text(row.id, open.column))
  return createMemo(() =>
    timelineOptions(editor.typed().text, used, desk.session.planYear()).map((text) => ({
      label: text,
      hint: '',
      checked: null,
      take: () => {
        editor.replaceText(text, text.length)
        editor.commit()
      },
    })),
  )
}

function timelineReading({ desk, editor }: WorkBench): Accessor<string> {
  return createMemo(() => timelineReadingText(parseTimeline(editor.typed().text, desk.session.planYear()), desk.t))
}

function OptionList(props: { bench: WorkBench; options: Accessor<Option[]>; title: string; reading?: Accessor<string> }): JSX.Element {
  const { editor, desk, sink } = props.bench
  const marked = createMarking(props.bench, props.options)
  const place = createMemo(() => {
    desk.layout()
    editor.typed()
    return popupPlace(sink.element.getBoundingClientRect())
  })
  return (
    <Show when={props.options().length > 0 || props.reading?.()}>
      <div class="annex-popup annex-options" style={place()} onMouseDown={(event) => event.preventDefault()}>
        <Show when={props.reading?.()}>
          {(text) => (
            <p class="annex-reading" role="status">
              → {text()}
            </p>
          )}
        </Show>
        <Show when={props.options().length > 0}>
          <ul role="listbox" tabIndex={0} aria-label={props.title}>
            <For each={props.options()}>{(option, i) => <OptionLine option={option} marked={i() === marked()} />}</For>
          </ul>
        </Show>
      </div>
    </Show>
  )
}

/** Which option the arrows have marked; takes the keys of the list while it is shown. */
function createMarking({ lists, editor }: WorkBench, options: Accessor<Option[]>): Accessor<number> {
  const [marked, setMarked] = createSignal(-1)
  const control: ListControl = {
    key: (stroke) => {
      const step = listStep(stroke, options().length, marked())
      if (!step) return false
      if ('mark' in step) setMarked(step.mark)
      else options()[step.take]?.take()
      return true
    },
  }
  lists.current = control
  onCleanup(() => {
    if (lists.current === control) lists.current = null
  })
  createEffect(() => {
    editor.typed()
    setMarked((now) => (now < options().length ? now : -1))
  })
  return marked
}

function OptionLine(props: { option: Option; marked: boolean }): JSX.Element {
  let line!: HTMLLIElement
  createEffect(() => props.marked && line.scrollIntoView({ block: 'nearest' }))
  return (
    <li ref={line} role="option" aria-selected={props.option.checked ?? props.marked} classList={{ marked: props.marked }} onClick={() => props.option.take()}>
      <Show when={props.option.checked !== null}>
        <span class="annex-tick" classList={{ on: props.option.checked === true }} />
      </Show>
      <span class="annex-option-label">{props.option.label}</span>
      <Show when={props.option.hint}>
        <span class="annex-option-hint">{props.option.hint}</span>
      </Show>
    </li>
  )
}

/** Tallest list, pixels: about nine lines. */
const maxListPx = 288
/** Room below the cell that is enough for a list, pixels: it scrolls. */
const enoughPx = 200

/** Below the cell, or above it where there is more room. */
function popupPlace(cell: DOMRect): JSX.CSSProperties {
  const below = innerHeight - cell.bottom
  const up = below < Math.min(enoughPx, cell.top)
  const width = Math.min(Math.max(300, cell.width), innerWidth - 16)
  return {
    left: `${Math.max(8, Math.min(cell.left, innerWidth - width - 8))}px`,
    width: `${width}px`,
    'max-height': `${Math.min(maxListPx, (up ? cell.top : below) - 12)}px`,
    ...(up ? { bottom: `${innerHeight - cell.top + 4}px` } : { top: `${cell.bottom + 4}px` }),
  }
}
