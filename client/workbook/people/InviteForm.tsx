import { createResource, createSignal, For, Show, type JSX } from 'solid-js'
import type { Unit } from '../../../shared/domain/annex.ts'
import { callApi } from '../../account/api.ts'
import { createCall, fieldsOf } from '../../account/createCall.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { memberRoles, type Invited, type Member } from './members.ts'

interface Candidate {
  readonly login: string
  readonly name: string
  readonly unit: string
}

interface InviteFormProps {
  readonly base: string
  readonly units: readonly Unit[]
  /** Changes when members do: the list of those who could join is then asked for anew. */
  readonly members: number
  readonly onInvited: (person: Invited) => void
  readonly onAdded: () => void
}

/** Brings somebody in: a person of the commune at once, anybody else by a link. */
export function InviteForm(props: InviteFormProps): JSX.Element {
  const t = useTranslate()
  const [candidates] = createResource(() => ({ members: props.members }), () => callApi<readonly Candidate[]>('GET', `${props.base}/candidates`))
  const [chosen, setChosen] = createSignal('')
  const candidate = (): Candidate | undefined => candidates.latest?.find(({ login }) => login === chosen())
  const call = createCall(async (name: string, role: string, unit: string) => {
    const known = candidate()
    if (!known) return props.onInvited(await callApi<Invited>('POST', `${props.base}/invitations`, { name, role, unit }))
    await callApi<Member>('POST', `${props.base}/members`, { login: known.login, role, unit })
    setChosen('')
    props.onAdded()
  })
  const submit = (event: SubmitEvent): void => {
    const field = fieldsOf(event)
    call.run(field('name'), field('role'), field('unit'))
  }
  return (
    <form class="stack" onSubmit={submit}>
      <Show when={(candidates.latest?.length ?? 0) > 0}>
        <label class="field">
          <span>{t('share.person')}</span>
          <select name="person" value={chosen()} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{t('share.newPerson')}</option>
            <For each={candidates.latest}>{({ login, name }) => <option value={login}>{name}</option>}</For>
          </select>
        </label>
      </Show>
      <Show when={!candidate()}>
        <Field label={t('share.name')} name="name" required maxLength={200} placeholder={t('share.nameHint')} />
      </Show>
      <Place units={props.units} unit={candidate()?.unit ?? ''} />
      <Failure text={call.failure()} />
      <button class="button primary" disabled={call.busy()}>
        {t(candidate() ? 'share.add' : 'share.invite')}
      </button>
    </form>
  )
}

/** For which unit, and to do what. */
function Place(props: { units: readonly Unit[]; unit: string }): JSX.Element {
  const t = useTranslate()
  return (
    <div class="invite-place">
      <label class="field">
        <span>{t('share.unit')}</span>
        <select name="unit">
          <option value="">{t('share.noUnit')}</option>
          <For each={props.units.filter((unit) => unit.kind === 'unit')}>
            {(unit) => (
              <option value={unit.id} selected={unit.id === props.unit}>
                {unit.name}
              </option>
            )}
          </For>
        </select>
      </label>
      <label class="field">
        <span>{t('share.role')}</span>
        <select name="role">
          <For each={memberRoles}>{(role) => <option value={role}>{t(`role.${role}`)}</option>}</For>
        </select>
      </label>
    </div>
  )
}
