import type { Grid } from '../../matrix/grid.ts'
import { foldHeading } from '../roles/headingRole.ts'
import { readNumberCell, splitNumberedTitle, type NumberToken } from '../rows/numberToken.ts'
import { beginsTitle, rowTexts } from '../title/titleBlock.ts'
import { findHeaders, type FoundHeader } from './findHeaders.ts'

/** A table of a sheet: where its title, heading and body are, and which rows repeat the heading inside. */
export interface TablePlace {
  readonly header: FoundHeader
  /** First row of the title block; equals `header.first` when there is none. */
  readonly titleFirst: number
  /** Row after the title block: the heading, or the first section where that stands above the heading. */
  readonly titleEnd: number
  readonly bodyFirst: number
  /** Row after the last row of the body. */
  readonly bodyEnd: number
  readonly repeatedRows: ReadonlySet<number>
  /** Rows with text above the first title block: the body of a plan, say. */
  readonly outsideRows: readonly number[]
}

/** Finds the tables of a sheet, top to bottom. A heading that comes again without a new title goes on with its table. */
export function splitTables(grid: Grid): readonly TablePlace[] {
  const places: { header: FoundHeader; titleFirst: number; repeated: Set<number> }[] = []
  for (const header of findHeaders(grid)) {
    const current = places.at(-1)
    const titleFirst = findTitle(grid, current ? current.header.last + 1 : 0, header.first)
    const named = [...range(titleFirst, header.first)].some((row) => beginsTitle(grid, row))
    const again = current !== undefined && (!named || sameTitle(grid, current, { titleFirst, header })) && sameHeadings(current.header, header)
    if (again) {
      for (const row of range(named ? titleFirst : header.first, header.last + 1)) current.repeated.add(row)
    } else places.push({ header, titleFirst, repeated: new Set() })
  }
  return places.map(({ header, titleFirst, repeated }, index) => ({
    header,
    titleFirst,
    titleEnd: firstSectionAbove(grid, header.first, titleFirst, header.last + 1, places[index + 1]?.titleFirst ?? grid.height),
    bodyFirst: header.last + 1,
    bodyEnd: places[index + 1]?.titleFirst ?? grid.height,
    repeatedRows: repeated,
    outsideRows: index > 0 ? [] : [...range(0, titleFirst)].filter((row) => rowTexts(grid, row).length > 0),
  }))
}

function* range(from: number, to: number): Generator<number> {
  for (let value = from; value < to; value++) yield value
}

interface TitledHeader {
  readonly titleFirst: number
  readonly header: FoundHeader
}

/** Whether a title only stands again over the next page of its table. */
function sameTitle(grid: Grid, a: TitledHeader, b: TitledHeader): boolean {
  const titleOf = ({ titleFirst, header }: TitledHeader): string => [...range(titleFirst, header.first)].flatMap((row) => rowTexts(grid, row)).join(' ')
  return foldHeading(titleOf(a)) === foldHeading(titleOf(b))
}

function sameHeadings(a: FoundHeader, b: FoundHeader): boolean {
  return a.headings.every((heading, column) => foldHeading(heading.text) === foldHeading(b.headings[column]?.text ?? ''))
}

/** The section that a row names alone: "I. CẢI CÁCH THỂ CHẾ". */
function sectionAlone(grid: Grid, row: number): NumberToken | undefined {
  const [text, ...others] = rowTexts(grid, row)
  const token = text === undefined || others.length > 0 ? undefined : splitNumberedTitle(text)?.token
  return token && ['roman', 'upper', 'part'].includes(token.form) ? token : undefined
}

/**
 * Where each section has a table of its own under its title, the first section's title stands above the first heading. It
 * is told by the second one, which stands inside the body.
 */
function firstSectionAbove(grid: Grid, header: number, titleFirst: number, bodyFirst: number, bodyEnd: number): number {
  let row = header - 1
  while (row >= titleFirst && rowTexts(grid, row).length === 0) row -= 1
  const above = row < titleFirst ? undefined : sectionAlone(grid, row)
  if (above?.value !== 1) return header
  for (const below of range(bodyFirst, bodyEnd)) {
    const token = sectionAlone(grid, below)
    if (token?.form === above.form && token.value === 2) return row
  }
  return header
}

/** Most rows that a title block has: letterhead, heading, a title in parts, reference line, unit of measure, blanks. */
const longestTitle = 14

/**
 * First row of the title block above a heading. At the top of a sheet the few rows above belong to it; below another table,
 * or below the body of a plan, it begins with "Phụ lục …", else it is the block of single texts right above the heading.
 */
function findTitle(grid: Grid, from: number, header: number): number {
  if (from === 0 && header <= longestTitle) return 0
  const highest = Math.max(from, header - longestTitle)
  for (let row = header - 1; row >= highest; row--) if (beginsTitle(grid, row)) return row
  let first = header
  for (let row = header - 1; row >= highest; row--) {
    const texts = rowTexts(grid, row)
    if (texts.length === 0) {
      if (first < header) break
      continue
    }
    if (texts.length > 2 || readNumberCell(texts[0] ?? '') !== undefined) break
    first = row
  }
  return first
}
