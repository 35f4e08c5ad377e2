import { emptyFacts, type Annex, type WorkbookFacts } from '../../domain/annex.ts'
import type { Notice } from '../../domain/notice.ts'
import { parseTimeline } from '../../domain/timeline/parseTimeline.ts'
import { readUnits } from '../../domain/units/readUnits.ts'
import { starterDirectory } from '../../domain/units/starterUnits.ts'
import { cleanSheet } from '../encoding/cleanSheet.ts'
import { understandPlan } from '../plan/understandPlan.ts'
import type { MarkedAnnex } from '../own/exportMark.ts'
import { readMark } from '../own/readMark.ts'
import { readOwnTable } from '../own/readOwnTable.ts'
import { makeGrid } from '../matrix/grid.ts'
import type { SheetMatrix } from '../matrix/matrix.ts'
import { guessTable } from './header/guessHeader.ts'
import { separateTables } from './header/sideBySide.ts'
import { splitTables } from './header/splitTables.ts'
import type { ImportResult, SheetSkipReason, UnderstandOptions } from './importResult.ts'
import { importNotice } from './noticeCodes.ts'
import { readTable, type ReadTable } from './readTable.ts'
import { readPlanReference, yearOf } from './title/planReference.ts'
import { makeImportDirectory, type ImportDirectory } from './units/unitDirectory.ts'

/**
 * Understands the sheets of a workbook as annexes. Pure; never fails: what isn't understood is kept, left out with a
 * reason, or told as a notice. A file without tables that is the text of a plan gives what its bullets say (see
 * plan/understandPlan.ts); any other file without tables gives no annex.
 */
export function understandWorkbook(sheets: readonly SheetMatrix[], options: UnderstandOptions): ImportResult {
  const tables = understandTables(sheets, options)
  const lines = tables.workbook.annexes.length === 0 ? planLines(sheets) : undefined
  const plan = lines && understandPlan(lines, options)
  return plan && plan.workbook.annexes.length > 0 ? plan : tables
}

/** The lines of a file that is text only; `undefined` when some row has several cells. */
function planLines(sheets: readonly SheetMatrix[]): readonly string[] | undefined {
  const rows = sheets.filter(({ hidden }) => !hidden).flatMap((sheet) => cleanSheet(sheet).sheet.rows.map((row) => row.filter((cell) => cell !== null && cell.text !== '')))
  if (rows.some((row) => row.length > 1)) return undefined
  return rows.flatMap((row) => (row[0]?.text ?? '').split('\n'))
}

function understandTables(sheets: readonly SheetMatrix[], options: UnderstandOptions): ImportResult {
  const mark = readMark(sheets)
  const directory = makeImportDirectory(mark?.units && !options.units ? { ...options, units: mark.units } : options)
  const tables: ReadTable[] = []
  const notices: Notice[] = []
  const skippedSheets: { sheet: string; reason: SheetSkipReason }[] = []
  for (const raw of sheets) {
    const own = mark?.annexes.find(({ sheet }) => sheet === raw.name)
    if (mark && raw.hidden && !own) continue
    const clean = cleanSheet(raw, own !== undefined)
    const { sheet } = clean
    const read = readSheet(sheet, options, directory, { own, before: tables.at(-1) })
    if (typeof read === 'string') {
      skippedSheets.push({ sheet: sheet.name, reason: read })
      if (read === 'noTable' || read === 'list') notices.push(importNotice('import.sheetSkipped', { sheet: sheet.name }))
      continue
    }
    notices.push(...clean.notices, ...sheetNotices(sheet), ...read.flatMap((table) => table.notices))
    tables.push(...read)
  }
  const annexes = tables.map(({ annex }) => annex)
  const { facts, notices: yearNotices } = mark && tables.length > 0 ? { facts: mark.facts, notices: [] } : readFacts(tables, options.planYear)
  noteLeads(annexes, directory)
  const { units, proposed } = directory.result()
  return {
    workbook: { facts, units, annexes },
    notices: [
      ...notices,
      ...yearNotices,
      ...timelineNotices(tables, facts.year),
      ...proposed.map(({ name }) => importNotice('import.unitProposed', {}, { text: name })),
    ],
    tables: tables.map(({ source }) => source),
    skippedSheets,
    ...(mark ? { exportedFrom: mark.versionMark, exportedAs: mark.annexes } : {}),
  }
}

