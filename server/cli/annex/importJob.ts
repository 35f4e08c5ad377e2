/** Runs in the thread that `importBounded` starts, and only there: what understanding needs is loaded once. */
import { DomainError } from '../../../shared/domain/errors.ts'
import { describeNotice } from '../../../shared/i18n/describeNotice.ts'
import { writeInterchange } from '../../../shared/interchange/writeInterchange.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import { formatJson } from './annexCommand.ts'
import { answerJob } from './boundedWorker.ts'
import type { ImportJob } from './importBounded.ts'

async function importJob({ bytes, fileName, sheet, planYear, units }: ImportJob): Promise<string> {
  const all = await readWorkbookFile(bytes, fileName)
  const sheets = sheet === undefined ? all : all.filter(({ name }) => name.normalize('NFC') === sheet.normalize('NFC'))
  if (sheets.length === 0) throw new DomainError('import.unknownSheet', { sheet: sheet ?? '', sheets: all.map(({ name }) => name).join(', ') })
  const counters = new Map<string, number>()
  const result = understandWorkbook(sheets, {
    newId: (prefix) => {
      const count = (counters.get(prefix) ?? 0) + 1
      counters.set(prefix, count)
      return `${prefix.slice(0, 1)}${count}`
    },
    ...(planYear === undefined ? {} : { planYear }),
    ...(units === undefined ? {} : { units }),
  })
  if (result.workbook.annexes.length === 0) throw new DomainError('import.noTable')
  const notices = result.notices.map((notice) => ({ ...notice, message: describeNotice('vi', notice) }))
  return formatJson(writeInterchange(result.workbook, notices))
}

await answerJob(importJob)
