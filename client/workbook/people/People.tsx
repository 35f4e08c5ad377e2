import { For, Show, type JSX } from 'solid-js'
import { useTranslate } from '../../ui/translate.ts'
import type { Follow } from './createFollow.ts'
import type { PresentPerson } from './people.ts'

/** Faces that fit the bar; the rest is a number. */
const shownPeople = 5

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return `${words.at(-2)?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`.toUpperCase()
}

/** Who else is here; a press on a face goes to where the person works, and along with them. */
export function People(props: { people: readonly PresentPerson[]; unitName: (unit: string) => string; follow: Follow }): JSX.Element {
  const t = useTranslate()
  const label = (person: PresentPerson): string => {
    const unit = props.unitName(person.unit)
    return unit ? t('workbook.personHere', { name: person.name, unit }) : person.name
  }
  return (
    <ul class="people">
      <For each={props.people.slice(0, shownPeople)}>
        {(person) => (
          <li>
            <button
              class="person"
              style={{ 'background-color': person.colour }}
              aria-pressed={props.follow.person() === person.id}
              aria-label={t('workbook.follow', { name: label(person) })}
              title={t('workbook.follow', { name: label(person) })}
              onClick={() => props.follow.turn(person.id)}
            >
              <span aria-hidden="true">{initials(person.name)}</span>
            </button>
          </li>
        )}
      </For>
      <Show when={props.people.length > shownPeople}>
        <li class="person more">+{props.people.length - shownPeople}</li>
      </Show>
    </ul>
  )
}
