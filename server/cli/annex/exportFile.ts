import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import type { Workbook } from '../../../shared/domain/annex.ts'
import { orientations } from '../../../shared/sheet/layout/layoutProfile.ts'
import { blankForms, headingForms, tableSizes, unitForms, usualSettings, type PrintSettings, type TableSize } from '../../../shared/sheet/layout/printSettings.ts'
import type { ExportView } from '../../../shared/sheet/layout/sheetLayout.ts'
import { fileFormats, makeFile, type FileFormat } from '../../print/makeFile.ts'
import { makePdfPrinter } from '../../print/pdfPrinter.ts'
import { CommandLineError, mustArgument, type AnnexCommand } from './annexCommand.ts'
import { readDocument } from './readDocument.ts'

/** `annex export FILE.json --to OUT.(xlsx|docx|pdf|csv) [--annex ID] [--view draft|issued|unit:ID] [--orientation …] …`: writes the file. */
export const exportFile: AnnexCommand = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      annex: { type: 'string' },
      view: { type: 'string' },
      orientation: { type: 'string' },
      size: { type: 'string' },
      names: { type: 'string' },
      blanks: { type: 'string' },
      headings: { type: 'string' },
      merge: { type: 'boolean' },
      'signature-field': { type: 'boolean' },
      'with-plan': { type: 'boolean' },
      'no-end-mark': { type: 'boolean' },
    },
  })
  const file = mustArgument(positionals[0])
  const to = mustArgument(values.to)
  const format = readFormat(to)
  const settings: PrintSettings = {
    orientation: readChoice('--orientation', values.orientation, orientations) ?? usualSettings.orientation,
    tablePt: readSize(values.size),
    names: readChoice('--names', values.names, unitForms) ?? usualSettings.names,
    blanks: readChoice('--blanks', values.blanks, blankForms) ?? usualSettings.blanks,
    headings: readChoice('--headings', values.headings, headingForms) ?? usualSettings.headings,
    endMark: values['no-end-mark'] !== true,
    merge: values.merge === true,
  }
  const workbook = readDocument(file)
  const annex = values.annex === undefined ? undefined : readAnnex(workbook, values.annex)
  const printer = makePdfPrinter()
  const request = { ...settings, signatureField: values['signature-field'] === true, plan: values['with-plan'] === true, view: readView(workbook, values.view ?? 'draft'), ...(annex === undefined ? {} : { annex }) }
  const bytes = await makeFile(workbook, format, request, { printer, now: Date.now })
  await printer.close()
  try {
    writeFileSync(to, bytes)
  } catch {
    throw new CommandLineError('cli.cannotWrite', { file: to })
  }
}

function readSize(value: string | undefined): TableSize {
  const size = readChoice('--size', value, tableSizes.map(String))
  return tableSizes.find((each) => String(each) === size) ?? usualSettings.tablePt
}

function readChoice<T extends string>(option: string, value: string | undefined, choices: readonly T[]): T | undefined {
  const found = choices.find((each) => each === value)
  if (value !== undefined && found === undefined) throw new CommandLineError('cli.badOption', { option, value })
  return found
}

function readFormat(to: string): FileFormat {
  const ending = extname(to).slice(1).toLowerCase()
  const format = fileFormats.find((each) => each === ending)
  if (!format) throw new CommandLineError('cli.unknownFormat', { format: ending, formats: fileFormats.join(', ') })
  return format
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
