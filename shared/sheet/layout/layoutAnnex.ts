import type { Annex, AnnexRow, Unit } from '../../domain/annex.ts'
import { cellFormOf, titleColumnOf, type Column } from '../../domain/columns.ts'
import { plainLook } from './cellLook.ts'
import { columnWidths, type ColumnNeed } from './columnWidths.ts'
import { layoutHeader } from './layoutHeader.ts'
import { nd30, printableWidthMm, type LayoutProfile, type Orientation } from './layoutProfile.ts'
import { textWidthPt } from './text/measureText.ts'
import { mergeNeighbours } from './mergeNeighbours.ts'
import { ptPerMm, rowHeightPt } from './rowHeight.ts'
import { internalColour, type CellLook, type ExportView, type LaidOutCell, type LaidOutRow, type SheetLayout } from './sheetLayout.ts'
import { viewOfAnnex } from './viewOfAnnex.ts'

export interface LayoutOptions {
  readonly view: ExportView
  readonly orientation?: Orientation
  readonly profile?: LayoutProfile
  /** Whether equal neighbours are merged. */
  readonly merge?: boolean
  /** A small line at the very end, as the code of a version; absent: none. */
  readonly versionLine?: string
  /** Name of the tab; absent: the annex's heading. */
  readonly name?: string
}

/** Lays an annex out for paper. Pure: the same annex gives the same lines in every file form. */
export function layoutAnnex(annex: Annex, units: readonly Unit[], options: LayoutOptions): SheetLayout {
  const { view, orientation = 'landscape', profile = nd30 } = options
  const { columns, rows } = viewOfAnnex(annex, units, view)
  const widths = printedWidths(columns, rows, profile, orientation)
  const heading = headingRows(annex, view, profile, widths)
  const header = layoutHeader(columns, profile, widths)
  const title = titleColumnOf(columns)
  const single = rows.map((row) => bodyRow(row, columns, title, profile, widths))
  const body = options.merge ? mergeNeighbours(single, columns, { profile, orientation, widths }) : single
  return {
    annex: annex.id,
    name: options.name ?? annex.heading,
    profile,
    orientation,
    view,
    columns: columns.map((column, index) => ({ column: column.id, widthMm: widths[index] ?? 0, units: cellFormOf(column.role) === 'units' })),
    rows: [...heading, ...header, ...body, ...endRows(profile, options.versionLine ?? '', widths)],
    header: { first: heading.length, last: heading.length + header.length - 1 },
  }
}

/** Widths of the columns of a table on paper, millimetres. */
export function printedWidths(columns: readonly Column[], rows: readonly AnnexRow[], profile: LayoutProfile, orientation: Orientation): readonly number[] {
  const needs = columns.map((column): ColumnNeed => ({ column, wordMm: longestWordMm(column, rows, profile) }))
  return columnWidths(needs, printableWidthMm(profile, orientation))
}

/** Width that the longest word of a column needs, its heading and blanks included, millimetres. */
function longestWordMm(column: Column, rows: readonly AnnexRow[], profile: LayoutProfile): number {
  const number = cellFormOf(column.role) === 'number'
  let widest = 0
  for (const word of wordsOf(column.heading)) widest = Math.max(widest, textWidthPt(word, profile.tablePt, 'bold'))
  for (const row of rows) {
    for (const word of wordsOf(number ? row.number : (row.cells[column.id] ?? ''))) {
      widest = Math.max(widest, textWidthPt(word, profile.tablePt, 'regular'))
    }
  }
  return (widest * profile.wordFactor + profile.paddingPt) / ptPerMm
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+|(?<=-)/)

