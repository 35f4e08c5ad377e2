import { createResource, createSignal, For, Show, type JSX } from 'solid-js'
import type { Unit } from '../../../shared/domain/annex.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { callApi, type ApiError } from '../api.ts'
import { createCall } from '../createCall.ts'
import { me } from '../session.ts'
import { SiteBar } from '../SiteBar.tsx'
import { AddPerson } from './AddPerson.tsx'
import { LinkToSend, type SentLink } from './LinkToSend.tsx'
import { OpenLinks } from './OpenLinks.tsx'
import type { ListedLink, ListedPerson } from './people.ts'
import { PersonRow } from './PersonRow.tsx'
import '../../start/start.css'
import '../settings.css'

/** The people of the commune, for its administrator. */
export default function PeoplePage(): JSX.Element {
  const [people, peopleActions] = createResource(() => callApi<readonly ListedPerson[]>('GET', '/api/people'))
  const [links, linkActions] = createResource(() => callApi<readonly ListedLink[]>('GET', '/api/links'))
  const [units] = createResource(async () => (await callApi<{ units: readonly Unit[] }>('GET', '/api/units')).units)
  const [sent, setSent] = createSignal<SentLink>()
  const reload = (): void => {
    void peopleActions.refetch()
    void linkActions.refetch()
  }
  const send = (link: SentLink): void => {
    setSent(link)
    reload()
  }
  return (
    <div class="drop">
      <SiteBar />
      <main class="start">
        <Head units={units() ?? []} onAdded={send} />
        <Failure text={(people.error as ApiError | undefined)?.message ?? ''} />
        <Show when={sent()}>{(link) => <LinkToSend sent={link()} />}</Show>
        <Show when={!people.error}>
          <PeopleTable people={people.latest ?? []} units={units() ?? []} onChanged={reload} onLink={send} />
          <OpenLinks links={links.latest ?? []} onChanged={reload} />
        </Show>
      </main>
    </div>
  )
}

function Head(props: { units: readonly Unit[]; onAdded: (link: SentLink) => void }): JSX.Element {
  const t = useTranslate()
  const [adding, setAdding] = createSignal(false)
  const added = (link: SentLink): void => {
    setAdding(false)
    props.onAdded(link)
  }
  return (
    <div class="start-head">
      <div>
        <h1>{t('people.title')}</h1>
        <p class="muted">{t('people.hint', { commune: me()?.commune || t('people.commune') })}</p>
      </div>
      <button class="button primary" onClick={() => setAdding(true)}>
        <Icon name="add" />
        {t('people.add')}
      </button>
      <AddPerson open={adding()} units={props.units} onClose={() => setAdding(false)} onAdded={added} />
    </div>
  )
}

interface TableProps {
  readonly people: readonly ListedPerson[]
  readonly units: readonly Unit[]
  readonly onChanged: () => void
  readonly onLink: (link: SentLink) => void
}

function PeopleTable(props: TableProps): JSX.Element {
  const t = useTranslate()
  const [showsClosed, setShowsClosed] = createSignal(false)
  const closed = (): number => props.people.filter(({ closedAt }) => closedAt !== null).length
  const change = createCall(async (work: () => Promise<void>) => {
    await work()
    props.onChanged()
  })
  return (
    <section class="settings-part">
      <Failure text={change.failure()} />
      <table class="settings-table">
        <thead>
          <tr>
            <th>{t('people.name')}</th>
            <th>{t('people.unit')}</th>
            <th>{t('people.roles')}</th>
            <th>{t('people.seen')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          <For each={props.people.filter(({ closedAt }) => showsClosed() || closedAt === null)}>
            {(person) => <PersonRow person={person} units={props.units} run={change.run} onLink={props.onLink} />}
          </For>
        </tbody>
      </table>
      <Show when={closed() > 0}>
        <label class="settings-check">
          <input type="checkbox" checked={showsClosed()} onChange={(event) => setShowsClosed(event.currentTarget.checked)} />
          {t('people.showClosed', { count: closed() })}
        </label>
      </Show>
    </section>
  )
}
