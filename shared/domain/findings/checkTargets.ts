import type { Annex, AnnexRow, Workbook } from '../annex.ts'
import { titleColumnOf, type Column } from '../columns.ts'
import { foldForSearch } from '../text.ts'
import { compareWithParent } from '../target/compareWithParent.ts'
import { parseTarget } from '../target/parseTarget.ts'
import type { Target } from '../target/target.ts'
import type { RowCheck, RowFacts, Report } from './rowFacts.ts'
import { SimilarTexts } from './similarTexts.ts'

/** Columns that hold values of targets: the value itself, or one of a period ("Đến năm 2030"). */
function valueColumns(annex: Annex): readonly Column[] {
  return annex.columns.filter(({ role }) => role === 'target' || role === 'targetByPeriod')
}

function readValue(annex: Annex, row: AnnexRow, column: Column): Target {
  const measure = annex.columns.find(({ role }) => role === 'unitOfMeasure')
  const percentColumn = [column.heading, column.parentHeading, measure && row.cells[measure.id]].some((text) => text?.includes('%'))
  return parseTarget(row.cells[column.id] ?? '', { percentColumn })
}

/** What an indicator is about: "Tỷ lệ hồ sơ trực tuyến (%)" and "hồ sơ trực tuyến" are one. */
function indicatorKey(text: string): string {
  return foldForSearch(text.replace(/\([^()]*\)/g, ' ')).replace(/^(?:ty le|so luong|muc do) /, '')
}

/** One stated value with the place where it stands. */
interface Statement {
  readonly target: Target
  readonly text: string
  readonly number: string
}

/** Periods are told apart by their heading; plain values by their role alone. */
function periodKey(column: Column): string {
  return column.role === 'target' ? '' : foldForSearch(column.heading)
}

function* indicatorTexts(workbook: Workbook): Generator<string> {
  for (const annex of workbook.annexes) {
    const title = titleColumnOf(annex.columns)?.id
    for (const row of annex.rows) if (row.kind === 'target' && title !== undefined) yield indicatorKey(row.cells[title] ?? '')
  }
}

function statementsOf(workbook: Workbook | undefined): SimilarTexts<ReadonlyMap<string, Statement>> {
  const all = new SimilarTexts<ReadonlyMap<string, Statement>>(workbook === undefined ? [] : indicatorTexts(workbook))
  for (const annex of workbook?.annexes ?? []) {
    const title = titleColumnOf(annex.columns)?.id
    for (const row of annex.rows) {
      if (row.kind !== 'target' || title === undefined) continue
      const values = valueColumns(annex).map((column) => [periodKey(column), { target: readValue(annex, row, column), text: row.cells[column.id] ?? '', number: row.number }] as const)
      all.add(indicatorKey(row.cells[title] ?? ''), new Map(values))
    }
  }
  return all
}

function sameValue(a: Target, b: Target): boolean {
  const unit = a.unit === undefined || b.unit === undefined || a.unit === b.unit
  return unit && a.op === b.op && a.value === b.value && a.min === b.min && a.max === b.max && a.direction === b.direction
}

function isRead({ op }: Target): boolean {
  return op !== 'unknown'
}

function checkValue(row: RowFacts, column: Column, report: Report): Target {
  const target = readValue(row.annex, row.row, column)
  const text = (row.row.cells[column.id] ?? '').trim()
  // A period may have no value of its own; the value itself must be there.
  if (text === '' && column.role === 'target') report('target.missing', column.id)
  if (text !== '' && !isRead(target)) report('target.unread', column.id)
  const most = Math.max(target.value ?? 0, target.max ?? 0)
  if (target.unit === '%' && target.direction === undefined && most > 100) report('target.overHundred', column.id)
  return target
}

/** Values of targets: there, read, the same wherever they are repeated, and not below the parent plan's. */
export function makeTargetCheck(workbook: Workbook, parent: Workbook | undefined): RowCheck {
  const asked = statementsOf(parent)
  const stated = statementsOf(workbook)
  return (row, report) => {
    if (row.row.kind !== 'target') return
    if (row.title === '') return report('indicator.missing', row.titleColumn)
    const key = indicatorKey(row.title)
    const [parentValues, firstValues] = [asked.find(key), stated.find(key)]
    for (const column of valueColumns(row.annex)) {
      const target = checkValue(row, column, report)
      const period = periodKey(column)
      const first = firstValues?.get(period)
      if (first !== undefined && isRead(first.target) && isRead(target) && !sameValue(first.target, target)) {
        report('target.differs', column.id, { number: first.number, value: first.text })
      }
      const above = parentValues?.get(period)
      if (above !== undefined && compareWithParent(target, above.target) === 'below') {
        report('target.belowParent', column.id, { value: above.text })
      }
    }
  }
}
