import type { commandLine as source } from '../vi/commandLine.ts'

export const commandLine: Readonly<Record<keyof typeof source, string>> = {
  'cli.usage':
    'Usage: annex import FILE [--sheet NAME] [--year 2026] [--units units.json] · export FILE.json --to FILE.(xlsx|docx|pdf|csv) [--annex ID] [--view draft|issued|unit:ID] [--orientation landscape|portrait] [--size 12|13|14] [--names asWritten|full|abbr] [--blanks kept|filled] [--no-end-mark] · check FILE.json [--parent FILE.json] · diff A.json B.json · read-timeline "…" --year 2026 · read-target "…" [--percent] · read-units "…" [--units units.json]',
  'cli.noFile': 'The file "{file}" cannot be opened. Check its path and your right to read it.',
  'cli.cannotWrite': 'The file "{file}" cannot be written. Check its path and your right to write there.',
  'cli.badOption': 'The value "{value}" of {option} is not valid.',
  'cli.unknownFormat': 'Files of the form "{format}" cannot be exported yet. Possible: {formats}.',
  'cli.unknownAnnex': 'The document has no annex "{annex}". Its annexes: {annexes}.',
  'cli.unknownUnit': 'The directory of the document has no office "{unit}".',
  'cli.failed': 'Unexpected failure: {message}',
}
