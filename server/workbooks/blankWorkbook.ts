import { emptyFacts, type Annex, type Unit, type Workbook } from '../../shared/domain/annex.ts'
import type { Column, ColumnRole } from '../../shared/domain/columns.ts'
import { annexId, columnId, randomIdText, rowId, type Random } from '../../shared/domain/ids.ts'
import { starterDirectory } from '../../shared/domain/units/starterUnits.ts'
import { translate } from '../../shared/i18n/translate.ts'

/** The columns that most annexes of tasks have, in their usual order. */
const usualColumns = ['number', 'task', 'timeline', 'product', 'lead', 'coordinating'] as const satisfies readonly ColumnRole[]

/** A workbook to begin with: its facts, the commune's units (else the usual offices), and an annex of tasks with one section and one empty task. */
export function blankWorkbook(facts: { title: string; year: number; issuer: string }, random: Random, units: readonly Unit[] = starterDirectory()): Workbook {
  const columns = usualColumns.map((role): Column => ({ id: columnId(randomIdText(random)), role, heading: translate('vi', `blank.${role}`) }))
  const annex: Annex = {
    id: annexId(randomIdText(random)),
    kind: 'tasks',
    heading: translate('vi', 'blank.heading'),
    title: translate('vi', 'blank.title'),
    reference: '',
    numbering: 'restart',
    columns,
    rows: [
      { id: rowId(randomIdText(random)), kind: 'section', level: 0, number: 'I', cells: {} },
      { id: rowId(randomIdText(random)), kind: 'task', level: 1, number: '1', cells: {} },
    ],
  }
  return { facts: { ...emptyFacts, ...facts }, units, annexes: [annex] }
}
