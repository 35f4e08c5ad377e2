import { For, Show, type JSX } from 'solid-js'
import { readUnits } from '../../shared/crdt/readWorkbook.ts'
import { useTranslate } from '../ui/translate.ts'
import type { OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import type { FrozenVersion } from './versions.ts'
import type { PrintChoices } from './printChoices.ts'

interface ChoicesProps {
  readonly opened: OpenedWorkbook
  readonly versions: readonly FrozenVersion[]
  readonly choices: PrintChoices
  readonly onChoose: (change: Partial<PrintChoices>) => void
}

/** Everything that a person may choose about a file. */
export function PrintChoicesForm(props: ChoicesProps): JSX.Element {
  const t = useTranslate()
  return (
    <form class="print-form" onSubmit={(event) => event.preventDefault()}>
      <ContentChoices {...props} />
      <LookChoices {...props} />
      <label class="print-check">
        <input type="checkbox" checked={props.choices.endMark} onChange={(event) => props.onChoose({ endMark: event.currentTarget.checked })} />
        {t('print.endMark')}
      </label>
    </form>
  )
}

/** What of the workbook is printed. */
function ContentChoices(props: ChoicesProps): JSX.Element {
  const t = useTranslate()
  const units = readUnits(props.opened.live.doc).filter(({ kind }) => kind === 'unit')
  return (
    <>
      <Show when={props.versions.length > 0}>
        <Choice
          label={t('print.version')}
          value={props.choices.version}
          options={[['', t('print.versionLive')], ...props.versions.map(({ number, name, code }) => [String(number), t('print.versionNamed', { number, name, code })] as const)]}
          onChoose={(version) => props.onChoose({ version })}
        />
      </Show>
      <Choice
        label={t('print.which')}
        value={props.choices.annex}
        options={[['', t('print.all')], ...props.opened.annexes().map(({ id, heading, title }) => [id, `${heading} ${title}`.trim()] as const)]}
        onChoose={(annex) => props.onChoose({ annex })}
      />
      <Choice
        label={t('print.view')}
        value={props.choices.view}
        options={[['issued', t('print.viewIssued')], ['draft', t('print.viewDraft')], ...units.map(({ id, name }) => [`unit:${id}`, t('print.viewUnit', { unit: name })] as const)]}
        onChoose={(view) => props.onChoose({ view })}
      />
    </>
  )
}

/** How it looks. */
function LookChoices(props: ChoicesProps): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <Choice
        label={t('print.orientation')}
        value={props.choices.orientation}
        options={[['landscape', t('print.landscape')], ['portrait', t('print.portrait')]]}
        onChoose={(orientation) => props.onChoose({ orientation })}
      />
      <Choice label={t('print.size')} value={props.choices.size} options={[['12', '12'], ['13', '13'], ['14', '14']]} onChoose={(size) => props.onChoose({ size })} />
      <Choice
        label={t('print.blanks')}
        value={props.choices.blanks}
        options={[['kept', t('print.blanksKept')], ['filled', t('print.blanksFilled')]]}
        onChoose={(blanks) => props.onChoose({ blanks })}
      />
      <Choice
        label={t('print.names')}
        value={props.choices.names}
        options={[['asWritten', t('print.namesAsWritten')], ['full', t('print.namesFull')], ['abbr', t('print.namesAbbr')]]}
        onChoose={(names) => props.onChoose({ names })}
      />
    </>
  )
}

function Choice<T extends string>(props: { label: string; value: T; options: readonly (readonly [T, string])[]; onChoose: (value: T) => void }): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select
        onChange={(event) => {
          const found = props.options.find(([value]) => value === event.currentTarget.value)
          if (found) props.onChoose(found[0])
        }}
      >
        <For each={props.options}>
          {([value, label]) => (
            <option value={value} selected={value === props.value}>
              {label}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
