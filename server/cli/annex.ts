/** `npm run --silent annex -- COMMAND`: annex files from the shell, without a server. Results on stdout, refusals on stderr. */
import { DomainError } from '../../shared/domain/errors.ts'
import { translate } from '../../shared/i18n/translate.ts'
import { CommandLineError, type AnnexCommand } from './annex/annexCommand.ts'
import { checkFile } from './annex/checkFile.ts'
import { diffFiles } from './annex/diffFiles.ts'
import { exportFile } from './annex/exportFile.ts'
import { importFile } from './annex/importFile.ts'
import { readTargetText, readTimelineText, readUnitsText } from './annex/readText.ts'

const commands: Readonly<Record<string, AnnexCommand>> = {
  import: importFile,
  export: exportFile,
  check: checkFile,
  diff: diffFiles,
  'read-timeline': readTimelineText,
  'read-target': readTargetText,
  'read-units': readUnitsText,
}

/** Exit code of every refusal. */
const refused = 2

function explain(error: unknown): string {
  if (error instanceof DomainError) return translate('vi', `error.${error.code}`, error.details)
  if (error instanceof CommandLineError) return translate('vi', error.key, error.values)
  // What the parser of options says is for the person who typed them.
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return translate('vi', 'cli.usage')
  return translate('vi', 'cli.failed', { message: error instanceof Error ? error.message : String(error) })
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new CommandLineError('cli.usage')
  await command(args, (text) => process.stdout.write(text))
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = refused
}
