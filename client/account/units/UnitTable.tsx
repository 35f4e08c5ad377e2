import { For, type JSX } from 'solid-js'
import type { Unit } from '../../../shared/domain/annex.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useTranslate } from '../../ui/translate.ts'
import { movedUnit } from './directory.ts'

interface UnitTableProps {
  readonly units: readonly Unit[]
  readonly busy: boolean
  readonly onEdit: (unit: Unit) => void
  readonly onOrder: (units: readonly Unit[]) => void
}

/** The units in their order. */
export function UnitTable(props: UnitTableProps): JSX.Element {
  const t = useTranslate()
  return (
    <section class="settings-part">
      <table class="settings-table units-table">
        <thead>
          <tr>
            <th>{t('units.name')}</th>
            <th>{t('units.abbr')}</th>
            <th>{t('units.kind')}</th>
            <th>{t('units.aliases')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          <For each={props.units}>
            {(unit, at) => (
              <tr>
                <td>
                  <button class="link-button" onClick={() => props.onEdit(unit)} aria-label={t('units.edit', { name: unit.name })}>
                    {unit.name}
                  </button>
                </td>
                <td>{unit.abbr}</td>
                <td class="muted small">{t(`units.kind.${unit.kind}`)}</td>
                <td class="muted small">{unit.aliases.join('; ')}</td>
                <td class="end">
                  <Mover {...props} at={at()} by={-1} />
                  <Mover {...props} at={at()} by={1} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function Mover(props: UnitTableProps & { at: number; by: 1 | -1 }): JSX.Element {
  const t = useTranslate()
  const moved = (): readonly Unit[] | null => movedUnit(props.units, props.at, props.by)
  const label = (): string => t(props.by === 1 ? 'units.down' : 'units.up', { name: props.units[props.at]?.name ?? '' })
  const move = (): void => {
    const units = moved()
    if (units) props.onOrder(units)
  }
  return (
    <button class="button plain icon-only mover" classList={{ up: props.by === -1 }} disabled={props.busy || !moved()} onClick={move} aria-label={label()} title={label()}>
      <Icon name="chevron" />
    </button>
  )
}
