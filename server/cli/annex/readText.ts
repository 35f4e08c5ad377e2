import { parseArgs } from 'node:util'
import { parseTarget } from '../../../shared/domain/target/parseTarget.ts'
import { parseTimeline } from '../../../shared/domain/timeline/parseTimeline.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import { starterDirectory } from '../../../shared/domain/units/starterUnits.ts'
import { CommandLineError, formatJson, readYear, type AnnexCommand } from './annexCommand.ts'
import { readUnitsFile } from './readUnitsFile.ts'

/** A text may begin with "-" ("-//-"), so options are looked for only behind it. */
function splitText([text, ...rest]: readonly string[]): { text: string; rest: string[] } {
  if (text === undefined) throw new CommandLineError('cli.usage')
  return { text, rest }
}

/** `annex read-timeline "Quý I/2026" --year 2026` */
export const readTimelineText: AnnexCommand = (args, write) => {
  const { text, rest } = splitText(args)
  const { values } = parseArgs({ args: rest, options: { year: { type: 'string' } } })
  const year = readYear(values.year)
  if (year === undefined) throw new CommandLineError('cli.usage')
  write(formatJson(parseTimeline(text, year)))
}

/** `annex read-target "từ 80% trở lên" [--percent]`; `--percent`: bare numbers are percent, as under a heading with "(%)". */
export const readTargetText: AnnexCommand = (args, write) => {
  const { text, rest } = splitText(args)
  const { values } = parseArgs({ args: rest, options: { percent: { type: 'boolean' } } })
  write(formatJson(parseTarget(text, { percentColumn: values.percent === true })))
}

/** `annex read-units "Phòng VH-XH; TTPVHCC" [--units units.json]`: unit ids, or "~" and the text as written. */
export const readUnitsText: AnnexCommand = (args, write) => {
  const { text, rest } = splitText(args)
  const { values } = parseArgs({ args: rest, options: { units: { type: 'string' } } })
  const directory = values.units === undefined ? starterDirectory() : readUnitsFile(values.units)
  write(formatJson(readUnits(text, directory).map(({ unit, text: written }) => unit ?? `~${written}`)))
}
