import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { DomainError } from '../../../shared/domain/errors.ts'
import { describeNotice } from '../../../shared/i18n/describeNotice.ts'
import { writeInterchange } from '../../../shared/interchange/writeInterchange.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import { formatJson, mustArgument, readBytes, readYear, type AnnexCommand } from './annexCommand.ts'
import { readInWorker } from './readInWorker.ts'
import { readUnitsFile } from './readUnitsFile.ts'

/** `annex import FILE [--sheet NAME] [--year 2026] [--units units.json]`: prints the interchange JSON. */
export const importFile: AnnexCommand = async (args, write) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { sheet: { type: 'string' }, year: { type: 'string' }, units: { type: 'string' } },
  })
  const file = mustArgument(positionals[0])
  const planYear = readYear(values.year)
  const units = values.units === undefined ? undefined : readUnitsFile(values.units)
  const all = await readInWorker(readBytes(file), basename(file))
  const sheets = values.sheet === undefined ? all : all.filter(({ name }) => name.normalize('NFC') === values.sheet?.normalize('NFC'))
  if (sheets.length === 0) {
    throw new DomainError('import.unknownSheet', { sheet: values.sheet ?? '', sheets: all.map(({ name }) => name).join(', ') })
  }
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
  write(formatJson(writeInterchange(result.workbook, notices)))
}
