import * as v from 'valibot'
import type { Workbook } from '../../shared/domain/annex.ts'
import { DomainError } from '../../shared/domain/errors.ts'
import { orientations } from '../../shared/sheet/layout/layoutProfile.ts'
import { blankForms, headingForms, tableSizes, unitForms, usualSettings } from '../../shared/sheet/layout/printSettings.ts'
import type { ExportView } from '../../shared/sheet/layout/sheetLayout.ts'
import type { PdfRequest } from '../print/printPdf.ts'

/** What may be asked of a file: which part of the workbook, and how it is to look. */
export const layoutQuery = {
  annex: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  view: v.optional(v.pipe(v.string(), v.maxLength(300)), 'draft'),
  orientation: v.optional(v.picklist(orientations), usualSettings.orientation),
  size: v.optional(v.picklist(tableSizes.map(String)), String(usualSettings.tablePt)),
  names: v.optional(v.picklist(unitForms), usualSettings.names),
  blanks: v.optional(v.picklist(blankForms), usualSettings.blanks),
  headings: v.optional(v.picklist(headingForms), usualSettings.headings),
  endMark: v.optional(v.picklist(['0', '1']), '1'),
  merge: v.optional(v.picklist(['0', '1']), '0'),
  /** Whether the code of a version is printed. */
  code: v.optional(v.picklist(['0', '1']), '1'),
  /** Whether a .pdf has an empty field for a signature. */
  sign: v.optional(v.picklist(['0', '1']), '0'),
  /** Whether a .docx begins with the frame of the plan. */
  plan: v.optional(v.picklist(['0', '1']), '0'),
} as const
const schema = v.object(layoutQuery)
export type LayoutQuery = v.InferOutput<typeof schema>

/**
 * What was asked, in terms of this workbook.
 * @throws {DomainError} `annex.unknown`, `unit.unknown`
 */
export function readLayoutQuery(workbook: Workbook, asked: LayoutQuery): PdfRequest & { readonly view: ExportView } {
  const annex = workbook.annexes.find(({ id }) => id === asked.annex)?.id
  if (asked.annex !== '' && annex === undefined) throw new DomainError('annex.unknown')
  return {
    view: readView(workbook, asked.view),
    ...(annex ? { annex } : {}),
    orientation: asked.orientation,
    tablePt: tableSizes.find((size) => String(size) === asked.size) ?? usualSettings.tablePt,
    names: asked.names,
    blanks: asked.blanks,
    headings: asked.headings,
    endMark: asked.endMark === '1',
    merge: asked.merge === '1',
    signatureField: asked.sign === '1',
    plan: asked.plan === '1',
  }
}

/** The same question as short words, for the mark in a file; `readChoices` reads them again. */
export function choicesOf(asked: LayoutQuery, view: ExportView): Readonly<Record<string, string>> {
  const { annex, orientation, size, names, blanks, headings, endMark, merge, code, sign } = asked
  const looks = { orientation, size, names, blanks, headings, endMark, merge, code, sign }
  return { ...(annex === '' ? {} : { annex }), view: view.kind === 'unit' ? `unit:${view.unit}` : view.kind, ...looks }
}

/** Null: not words that we ever wrote. */
export function readChoices(choices: Readonly<Record<string, string>>): LayoutQuery | null {
  const read = v.safeParse(schema, choices)
  return read.success ? read.output : null
}

function readView(workbook: Workbook, text: string): ExportView {
  if (text === 'draft' || text === 'issued') return { kind: text }
  const named = text.startsWith('unit:') ? text.slice('unit:'.length) : ''
  const unit = workbook.units.find(({ id, name }) => id === named || name === named.normalize('NFC'))
  if (!unit) throw new DomainError('unit.unknown', { unit: named })
  return { kind: 'unit', unit: unit.id }
}
