import type { Annex, Unit } from '../annex.ts'
import { cellFormOf } from '../columns.ts'
import { readUnits } from '../units/readUnits.ts'
import type { FormChoices, FormFinding } from './formFinding.ts'
import { mendDates } from './mendDates.ts'

/** Cells whose wording an issued annex shouldn't have: abbreviated offices, zeros in dates. Each code at most some times. */
export function checkCells(annex: Annex, units: readonly Unit[], choices: FormChoices): readonly FormFinding[] {
  const shown = annex.columns.filter(({ internal, role }) => cellFormOf(role) !== 'number' && (choices.view === 'draft' || !internal))
  // One click sets all names right: each abbreviation is told once.
  const told = new Set<string>()
  const first = ({ values }: FormFinding): boolean => !told.has(String(values?.['short'])) && told.add(String(values?.['short'])).size > 0
  return annex.rows.flatMap((row) =>
    shown.flatMap(({ id: column, role }): FormFinding[] => {
      const text = row.cells[column] ?? ''
      if (text === '') return []
      if (cellFormOf(role) === 'units') return checkNames(annex, text, units, choices).filter(first).map((finding) => ({ ...finding, row: row.id, column }))
      const dated = mendDates(text)
      if (!dated.code) return []
      const mend = { kind: 'cell', row: row.id, column, text: dated.text } as const
      return [{ code: dated.code, annex: annex.id, row: row.id, column, values: { from: dated.from, to: dated.to }, mend }]
    }),
  )
}

function checkNames(annex: Annex, text: string, units: readonly Unit[], { view, names }: FormChoices): readonly FormFinding[] {
  if (view === 'draft' || names === 'full') return []
  const short = readUnits(text, units).find((reading) => {
    const unit = units.find(({ id }) => id === reading.unit)
    return unit && unit.abbr !== '' && unit.abbr !== unit.name && (names === 'abbr' || reading.text === unit.abbr)
  })
  const unit = units.find(({ id }) => id === short?.unit)
  if (!short || !unit) return []
  return [{ code: 'abbreviation', annex: annex.id, values: { short: unit.abbr, full: unit.name }, mend: { kind: 'choices', choices: { names: 'full' } } }]
}
