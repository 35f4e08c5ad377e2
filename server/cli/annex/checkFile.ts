import { parseArgs } from 'node:util'
import { checkWorkbook } from '../../../shared/domain/findings/checkWorkbook.ts'
import { formatJson, mustArgument, type AnnexCommand } from './annexCommand.ts'
import { readDocument } from './readDocument.ts'

/** `annex check FILE.json [--parent PARENT.json]`: prints the findings as JSON. */
export const checkFile: AnnexCommand = (args, write) => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { parent: { type: 'string' } } })
  const workbook = readDocument(mustArgument(positionals[0]))
  const findings = checkWorkbook(workbook, values.parent === undefined ? {} : { parent: readDocument(values.parent) })
  write(formatJson(findings))
}
