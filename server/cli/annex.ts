/** `npm run --silent annex -- COMMAND`: annex files from the shell, without a server. Results on stdout, refusals on stderr. */
import { DomainError } from '../../shared/domain/errors.ts'
import { CommandLineError, type AnnexCommand } from './annex/annexCommand.ts'

/** Loaded when asked for: export brings printers and writers along, which would double the memory of an import. */
const commands: Readonly<Record<string, () => Promise<AnnexCommand>>> = {
  import: async () => (await import('./annex/importFile.ts')).importFile,
  export: async () => (await import('./annex/exportFile.ts')).exportFile,
  check: async () => (await import('./annex/checkFile.ts')).checkFile,
  diff: async () => (await import('./annex/diffFiles.ts')).diffFiles,
  'read-timeline': async () => (await import('./annex/readText.ts')).readTimelineText,
  'read-target': async () => (await import('./annex/readText.ts')).readTargetText,
  'read-units': async () => (await import('./annex/readText.ts')).readUnitsText,
}

/** Exit code of every refusal. */
const refused = 2

/** Sentences are loaded when one is needed. */
async function explain(error: unknown): Promise<string> {
  const { translate } = await import('../../shared/i18n/translate.ts')
  if (error instanceof DomainError) return translate('vi', `error.${error.code}`, error.details)
  if (error instanceof CommandLineError) return translate('vi', error.key, error.values)
  // What the parser of options says is for the person who typed them.
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return translate('vi', 'cli.usage')
  return translate('vi', 'cli.failed', { message: error instanceof Error ? error.message : String(error) })
}

// Whoever reads us has read enough (`… | head`): that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const [name = '', ...args] = process.argv.slice(2)
try {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw new CommandLineError('cli.usage')
  const command = await load()
  await command(args, (text) => process.stdout.write(text))
} catch (error) {
  process.stderr.write(`${await explain(error)}\n`)
  process.exitCode = refused
}
