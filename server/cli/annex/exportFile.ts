import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Workbook } from '../../../shared/domain/annex.ts'
import { exportFormats, exportWorkbook, type ExportFormat } from '../../../shared/office/exportWorkbook.ts'
import { orientations, type Orientation } from '../../../shared/sheet/layout/layoutProfile.ts'
import type { ExportView } from '../../../shared/sheet/layout/sheetLayout.ts'
import { CommandLineError, mustArgument, type AnnexCommand } from './annexCommand.ts'
import { readDocument } from './readDocument.ts'

/** `annex export FILE.json --to OUT.(xlsx|csv) [--annex ID] [--view draft|issued|unit:ID] [--orientation …]`: writes the file. */
export const exportFile: AnnexCommand = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { to: { type: 'string' }, annex: { type: 'string' }, view: { type: 'string' }, orientation: { type: 'string' } },
  })
  const file = mustArgument(positionals[0])
  const to = mustArgument(values.to)
  const format = readFormat(to)
  const orientation = readOrientation(values.orientation)
  const workbook = readDocument(file)
  const annex = values.annex === undefined ? undefined : readAnnex(workbook, values.annex)
  const bytes = await exportWorkbook(workbook, {
    format,
    view: readView(workbook, values.view ?? 'draft'),
    ...(annex === undefined ? {} : { annex }),
    ...(orientation === undefined ? {} : { orientation }),
  })
  try {
    writeFileSync(to, bytes)
  } catch {
    throw new CommandLineError('cli.cannotWrite', { file: to })
  }
}

function readFormat(to: string): ExportFormat {
  const ending = extname(to).slice(1).toLowerCase()
  const format = exportFormats.find((each) => each === ending)
  if (!format) throw new CommandLineError('cli.unknownFormat', { format: ending, formats: exportFormats.join(', ') })
  return format
}

function readOrientation(value: string | undefined): Orientation | undefined {
  if (value === undefined) return undefined
  const found = orientations.find((each) => each === value)
  if (!found) throw new CommandLineError('cli.badOption', { option: '--orientation', value })
  return found
}

function readAnnex(workbook: Workbook, id: string): Workbook['annexes'][number]['id'] {
  const found = workbook.annexes.find((annex) => annex.id === id)
  if (!found) {
    throw new CommandLineError('cli.unknownAnnex', { annex: id, annexes: workbook.annexes.map((annex) => annex.id).join(', ') })
  }
  return found.id
}

function readView(workbook: Workbook, value: string): ExportView {
  if (value === 'draft' || value === 'issued') return { kind: value }
  if (!value.startsWith('unit:')) throw new CommandLineError('cli.badOption', { option: '--view', value })
  const asked = value.slice('unit:'.length)
  const unit = workbook.units.find(({ id, name }) => id === asked || name === asked)
  if (!unit) throw new CommandLineError('cli.unknownUnit', { unit: asked })
  return { kind: 'unit', unit: unit.id }
}