/** Heading, title in capitals, reference line and a gap. A blank stays blank: an electronic document is not filled in. */
function headingRows(annex: Annex, view: ExportView, profile: LayoutProfile, widths: readonly number[]): LaidOutRow[] {
  const look: CellLook = { ...plainLook(profile), align: 'center', border: false }
  const rows: LaidOutRow[] = []
  if (view.kind === 'unit') {
    rows.push(wideRow('mark', profile.excerptMark, { ...look, bold: true, align: 'left', sizePt: profile.tablePt }, profile, widths))
  }
  const corner = wideRow('heading', annex.heading, { ...look, bold: true, sizePt: profile.headingPt }, profile, widths)
  rows.push({ ...corner, heightPt: Math.max(corner.heightPt, profile.signatureCornerPt) })
  if (annex.title !== '') {
    rows.push(wideRow('title', annex.title.toUpperCase(), { ...look, bold: true, sizePt: profile.titlePt }, profile, widths))
  }
  if (annex.reference !== '') {
    rows.push(wideRow('reference', annex.reference, { ...look, italic: true, sizePt: profile.referencePt }, profile, widths))
  }
  rows.push({ part: 'gap', heightPt: profile.gapPt, cells: [] })
  return rows
}

/** "./.", and below it what tells a version apart. */
function endRows(profile: LayoutProfile, versionLine: string, widths: readonly number[]): readonly LaidOutRow[] {
  const look: CellLook = { ...plainLook(profile), border: false }
  return [
    ...(profile.endMark === '' ? [] : [wideRow('end', profile.endMark, { ...look, align: 'right' }, profile, widths)]),
    ...(versionLine === '' ? [] : [wideRow('version', versionLine, { ...look, align: 'left', sizePt: profile.versionPt }, profile, widths)]),
  ]
}

function wideRow(part: LaidOutRow['part'], text: string, look: CellLook, profile: LayoutProfile, widths: readonly number[]): LaidOutRow {
  const cells: LaidOutCell[] = [{ at: 0, columns: Math.max(1, widths.length), rows: 1, text, look }]
  return { part, heightPt: rowHeightPt(cells, widths, profile), cells }
}

function bodyRow(
  row: AnnexRow,
  columns: readonly Column[],
  title: Column | undefined,
  profile: LayoutProfile,
  widths: readonly number[],
): LaidOutRow {
  const spread = bodyCells(row, columns, title, profile)
  return {
    part: 'body',
    heightPt: rowHeightPt(spread, widths, profile),
    cells: spread,
    row: { id: row.id, kind: row.kind, level: row.level },
    ...(row.comments ? { comments: row.comments } : {}),
  }
}

/** What stands in a row and how, without its height: measuring is what costs. */
export function bodyCells(row: AnnexRow, columns: readonly Column[], title: Column | undefined, profile: LayoutProfile): readonly LaidOutCell[] {
  const cells = columns.map((column, at): LaidOutCell => {
    const text = cellFormOf(column.role) === 'number' ? row.number : (row.cells[column.id] ?? '')
    return { at, columns: 1, rows: 1, text, look: bodyLook(row, column, profile) }
  })
  return spreadTitle(row, columns, title, cells)
}

function bodyLook(row: AnnexRow, column: Column, profile: LayoutProfile): CellLook {
  const heading = row.kind === 'section' || row.kind === 'group'
  const centred = ['number', 'timeline', 'timelineStart', 'timelineEnd', 'target', 'targetByPeriod', 'unitOfMeasure'].includes(column.role)
  return {
    ...plainLook(profile),
    bold: heading,
    italic: row.kind === 'group',
    strike: row.flags?.includes('struckInSource') ?? false,
    align: centred ? 'center' : column.role === 'task' || column.role === 'indicator' ? 'justify' : 'left',
    ...(column.internal ? { colour: internalColour } : {}),
  }
}

/** A section's or group's title reaches over the empty cells to its right, as in printed annexes. */
function spreadTitle(
  row: AnnexRow,
  columns: readonly Column[],
  title: Column | undefined,
  cells: readonly LaidOutCell[],
): readonly LaidOutCell[] {
  const at = title ? columns.indexOf(title) : -1
  const heading = row.kind === 'section' || row.kind === 'group'
  if (at < 0 || !heading || cells.slice(at + 1).some(({ text }) => text !== '')) return cells
  return cells.slice(0, at + 1).map((cell) => (cell.at === at ? { ...cell, columns: columns.length - at, look: { ...cell.look, align: 'left' } } : cell))
}