function readSheet(
  sheet: SheetMatrix,
  options: UnderstandOptions,
  directory: ImportDirectory,
  { own, before }: { readonly own: MarkedAnnex | undefined; readonly before: ReadTable | undefined },
): readonly ReadTable[] | SheetSkipReason {
  if (options.corrections?.sheets?.some((each) => each.sheet === sheet.name)) return 'asked'
  const grid = makeGrid(sheet)
  const table = own && readOwnTable(grid, own, options.newId)
  if (table) return [table]
  if (!sheet.rows.some((row) => row.some((cell) => cell && cell.text !== ''))) return 'empty'
  const parts = separateTables(sheet)
  const tables = parts.flatMap((part) => {
    const partGrid = part === sheet ? grid : makeGrid(part)
    return splitTables(partGrid).map((place) => readTable(partGrid, place, options, directory.read))
  })
  if (tables.length > 0) return tables
  const guessed = sheet.hidden ? undefined : guessTable(grid, before?.source.columns, (text) => readUnits(text, options.units ?? starterDirectory()))
  if (!guessed) return sheet.hidden ? 'list' : 'noTable'
  const read = readTable(grid, guessed, options, directory.read)
  return [{ ...read, notices: [importNotice('import.headerGuessed', { sheet: sheet.name, row: guessed.header.first }), ...read.notices] }]
}

function sheetNotices(sheet: SheetMatrix): Notice[] {
  const beyond = sheet.beyondLimits
  return [
    ...(sheet.hidden ? [importNotice('import.sheetHidden', { sheet: sheet.name })] : []),
    ...(sheet.looksUnknown ? [importNotice('import.looksUnknown', { sheet: sheet.name })] : []),
    ...(beyond ? [importNotice('import.beyondLimits', { sheet: sheet.name }, { cells: beyond.cells, cell: beyond.firstCell })] : []),
  ]
}

/** Facts of the plan from the title blocks; the first table that tells a fact wins. */
function readFacts(tables: readonly ReadTable[], planYear: number | undefined): { facts: WorkbookFacts; notices: Notice[] } {
  const references = tables.map(({ title }) => readPlanReference(title.reference, title.letterhead))
  const first = (pick: (each: (typeof references)[number]) => string): string => references.map(pick).find((text) => text !== '') ?? ''
  const told = tables.map(({ title }) => yearOf(title.title, title.reference)).find((year) => year !== undefined)
  const guessed = planYear === undefined && told === undefined ? commonYear(tables) : undefined
  const year = planYear ?? told ?? guessed ?? 0
  const facts: WorkbookFacts = {
    ...emptyFacts,
    title: tables[0]?.annex.title ?? '',
    year,
    issuer: first((each) => each.issuer),
    planKind: first((each) => each.planKind) || emptyFacts.planKind,
    planNumber: first((each) => each.planNumber),
    planDate: first((each) => each.planDate),
    place: first((each) => each.place),
  }
  if (tables.length === 0 || planYear !== undefined || told !== undefined) return { facts, notices: [] }
  return { facts, notices: [guessed ? importNotice('import.yearGuessed', {}, { year: guessed }) : importNotice('import.yearMissing')] }
}

/** The year named most often in the cells of all tables. */
function commonYear(tables: readonly ReadTable[]): number | undefined {
  const times = new Map<number, number>()
  for (const { annex } of tables) {
    for (const row of annex.rows) {
      for (const text of Object.values(row.cells)) {
        for (const [year] of text.matchAll(/(?<!\d)20[2-4]\d(?!\d)/g)) times.set(Number(year), (times.get(Number(year)) ?? 0) + 1)
      }
    }
  }
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Tells the directory which unknown wordings lead rows, so that it can propose them as offices. */
function noteLeads(annexes: readonly Annex[], directory: ImportDirectory): void {
  for (const { columns, rows } of annexes) {
    const lead = columns.find(({ role }) => role === 'lead')
    if (!lead) continue
    for (const row of rows) {
      for (const { unit, text } of directory.read(row.cells[lead.id] ?? '')) if (unit === null) directory.noteLead(text)
    }
  }
}

/** Timelines that can't be read, told once the year is known. */
function timelineNotices(tables: readonly ReadTable[], year: number): Notice[] {
  const known = new Map<string, boolean>()
  const isUnknown = (text: string): boolean => {
    const seen = known.get(text) ?? parseTimeline(text, year).kind === 'unknown'
    known.set(text, seen)
    return seen
  }
  return tables.flatMap(({ annex, source }) => {
    const columns = annex.columns.filter(({ role }) => role === 'timeline' || role === 'timelineEnd')
    return annex.rows.flatMap((row, index) =>
      columns.flatMap((column): Notice[] => {
        const text = row.cells[column.id] ?? ''
        if (text === '' || !isUnknown(text)) return []
        const place = { sheet: source.sheet, row: source.rows[index]?.sheetRows[0] ?? 0, column: source.columns.find((each) => each.column === column.id)?.index ?? 0 }
        return [importNotice('import.timelineUnknown', place, { text })]
      }),
    )
  })
}
