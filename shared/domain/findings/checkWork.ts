import type { Workbook } from '../annex.ts'
import { titleColumnOf } from '../columns.ts'
import { foldForSearch } from '../text.ts'
import type { RowCheck } from './rowFacts.ts'
import { SimilarTexts } from './similarTexts.ts'

/** Characters; a task that says who does what needs more. */
const shortestTask = 15
/** Characters; behind a slogan's opening, a longer text says what is done. */
const longestSlogan = 45
const slogan = /^(?:tiep tuc )?(?:nang cao|day manh|tang cuong|phat huy|quan tam|chu trong|thuc hien (?:tot|nghiem|co hieu qua)|lam tot)/

function* taskTexts(workbook: Workbook): Generator<string> {
  for (const annex of workbook.annexes) {
    const column = titleColumnOf(annex.columns)?.id
    for (const row of annex.rows) if (row.kind === 'task' && column !== undefined) yield row.cells[column] ?? ''
  }
}

/** Rõ việc: a task that says what is done, and says it once. */
export function makeWorkCheck(workbook: Workbook): RowCheck {
  const seen = new SimilarTexts<string>(taskTexts(workbook))
  return (row, report) => {
    if (row.row.kind !== 'task') return
    const { title, titleColumn } = row
    if (title === '') return report('task.missing', titleColumn)
    if ([...title].length < shortestTask) report('task.short', titleColumn)
    else if (title.length <= longestSlogan && slogan.test(foldForSearch(title))) report('task.slogan', titleColumn)
    const twin = seen.find(title)
    if (twin === undefined) seen.add(title, row.row.number)
    else report('task.duplicate', titleColumn, { number: twin })
  }
}
