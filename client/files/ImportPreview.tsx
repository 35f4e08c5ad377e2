import { createEffect, createMemo, createSignal, For, onCleanup, Show, type Accessor, type JSX } from 'solid-js'
import { rowKinds } from '../../shared/domain/annex.ts'
import type { Notice } from '../../shared/domain/notice.ts'
import { Icon } from '../ui/icons/Icon.tsx'
import { useTranslate } from '../ui/translate.ts'
import { AcceptForm } from './AcceptForm.tsx'
import type { ImportTarget } from './ImportScreen.tsx'
import type { Import } from './reading/createImport.ts'
import type { ImportReading } from './reading/importProtocol.ts'
import { ImportedAnnex } from './result/ImportedAnnex.tsx'
import { SourceSheet } from './source/SourceSheet.tsx'
import { LeftOutRows } from './told/LeftOutRows.tsx'
import { NoticeList } from './told/NoticeList.tsx'
import { UnknownUnits } from './told/UnknownUnits.tsx'
import { createPreviewChoice, type PreviewChoice } from './window/createPreviewChoice.ts'

interface ImportPreviewProps {
  readonly name: string
  readonly reading: ImportReading
  readonly import: Import
  readonly target: ImportTarget
  readonly onCancel: () => void
}

/** The file beside what was understood of it, with everything that a person should know before accepting. */
export function ImportPreview(props: ImportPreviewProps): JSX.Element {
  const choice = createPreviewChoice(() => props.reading.result)
  const doubts = createMemo(() => doubtfulCells(props.reading.result.notices, choice.table()?.sheet))
  const beside = createSecond(() => props.reading)
  const undo = (event: KeyboardEvent): void => {
    const isField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
    if (isField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    props.import.undo()
  }
  return (
    <div class="import-page" onKeyDown={undo}>
      <ImportHead {...props} />
      <AcceptForm reading={props.reading} import={props.import} target={props.target} skipped={choice.skipped()} />
      <div class="import-body">
        <div class="import-side">
          <Show when={beside()}>{(reading) => <SidePart {...props} reading={reading()} choice={choice} doubts={doubts()} />}</Show>
        </div>
        <ImportedPart {...props} choice={choice} doubts={doubts()} />
      </div>
    </div>
  )
}

/** The same value in a task of its own, after what was drawn first: both together would hold the page up for 60 ms. */
function createSecond<T>(value: Accessor<T>): Accessor<T | undefined> {
  const [second, setSecond] = createSignal<T>()
  createEffect(() => {
    const next = value()
    const timer = setTimeout(() => setSecond(() => next))
    onCleanup(() => clearTimeout(timer))
  })
  return second
}

type PartProps = ImportPreviewProps & { readonly choice: PreviewChoice; readonly doubts: ReadonlySet<string> }

/** The file, and what is to be told of it. */
function SidePart(props: PartProps): JSX.Element {
  const table = () => props.reading.result.tables[props.choice.index()]
  return (
    <>
      <Show when={table()}>
        {(source) => <SourceSheet reading={props.reading} table={source()} import={props.import} focus={props.choice.focus} doubts={props.doubts} />}
      </Show>
      <div class="import-told">
        <UnknownUnits reading={props.reading} import={props.import} />
        <NoticeList file={props.name} result={props.reading.result} onShow={props.choice.showPlace} />
        <Show when={table()}>{(source) => <LeftOutRows source={source()} import={props.import} />}</Show>
      </div>
    </>
  )
}

/** The annex that is looked at, under the choice of those that were found. */
function ImportedPart(props: PartProps): JSX.Element {
  const t = useTranslate()
  const { choice } = props
  const workbook = () => props.reading.result.workbook
  return (
    <article class="imported">
      <Show when={workbook().annexes.length > 1}>
        <AnnexChoice reading={props.reading} choice={choice} />
      </Show>
      <Show when={choice.annex()}>
        {(annex) => (
          <>
            <p class="imported-title">
              <strong>{[annex().heading, annex().title].filter(Boolean).join(' · ')}</strong> <em>{annex().reference}</em>
            </p>
            <Show when={choice.table()}>
              {(source) => <ImportedAnnex workbook={workbook()} annex={annex()} source={source()} import={props.import} focus={choice.focus} doubts={props.doubts} />}
            </Show>
          </>
        )}
      </Show>
      <p class="import-keys muted small" id="import-keys">
        {t('import.keys')}
      </p>
    </article>
  )
}

function ImportHead(props: ImportPreviewProps): JSX.Element {
  const t = useTranslate()
  /** How much was read, kind by kind; a kind that isn't there isn't named. */
  const parts = (): string => rowKinds.flatMap((kind) => (props.reading.counts[kind] > 0 ? [t(`import.count.${kind}`, { count: props.reading.counts[kind] })] : [])).join(', ')
  const doubts = (): number => props.reading.result.notices.filter(({ severity }) => severity === 'warning').length
  return (
    <header class="import-head">
      <button class="button plain icon-only" onClick={() => props.onCancel()} aria-label={t('app.cancel')} title={t('app.cancel')}>
        <Icon name="close" />
      </button>
      <div class="import-name">
        <h1 class="import-title">{t('import.title')}</h1>
        <p class="muted small">{props.name}</p>
      </div>
      <p class="import-summary" role="status">
        {t('import.summary', { parts: parts() })}
        <Show when={doubts() > 0}>
          <span class="import-doubts">
            <Icon name="warning" />
            {t('import.doubts', { count: doubts() })}
          </span>
        </Show>
      </p>
      <button class="button plain" disabled={props.import.undoCount() === 0} onClick={() => props.import.undo()} title={t('import.undoHint')}>
        <Icon name="undo" />
        <span class="label">{t('import.undo')}</span>
      </button>
    </header>
  )
}

/** The tables that were found: which one is shown, and which ones come in. */
function AnnexChoice(props: { reading: ImportReading; choice: PreviewChoice }): JSX.Element {
  const t = useTranslate()
  const result = () => props.reading.result
  const name = (index: number): string => {
    const annex = result().workbook.annexes[index]
    return annex?.heading || annex?.title || t('import.table', { count: index + 1 })
  }
  return (
    <ul class="imported-choice" aria-label={t('import.tables')}>
      <For each={result().workbook.annexes.map(({ id }) => id)}>
        {(id, index) => (
          <li classList={{ active: index() === props.choice.index() }}>
            <input
              type="checkbox"
              checked={!props.choice.skipped().has(id)}
              onChange={() => props.choice.toggle(id)}
              aria-label={t('import.takeTable', { name: name(index()) })}
              title={t('import.takeTable', { name: name(index()) })}
            />
            <button class="imported-tab" aria-pressed={index() === props.choice.index()} onClick={() => props.choice.choose(index())}>
              {name(index())} <span class="muted">· {result().tables[index()]?.sheet}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Names of the cells of a sheet that a doubt points to. */
function doubtfulCells(notices: readonly Notice[], sheet: string | undefined): ReadonlySet<string> {
  return new Set(notices.flatMap((notice) => (notice.severity === 'warning' && notice.cell && notice.sheet === sheet ? [notice.cell] : [])))
}
