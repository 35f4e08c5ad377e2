import { createSignal, onCleanup, Show, type JSX } from 'solid-js'
import type { AnnexHandle } from '../annex/annexHandle.ts'
import { readDirectory } from '../../shared/crdt/readWorkbook.ts'
import { updateAnnex } from '../../shared/crdt/workbookEdits.ts'
import type { NumberingScheme } from '../../shared/domain/annex.ts'
import type { AnnexId, UnitId } from '../../shared/domain/ids.ts'
import { me } from '../account/session.ts'
import { ExportMenu } from '../print/ExportMenu.tsx'
import { PersonMenu } from '../start/PersonMenu.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useTranslate } from '../ui/translate.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'
import type { Follow } from './people/createFollow.ts'
import { ManageMenu } from './rights/ManageMenu.tsx'
import { People } from './people/People.tsx'
import type { PresentPerson } from './people/people.ts'
import { ShareDialog } from './people/ShareDialog.tsx'

export interface TopBarProps {
  readonly opened: OpenedWorkbook
  readonly annex: AnnexId | undefined
  readonly people: readonly PresentPerson[]
  readonly handle: AnnexHandle | undefined
  readonly mayEdit: boolean
  readonly follow: Follow
}

/** Whose workbook this is, what I can do with it, and who else is here. */
export function TopBar(props: TopBarProps): JSX.Element {
  const t = useTranslate()
  const facts = props.opened.facts
  const unitName = (unit: string): string => readDirectory(props.opened.live.doc).get(unit as UnitId)?.name ?? ''
  return (
    <header class="topbar">
      <a class="brand" href="/" title={t('app.toStart')}>
        {t('app.name')}
      </a>
      <div class="topbar-title">
        <h1>{facts().title || t('start.untitled')}</h1>
        <span class="muted small">{facts().issuer}</span>
      </div>
      <Badges opened={props.opened} mayEdit={props.mayEdit} />
      <span class="topbar-space" />
      <Show when={props.mayEdit}>
        <UndoButtons opened={props.opened} handle={props.handle} />
      </Show>
      <button class="button plain" onClick={() => props.handle?.openFind()} title={t('workbook.findHint')}>
        <Icon name="search" />
        <span class="label">{t('workbook.find')}</span>
      </button>
      <Show when={props.opened.access().role === 'coordinator'}>
        <NumberingMenu opened={props.opened} annex={props.annex} />
        <ManageMenu opened={props.opened} />
        <ShareButton opened={props.opened} />
      </Show>
      <ExportMenu opened={props.opened} annex={props.annex} />
      <People people={props.people} unitName={unitName} follow={props.follow} />
      <PersonMenu name={me()?.name ?? ''} />
    </header>
  )
}

/** What keeps me or others from writing. */
function Badges(props: { opened: OpenedWorkbook; mayEdit: boolean }): JSX.Element {
  const t = useTranslate()
  return (
    <>
      <Show when={!props.mayEdit}>
        <span class="badge" title={t('workbook.readOnlyWhy')}>
          <Icon name="lock" />
          {t('workbook.readOnly')}
        </span>
      </Show>
      <Show when={props.opened.access().state !== 'draft'}>
        <span class="badge" title={t(`access.state.${props.opened.access().state}Text`)}>
          {t(`access.state.${props.opened.access().state}`)}
        </span>
      </Show>
    </>
  )
}

function ShareButton(props: { opened: OpenedWorkbook }): JSX.Element {
  const t = useTranslate()
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <button class="button" onClick={() => setOpen(true)}>
        <Icon name="people" />
        <span class="label">{t('share.open')}</span>
      </button>
      <ShareDialog opened={props.opened} open={open()} onClose={() => setOpen(false)} />
    </>
  )
}

function UndoButtons(props: { opened: OpenedWorkbook; handle: AnnexHandle | undefined }): JSX.Element {
  const t = useTranslate()
  const { undo } = props.opened
  const [can, setCan] = createSignal({ undo: undo.canUndo, redo: undo.canRedo })
  onCleanup(undo.subscribe(() => setCan({ undo: undo.canUndo, redo: undo.canRedo })))
  return (
    <>
      <button class="button plain icon-only undo" disabled={!can().undo} onClick={() => props.handle?.undo()} aria-label={t('workbook.undo')} title={t('workbook.undo')}>
        <Icon name="undo" />
      </button>
      <button class="button plain icon-only undo" disabled={!can().redo} onClick={() => props.handle?.redo()} aria-label={t('workbook.redo')} title={t('workbook.redo')}>
        <Icon name="redo" />
      </button>
    </>
  )
}

function NumberingMenu(props: { opened: OpenedWorkbook; annex: AnnexId | undefined }): JSX.Element {
  const t = useTranslate()
  const numbering = (): NumberingScheme | undefined => props.opened.annexes().find((head) => head.id === props.annex)?.numbering
  const choose = (scheme: NumberingScheme): void => {
    if (props.annex) updateAnnex(props.opened.edit, props.annex, { numbering: scheme })
  }
  return (
    <Menu
      label={t('workbook.settings')}
      icon="numbers"
      items={[
        { label: t('workbook.numberingRestart'), checked: numbering() === 'restart', choose: () => choose('restart') },
        { label: t('workbook.numberingContinuous'), checked: numbering() === 'continuous', choose: () => choose('continuous') },
      ]}
    />
  )
}
