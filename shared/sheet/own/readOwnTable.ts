import type { Annex, AnnexRow, RowComment } from '../../domain/annex.ts'
import { cellFormOf, type Column } from '../../domain/columns.ts'
import { columnId, isWellFormedId, rowId, type ColumnId } from '../../domain/ids.ts'
import { numberRows } from '../../domain/numbering.ts'
import { cleanText } from '../../domain/text.ts'
import type { Grid } from '../matrix/grid.ts'
import type { LeftOutRow, TableSource, UnderstandOptions } from '../understand/importResult.ts'
import type { ReadTable } from '../understand/readTable.ts'
import { readBodyRow } from '../understand/rows/bodyRow.ts'
import { foldRow, leftOutRecognisers } from '../understand/rows/leftOutRecognisers.ts'
import { readTitleBlock, rowTexts } from '../understand/title/titleBlock.ts'
import { idColumnHeading, joinComments, type MarkedAnnex } from './exportMark.ts'

/** Where the hidden column of ids stands. */
interface IdColumn {
  readonly row: number
  readonly column: number
}

interface OwnColumn {
  readonly index: number
  readonly column: Column
  readonly known: boolean
}

/**
 * Reads a sheet that we exported ourselves and that may have been worked on in Excel: rows are known by their hidden ids,
 * texts are taken exactly, new rows get a place beside their neighbours. `undefined`: the hidden column is gone.
 */
export function readOwnTable(grid: Grid, mark: MarkedAnnex, newId: UnderstandOptions['newId']): ReadTable | undefined {
  const ids = findIdColumn(grid)
  if (!ids) return undefined
  const deep = mark.columns.some(({ parentHeading }) => parentHeading !== undefined)
  const header = { first: ids.row, last: deep ? ids.row + 1 : ids.row }
  const columns = matchColumns(grid, mark, ids, header.last, newId)
  const read = readRows(grid, mark, ids, header.last + 1, columns, newId)
  const title = readTitleBlock(grid, 0, header.first)
  const asPrinted = sameTexts(printedTitle(mark), aboveTexts(grid, header.first))
  const { id, kind, numbering } = mark
  const numbers = numberRows(read.rows, numbering)
  const annex: Annex = {
    id,
    kind,
    heading: asPrinted ? mark.heading : title.heading,
    title: asPrinted ? mark.title : title.title,
    reference: asPrinted ? mark.reference : title.reference,
    numbering,
    columns: columns.map(({ column }) => column),
    rows: read.rows.map((row, index) => ({ ...row, number: numbers[index] ?? '' })),
  }
  const source: TableSource = {
    annex: id,
    sheet: grid.sheet.name,
    headerRows: header,
    columns: columns.map(({ index, column, known }) => ({ index, column: column.id, role: column.role, heading: column.heading, certainty: known ? 'sure' : 'unknown' })),
    rows: read.rows.map((row, index) => ({ row: row.id, sheetRows: [read.sheetRows[index] ?? 0], number: '' })),
    leftOut: [...title.rows, ...read.leftOut],
  }
  return { annex, source, title, notices: [] }
}

/** Rows searched for the heading of the id column: somebody may have put lines above the table. */
const searchedRows = 60

function findIdColumn(grid: Grid): IdColumn | undefined {
  for (let row = 0; row < Math.min(grid.height, searchedRows); row++) {
    const column = (grid.sheet.rows[row] ?? []).findIndex((cell) => cell?.text === idColumnHeading)
    if (column >= 0) return { row, column }
  }
  return undefined
}

/** Columns of the sheet that are the annex's, by heading and place; others with a heading are new. */
function matchColumns(grid: Grid, mark: MarkedAnnex, ids: IdColumn, headingRow: number, newId: UnderstandOptions['newId']): readonly OwnColumn[] {
  const headings = Array.from({ length: ids.column }, (_, index) => cleanText(grid.spread(headingRow, index)?.text ?? ''))
  const untouched = headings.length === mark.columns.length && mark.columns.every(({ heading }, index) => heading === headings[index])
  if (untouched) return mark.columns.map((column, index) => ({ index, column, known: true }))
  const free = new Set(mark.columns)
  return headings.flatMap((heading, index): OwnColumn[] => {
    const known = [...free].find((column) => column.heading === heading && heading !== '')
    if (known) {
      free.delete(known)
      return [{ index, column: known, known: true }]
    }
    return heading === '' ? [] : [{ index, column: { id: columnId(newId('column')), role: 'other', heading }, known: false }]
  })
}

