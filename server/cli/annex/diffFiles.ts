import { parseArgs } from 'node:util'
import { diffWorkbooks } from '../../../shared/interchange/diffWorkbooks.ts'
import { formatJson, mustArgument, type AnnexCommand } from './annexCommand.ts'
import { readDocument } from './readDocument.ts'

/** `annex diff A.json B.json`: prints row and cell differences as JSON. */
export const diffFiles: AnnexCommand = (args, write) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
  const before = readDocument(mustArgument(positionals[0]))
  write(formatJson(diffWorkbooks(before, readDocument(mustArgument(positionals[1])))))
}
