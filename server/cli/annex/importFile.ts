import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { mustArgument, readBytes, readYear, type AnnexCommand } from './annexCommand.ts'
import { importBounded } from './importBounded.ts'

/** `annex import FILE [--sheet NAME] [--year 2026] [--units units.json]`: prints the interchange JSON. */
export const importFile: AnnexCommand = async (args, write) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { sheet: { type: 'string' }, year: { type: 'string' }, units: { type: 'string' } },
  })
  const file = mustArgument(positionals[0])
  const planYear = readYear(values.year)
  // Loaded only where it is asked for: the memory of this thread counts beside that of the file's.
  const units = values.units === undefined ? undefined : (await import('./readUnitsFile.ts')).readUnitsFile(values.units)
  const json = await importBounded({
    bytes: readBytes(file),
    fileName: basename(file),
    ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
    ...(planYear === undefined ? {} : { planYear }),
    ...(units === undefined ? {} : { units }),
  })
  write(json)
}
