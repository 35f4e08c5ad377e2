import { For, Show, type JSX } from 'solid-js'
import type { Unit } from '../../../shared/domain/annex.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi } from '../api.ts'
import { shortTime } from '../shortTime.ts'
import type { SentLink } from './LinkToSend.tsx'
import { changePerson, type ListedPerson, type PersonChange } from './people.ts'

interface PersonRowProps {
  readonly person: ListedPerson
  readonly units: readonly Unit[]
  /** Runs a change and shows what the server refuses. */
  readonly run: (work: () => Promise<void>) => void
  readonly onLink: (link: SentLink) => void
}

export function PersonRow(props: PersonRowProps): JSX.Element {
  const t = useTranslate()
  const set = (change: PersonChange): void => props.run(() => changePerson(props.person.login, change))
  const isClosed = (): boolean => props.person.closedAt !== null
  return (
    <tr classList={{ closed: isClosed() }}>
      <td>
        <strong>{props.person.name}</strong>
        <Badges person={props.person} />
        <span class="muted small settings-more">{props.person.login}</span>
      </td>
      <td>
        <select class="entry" aria-label={`${t('people.unit')}: ${props.person.name}`} disabled={isClosed()} onChange={(event) => set({ unit: event.currentTarget.value })}>
          <option value="">{t('people.noUnit')}</option>
          <For each={props.units.filter(({ kind }) => kind === 'unit')}>
            {(unit) => (
              <option value={unit.id} selected={unit.id === props.person.unit}>
                {unit.name}
              </option>
            )}
          </For>
        </select>
      </td>
      <td>
        <For each={props.person.roles}>
          {({ workbook, title, role }) => (
            <a class="small settings-more" href={`/so/${workbook}`}>
              {t(`role.${role}`)} · {title || t('start.untitled')}
            </a>
          )}
        </For>
      </td>
      <td class="muted small">{props.person.seenAt === null ? t('people.never') : shortTime(props.person.seenAt)}</td>
      <td class="end">
        <Actions {...props} set={set} />
      </td>
    </tr>
  )
}

function Badges(props: { person: ListedPerson }): JSX.Element {
  const t = useTranslate()
  return (
    <span class="badges">
      <Show when={props.person.isAdmin}>
        <span class="badge">{t('people.admin')}</span>
      </Show>
      <Show when={props.person.closedAt !== null}>
        <span class="badge quiet">{t('people.closed')}</span>
      </Show>
      <Show when={props.person.closedAt === null && !props.person.hasPassword}>
        <span class="badge quiet">{t('people.noPassword')}</span>
      </Show>
    </span>
  )
}

function Actions(props: PersonRowProps & { set: (change: PersonChange) => void }): JSX.Element {
  const t = useTranslate()
  const renew = (): void =>
    props.run(async () => {
      const { login, name } = props.person
      props.onLink({ ...(await callApi<Pick<SentLink, 'link'>>('POST', `/api/people/${encodeURIComponent(login)}/link`)), login, name })
    })
  const signOut = (): void => props.run(() => callApi('DELETE', `/api/people/${encodeURIComponent(props.person.login)}/sessions`))
  const items = (): MenuItem[] => {
    const { isAdmin, closedAt } = props.person
    if (closedAt !== null) return [{ label: t('people.reopen'), choose: () => props.set({ isClosed: false }) }]
    return [
      { label: t('people.newLink'), choose: renew },
      { label: t('people.signOut'), choose: signOut },
      { label: t(isAdmin ? 'people.takeAdmin' : 'people.makeAdmin'), choose: () => props.set({ isAdmin: !isAdmin }) },
      { label: t('people.close'), choose: () => props.set({ isClosed: true }) },
    ]
  }
  return <Menu label={t('people.actions', { name: props.person.name })} icon="person" items={items()} />
}
