import { Show, type JSX } from 'solid-js'
import { readUnits } from '../../../shared/crdt/readWorkbook.ts'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../../workbook/openedWorkbook.ts'
import type { PrintChoices } from '../printChoices.ts'
import type { FrozenVersion } from '../signing/versions.ts'
import { Check, Choice } from './Choice.tsx'
import { ColumnWidths } from './ColumnWidths.tsx'

interface ChoicesProps {
  readonly opened: OpenedWorkbook
  readonly versions: readonly FrozenVersion[]
  readonly choices: PrintChoices
  readonly onChoose: (change: Partial<PrintChoices>) => void
}

/** Everything that a person may choose about a file. */
export function PrintChoicesForm(props: ChoicesProps): JSX.Element {
  return (
    <form class="print-form" onSubmit={(event) => event.preventDefault()}>
      <ContentChoices {...props} />
      <LookChoices {...props} />
      <SmallChoices {...props} />
      <Show when={props.choices.version === ''}>
        <ColumnWidths opened={props.opened} choices={props.choices} />
      </Show>
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
      <Choice
        label={t('print.headings')}
        value={props.choices.headings}
        options={[['asWritten', t('print.headingsAsWritten')], ['byOrder', t('print.headingsByOrder')]]}
        onChoose={(headings) => props.onChoose({ headings })}
      />
    </>
  )
}

function SmallChoices(props: ChoicesProps): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <Check label={t('print.merge')} checked={props.choices.merge} onChoose={(merge) => props.onChoose({ merge })} />
      <Check label={t('print.endMark')} checked={props.choices.endMark} onChoose={(endMark) => props.onChoose({ endMark })} />
      <Show when={props.choices.version !== ''}>
        <Check label={t('print.code')} checked={props.choices.code} onChoose={(code) => props.onChoose({ code })} />
      </Show>
      <Check label={t('print.sign')} checked={props.choices.sign} onChoose={(sign) => props.onChoose({ sign })} />
    </>
  )
}
