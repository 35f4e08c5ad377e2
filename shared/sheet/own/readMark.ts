import {
  annexKinds,
  emptyFacts,
  isRowKind,
  numberingSchemes,
  unitKinds,
  type RowComment,
  type Unit,
  type WorkbookFacts,
} from '../../domain/annex.ts'
import { isColumnRole, type Column } from '../../domain/columns.ts'
import { annexId, columnId, isWellFormedId, unitId } from '../../domain/ids.ts'
import type { SheetMatrix } from '../matrix/matrix.ts'
import { markSheetName, markTitle, type ExportMark, type MarkedAnnex, type MarkedRow } from './exportMark.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * The mark of one of our own exports; `undefined` when the workbook has none or somebody changed it. It comes from outside,
 * so every value is looked at before it is used; a mark that is wrong anywhere counts as none.
 */
export function readMark(sheets: readonly SheetMatrix[]): ExportMark | undefined {
  const sheet = sheets.find(({ name }) => name === markSheetName)
  const texts = sheet?.rows.map((row) => row[0]?.text ?? '') ?? []
  if (texts[0] !== markTitle) return undefined
  try {
    return markOf(JSON.parse(texts.slice(1).join('')))
  } catch {
    // Not our JSON any more: the visible cells are read as those of any other workbook.
    return undefined
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field that must be of a certain kind; what isn't ends the reading of the mark. */
function must<T>(value: unknown, is: (value: unknown) => value is T): T {
  if (!is(value)) throw new TypeError('mark')
  return value
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isOf =
  <T extends string>(words: readonly T[]) =>
  (value: unknown): value is T =>
    words.includes(value as T)

function markOf(json: unknown): ExportMark {
  const fields = must(json, isFields)
  if (fields['format'] !== 'phuluc-export' || fields['version'] !== 1) throw new TypeError('mark')
  const units = fields['units']
  return {
    format: 'phuluc-export',
    version: 1,
    view: must(fields['view'], isOf(['draft', 'issued', 'unit'])),
    versionMark: must(fields['versionMark'], isText),
    facts: factsOf(must(fields['facts'], isFields)),
    ...(units === undefined ? {} : { units: must(units, isList).map(unitOf) }),
    annexes: must(fields['annexes'], isList).map(annexOf),
  }
}

function factsOf(fields: Fields): WorkbookFacts {
  const year = fields['year']
  const texts = Object.keys(emptyFacts).filter((key) => key !== 'year')
  return {
    ...emptyFacts,
    ...Object.fromEntries(texts.map((key) => [key, must(fields[key], isText)])),
    year: typeof year === 'number' && Number.isInteger(year) ? year : 0,
  }
}

function unitOf(value: unknown): Unit {
  const { id, name, abbr, kind, aliases, members } = must(value, isFields)
  return {
    id: unitId(must(id, isWellFormedId)),
    name: must(name, isText),
    abbr: must(abbr, isText),
    kind: must(kind, isOf(unitKinds)),
    aliases: must(aliases, isList).map((alias) => must(alias, isText)),
    ...(members === undefined ? {} : { members: must(members, isList).map((member) => unitId(must(member, isWellFormedId))) }),
  }
}

function annexOf(value: unknown): MarkedAnnex {
  const fields = must(value, isFields)
  const rows = Object.entries(must(fields['rows'], isFields)).map(([id, row]) => [must(id, isWellFormedId), rowOf(row)] as const)
  return {
    id: annexId(must(fields['id'], isWellFormedId)),
    kind: must(fields['kind'], isOf(annexKinds)),
    heading: must(fields['heading'], isText),
    title: must(fields['title'], isText),
    reference: must(fields['reference'], isText),
    numbering: must(fields['numbering'], isOf(numberingSchemes)),
    sheet: must(fields['sheet'], isText),
    columns: must(fields['columns'], isList).map(columnOf),
    rows: Object.fromEntries(rows),
  }
}

function columnOf(value: unknown): Column {
  const { id, role, heading, parentHeading, widthMm, internal } = must(value, isFields)
  return {
    id: columnId(must(id, isWellFormedId)),
    role: must(role, isColumnRole),
    heading: must(heading, isText),
    ...(parentHeading === undefined ? {} : { parentHeading: must(parentHeading, isText) }),
    ...(typeof widthMm === 'number' && widthMm > 0 ? { widthMm } : {}),
    ...(internal === true ? { internal } : {}),
  }
}

function rowOf(value: unknown): MarkedRow {
  const { kind, level, flags, comments, sent, kept } = must(value, isFields)
  if (typeof level !== 'number' || !Number.isInteger(level) || level < 0 || level > 8) throw new TypeError('mark')
  return {
    kind: must(kind, isRowKind),
    level,
    ...(flags === undefined ? {} : { flags: must(flags, isList).map((flag) => must(flag, isText)) }),
    ...(comments === undefined ? {} : { comments: must(comments, isList).map(commentOf) }),
    ...(sent === undefined ? {} : { sent: must(sent, isText) }),
    ...(kept === undefined ? {} : { kept: must(kept, isText) }),
  }
}

function commentOf(value: unknown): RowComment {
  const { author, text } = must(value, isFields)
  return { author: must(author, isText), text: must(text, isText) }
}