interface OwnRows {
  readonly rows: AnnexRow[]
  readonly sheetRows: number[]
  readonly leftOut: LeftOutRow[]
}

function readRows(grid: Grid, mark: MarkedAnnex, ids: IdColumn, first: number, columns: readonly OwnColumn[], newId: UnderstandOptions['newId']): OwnRows {
  const read: OwnRows = { rows: [], sheetRows: [], leftOut: [] }
  const seen = new Set<string>()
  for (let at = first; at < grid.height; at++) {
    const id = grid.own(at, ids.column)?.text ?? ''
    // A row that was copied in Excel carries its id twice: the second one is new.
    const known = isWellFormedId(id) && !seen.has(id) && Object.hasOwn(mark.rows, id) ? mark.rows[id] : undefined
    const above = read.rows.at(-1)
    const cells = readCells(grid, at, columns)
    if (known) {
      seen.add(id)
      const level = Math.min(known.level, (above?.level ?? -1) + 1)
      const comments = readComments(grid, at, known.comments)
      read.rows.push({
        id: rowId(id),
        kind: known.kind,
        level,
        number: '',
        cells,
        ...(known.flags ? { flags: known.flags } : {}),
        ...(comments.length > 0 ? { comments } : {}),
      })
    } else {
      const added = newRow(grid, at, mark, columns, above)
      if (!added) continue
      if ('reason' in added) {
        read.leftOut.push(added)
        continue
      }
      read.rows.push({ id: rowId(newId('row')), ...added, number: '', cells })
    }
    read.sheetRows.push(at)
  }
  return read
}

/** A row that somebody added: a leaf beside the leaf above it, or under the heading above it. */
function newRow(
  grid: Grid,
  at: number,
  mark: MarkedAnnex,
  columns: readonly OwnColumn[],
  above: AnnexRow | undefined,
): Pick<AnnexRow, 'kind' | 'level'> | LeftOutRow | undefined {
  const index = (role: string): number => columns.find(({ column }) => column.role === role)?.index ?? -1
  const title = Math.max(index('task'), index('indicator'))
  const all = columns.map((column) => column.index)
  const row = readBodyRow(grid, at, { number: index('number'), title, all, content: all })
  if (row.texts.length === 0) return undefined
  const folded = foldRow(row)
  const left = leftOutRecognisers.find((recogniser) => recogniser.matches(row, folded))
  if (left) return { row: at, reason: left.reason, text: row.texts.join(' ').slice(0, 80) }
  const leaf = above?.kind === 'task' || above?.kind === 'target'
  return { kind: mark.kind === 'targets' ? 'target' : 'task', level: above === undefined ? 0 : leaf ? above.level : above.level + 1 }
}

function readCells(grid: Grid, row: number, columns: readonly OwnColumn[]): AnnexRow['cells'] {
  const cells = columns.flatMap(({ index, column }): [ColumnId, string][] => {
    // Equal neighbours may have been merged, by us or in Excel: the text stands for each row.
    const text = cellFormOf(column.role) === 'number' ? '' : (grid.filled(row, index)?.text ?? '')
    return text === '' ? [] : [[column.id, text]]
  })
  return Object.fromEntries(cells)
}

/** The comments of the sheet, taken apart again where they are still the ones that were exported. */
function readComments(grid: Grid, row: number, exported: readonly RowComment[] | undefined): readonly RowComment[] {
  const found = (grid.sheet.rows[row] ?? []).flatMap((cell) => (cell?.comment ? [cell.comment] : []))
  const [only] = found
  if (exported && only && found.length === 1) {
    const joined = joinComments(exported)
    if (cleanText(joined.text) === only.text) return exported
  }
  return found.map(({ author, text }) => ({ author, text }))
}

function printedTitle({ heading, title, reference }: MarkedAnnex): readonly string[] {
  return [heading, title.toUpperCase(), reference].map(cleanText).filter((text) => text !== '')
}

/** Texts above the heading, without the mark of an excerpt. */
function aboveTexts(grid: Grid, end: number): readonly string[] {
  const texts: string[] = []
  for (let row = 0; row < end; row++) texts.push(...rowTexts(grid, row))
  return texts.filter((text) => text !== 'TRÍCH SAO')
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((text, index) => text === b[index])
