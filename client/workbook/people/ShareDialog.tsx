import { createResource, createSignal, For, lazy, Show, Suspense, type JSX } from 'solid-js'
import { readUnits } from '../../../shared/crdt/readWorkbook.ts'
import type { Unit } from '../../../shared/domain/annex.ts'
import { callApi } from '../../account/api.ts'
import { createCall } from '../../account/createCall.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { notify } from '../../ui/notes.tsx'
import { useTranslate } from '../../ui/translate.ts'
import type { OpenedWorkbook } from '../openedWorkbook.ts'
import { InviteForm } from './InviteForm.tsx'
import { memberRoles, type Invited, type Member } from './members.ts'

const PublicLink = lazy(() => import('./PublicLink.tsx'))

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
  const added = (person: Invited | undefined): void => {
    setInvited(person)
    void refetch()
  }
  const close = (): void => {
    // The link of the last one is not left for the next who looks.
    setInvited(undefined)
    props.onClose()
  }
  return (
    <Dialog open={props.open} title={t('share.title')} onClose={close}>
      <div class="stack">
        <MemberList members={members.latest ?? []} units={units()} base={base} onChanged={() => void refetch()} />
        <InviteForm base={base} units={units()} members={members()?.length ?? 0} onInvited={added} onAdded={() => added(undefined)} />
        <Show when={invited()}>{(person) => <InvitationLink person={person()} />}</Show>
        <Show when={props.open}>
          <Suspense>
            <PublicLink base={base} />
          </Suspense>
        </Show>
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
  const change = createCall(async ({ login, unit }: Member, role: string) => {
    try {
      await callApi('POST', `${props.base}/members`, { login, role, unit })
    } finally {
      props.onChanged()
    }
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
              <RoleChoice member={member} onChoose={(role) => change.run(member, role)} />
              <button class="button plain icon-only" disabled={remove.busy()} onClick={() => remove.run(member.login)} aria-label={t('share.remove', { name: member.name })} title={t('share.remove', { name: member.name })}>
                <Icon name="close" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <Failure text={remove.failure() || change.failure()} />
    </>
  )
}

function RoleChoice(props: { member: Member; onChoose: (role: string) => void }): JSX.Element {
  const t = useTranslate()
  return (
    <select class="entry" aria-label={t('share.roleOf', { name: props.member.name })} onChange={(event) => props.onChoose(event.currentTarget.value)}>
      <For each={memberRoles}>
        {(role) => (
          <option value={role} selected={role === props.member.role}>
            {t(`role.${role}`)}
          </option>
        )}
      </For>
    </select>
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
      <input class="entry" readonly value={props.person.link} aria-label={t('share.link')} onFocus={(event) => event.currentTarget.select()} />
      <button class="button" onClick={copy}>
        {t('share.copy')}
      </button>
    </div>
  )
}
