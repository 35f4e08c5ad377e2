import { createResource, createSignal, For, Show, type JSX } from 'solid-js'
import { readUnits } from '../../../shared/crdt/readWorkbook.ts'
import type { Unit } from '../../../shared/domain/annex.ts'
import { callApi } from '../../account/api.ts'
import { createCall, fieldsOf } from '../../account/createCall.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'

interface Member {
  readonly login: string
  readonly name: string
  readonly role: 'coordinator' | 'editor' | 'commenter' | 'viewer'
  readonly unit: string
}

interface Invited extends Member {
  readonly link: string
}

/** Who belongs to the workbook, and a way for the next person to join: by a link that signs in once. */
export function ShareDialog(props: { opened: OpenedWorkbook; open: boolean; onClose: () => void }): JSX.Element {
  const t = useTranslate()
  const base = `/api/workbooks/${props.opened.membership.id}`
  const [members, { refetch }] = createResource(
    () => props.open,
    () => callApi<readonly Member[]>('GET', `${base}/members`),
  )
  const [invited, setInvited] = createSignal<Invited>()
  const units = (): readonly Unit[] => (props.open ? readUnits(props.opened.live.doc) : [])
  const added = (person: Invited): void => {
    setInvited(person)
    void refetch()
  }
  return (
    <Dialog open={props.open} title={t('share.title')} onClose={props.onClose}>
      <div class="stack">
        <MemberList members={members() ?? []} units={units()} base={base} onChanged={() => void refetch()} />
        <InviteForm base={base} units={units()} onInvited={added} />
        <Show when={invited()}>{(person) => <InvitationLink person={person()} />}</Show>
      </div>
    </Dialog>
  )
}

function MemberList(props: { members: readonly Member[]; units: readonly Unit[]; base: string; onChanged: () => void }): JSX.Element {
  const t = useTranslate()
  const unitName = (id: string): string => props.units.find((unit) => unit.id === id)?.name ?? ''
  const remove = createCall(async (login: string) => {
    await callApi('DELETE', `${props.base}/members/${encodeURIComponent(login)}`)
    props.onChanged()
  })
  return (
    <>
      <ul class="members">
        <For each={props.members}>
          {(member) => (
            <li>
              <span class="member-name">
                {member.name}
                <span class="muted small">{unitName(member.unit)}</span>
              </span>
              <span class="muted">{t(`role.${member.role}`)}</span>
              <button class="button plain icon-only" disabled={remove.busy()} onClick={() => remove.run(member.login)} aria-label={t('share.remove', { name: member.name })} title={t('share.remove', { name: member.name })}>
                <Icon name="close" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <Failure text={remove.failure()} />
    </>
  )
}

const invitedRoles = ['editor', 'commenter', 'viewer', 'coordinator'] as const

function InviteForm(props: { base: string; units: readonly Unit[]; onInvited: (person: Invited) => void }): JSX.Element {
  const t = useTranslate()
  const call = createCall(async (name: string, role: string, unit: string) => {
    props.onInvited(await callApi<Invited>('POST', `${props.base}/invitations`, { name, role, unit }))
  })
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    call.run(field('name'), field('role'), field('unit'))
  }
  return (
    <form class="stack" onSubmit={submit}>
      <Field label={t('share.name')} name="name" required placeholder={t('share.nameHint')} />
      <div class="invite-place">
        <label class="field">
        <span>{t('share.unit')}</span>
        <select name="unit">
          <option value="">{t('share.noUnit')}</option>
          <For each={props.units.filter((unit) => unit.kind === 'unit')}>{(unit) => <option value={unit.id}>{unit.name}</option>}</For>
        </select>
      </label>
      <label class="field">
        <span>{t('share.role')}</span>
        <select name="role">
          <For each={invitedRoles}>{(role) => <option value={role}>{t(`role.${role}`)}</option>}</For>
        </select>
      </label>
      </div>
      <Failure text={call.failure()} />
      <button class="button primary" disabled={call.busy()}>
        {t('share.invite')}
      </button>
    </form>
  )
}

function InvitationLink(props: { person: Invited }): JSX.Element {
  const t = useTranslate()
  const copy = (): void =>
    void navigator.clipboard.writeText(props.person.link).then(
      () => notify(t('share.copied')),
      () => notify(t('share.copyFailed')),
    )
  return (
    <div class="invitation" role="status">
      <p>{t('share.linkFor', { name: props.person.name, login: props.person.login })}</p>
      <input readonly value={props.person.link} aria-label={t('share.link')} onFocus={(event) => event.currentTarget.select()} />
      <button class="button" onClick={copy}>
        {t('share.copy')}
      </button>
    </div>
  )
}
