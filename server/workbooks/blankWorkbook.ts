import { emptyFacts, type Annex, type Workbook } from '../../shared/domain/annex.ts'
import type { Column, ColumnRole } from '../../shared/domain/columns.ts'
import { annexId, columnId, randomIdText, type Random } from '../../shared/domain/ids.ts'
import { translate } from '../../shared/i18n/translate.ts'

/** The columns that most annexes of tasks have, in their usual order. */
const usualColumns = ['number', 'task', 'timeline', 'product', 'lead', 'coordinating'] as const satisfies readonly ColumnRole[]

/** A workbook to begin with: its facts and one empty annex of tasks. */
export function blankWorkbook(facts: { title: string; year: number; issuer: string }, random: Random): Workbook {
  const columns = usualColumns.map((role): Column => ({ id: columnId(randomIdText(random)), role, heading: translate('vi', `blank.${role}`) }))
  const annex: Annex = {
    id: annexId(randomIdText(random)),
    kind: 'tasks',
    heading: translate('vi', 'blank.heading'),
    title: translate('vi', 'blank.title'),
    reference: '',
    numbering: 'restart',
    columns,
    rows: [],
  }
  return { facts: { ...emptyFacts, ...facts }, units: [], annexes: [annex] }
}
