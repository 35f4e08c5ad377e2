import { printableHeightPt } from '../../shared/sheet/layout/layoutProfile.ts'
import { textWidthPt } from '../../shared/sheet/layout/text/measureText.ts'
import { ptPerMm } from '../../shared/sheet/layout/rowHeight.ts'
import type { CellLook, LaidOutCell, LaidOutRow, SheetLayout } from '../../shared/sheet/layout/sheetLayout.ts'
import type { LaidOutWorkbook } from '../../shared/office/layoutWorkbook.ts'

/** Tinos has the widths and the looks of Times New Roman, and a licence that lets it be embedded. */
const embeddedFont = 'Tinos'

/** Leading between lines, em: with the font's own heights about the line that Word sets at single spacing. */
const leadingEm = 0.045

/** What a piece of a broken word leaves free, points: our widths know no kerning. */
const slackPt = 1

/** A cell as pages.typ takes it. */
interface PageCell {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
  readonly text: string
  /** Absent: the ordinary type of the table. */
  readonly look?: { readonly size: number; readonly bold: boolean; readonly italic: boolean; readonly struck: boolean; readonly colour: string }
  readonly align: 'left' | 'center' | 'right'
  readonly justified: boolean
  /** Whether a page may end inside the cell. */
  readonly breakable: boolean
  /** Depth in the reader's list of bookmarks. */
  readonly outline?: number
}

/** What pages.typ sets: plain data, so that nothing that was typed can become an instruction. */
export interface PageFile {
  readonly title: string
  readonly creator: string
  readonly keywords: readonly string[]
  readonly font: string
  readonly leading: number
  readonly sheets: readonly object[]
}

/** Laid-out annexes as pages. */
export function pagesOfLayout({ layouts, title, creator, versionMark }: LaidOutWorkbook): PageFile {
  return {
    title: title === '' ? (layouts[0]?.name ?? '') : title,
    creator,
    keywords: versionMark === '' ? [] : [versionMark],
    font: embeddedFont,
    leading: leadingEm,
    sheets: layouts.map(sheetPages),
  }
}

function sheetPages(layout: SheetLayout): object {
  const { profile, orientation, columns, rows, header } = layout
  const { marginsMm, paperMm } = profile
  const first = header.first
  const headerCells = rows.flatMap((row, at) => (row.part === 'header' ? row.cells.map((cell) => pageCell(cell, at - first, row, layout)) : []))
  return {
    mark: `annex-${layout.annex}`,
    width: orientation === 'landscape' ? paperMm.long : paperMm.short,
    height: orientation === 'landscape' ? paperMm.short : paperMm.long,
    top: marginsMm.top,
    bottom: marginsMm.bottom,
    left: marginsMm.left,
    right: marginsMm.right,
    'number-mm': profile.pageNumberMm,
    'number-pt': profile.pageNumberPt,
    size: profile.tablePt,
    padding: profile.paddingPt / 2,
    columns: columns.map(({ widthMm }) => widthMm),
    before: rows.slice(0, first).map((row, at) => lineOf(row, at, layout)),
    header: headerCells,
    body: bodyBlocks(layout),
    after: rows.filter(({ part }) => part === 'end' || part === 'version').map((row) => lineOf(row, 0, layout)),
  }
}

/** Neighbouring rows that are headings, and those that aren't. */
interface BodyBlock {
  readonly heads: boolean
  readonly cells: PageCell[]
}

/** The rows of a table in blocks; headings at the very end have nothing below to be kept with and count as plain rows. */
function bodyBlocks(layout: SheetLayout): readonly BodyBlock[] {
  const { rows, header } = layout
  const lastLeaf = rows.findLastIndex(({ part, row }) => part === 'body' && row?.kind !== 'section' && row?.kind !== 'group')
  const blocks: BodyBlock[] = []
  rows.forEach((row, at) => {
    if (row.part !== 'body') return
    const heads = at < lastLeaf && (row.row?.kind === 'section' || row.row?.kind === 'group')
    if (blocks.at(-1)?.heads !== heads) blocks.push({ heads, cells: [] })
    blocks.at(-1)?.cells.push(...row.cells.map((cell) => pageCell(cell, at - header.first, row, layout)))
  })
  return blocks
}

function lineOf(row: LaidOutRow, at: number, layout: SheetLayout): object {
  if (row.part === 'gap') return { part: 'gap', height: row.heightPt, ruled: layout.rows[at - 1]?.part === 'reference' }
  const [cell] = row.cells
  return { part: row.part, height: row.heightPt, cell: cell ? pageCell(cell, 0, row, layout) : { text: '' } }
}

function pageCell(cell: LaidOutCell, y: number, row: LaidOutRow, layout: SheetLayout): PageCell {
  const { profile, orientation, columns } = layout
  const { look } = cell
  const widthMm = columns.slice(cell.at, cell.at + cell.columns).reduce((sum, column) => sum + column.widthMm, 0)
  const section = row.row?.kind === 'section' && cell.columns === Math.max(...row.cells.map((each) => each.columns)) && cell.text !== ''
  return {
    x: cell.at,
    y,
    columns: cell.columns,
    rows: cell.rows,
    text: breakLongWords(cell.text, widthMm * ptPerMm - profile.paddingPt, look.sizePt, look.bold),
    ...(isPlain(look, profile.tablePt) ? {} : { look: { size: look.sizePt, bold: look.bold, italic: look.italic, struck: look.strike, colour: `#${look.colour ?? '000000'}` } }),
    align: look.align === 'justify' ? 'left' : look.align,
    justified: look.align === 'justify',
    breakable: row.heightPt >= printableHeightPt(profile, orientation) / 2,
    ...(section && cell.at === widest(row) ? { outline: 2 } : {}),
  }
}

function isPlain({ sizePt, bold, italic, strike, colour }: CellLook, tablePt: number): boolean {
  return sizePt === tablePt && !bold && !italic && !strike && colour === undefined
}

/** Place of the cell that names a section: the widest of its row. */
function widest(row: LaidOutRow): number {
  return row.cells.reduce((best, cell) => (cell.columns > best.columns || (cell.columns === best.columns && cell.text.length > best.text.length) ? cell : best)).at
}

/** A word wider than its cell would be printed over its neighbour: it is cut into pieces that fit, with U+200B between them. */
function breakLongWords(text: string, widthPt: number, sizePt: number, bold: boolean): string {
  const width = (word: string): number => textWidthPt(word, sizePt, bold ? 'bold' : 'regular')
  return text.replace(/\S{4,}/g, (word) => {
    if (width(word) <= widthPt) return word
    const pieces: string[] = []
    let piece = ''
    for (const letter of word) {
      if (piece !== '' && width(piece + letter) > widthPt - slackPt) {
        pieces.push(piece)
        piece = ''
      }
      piece += letter
    }
    return [...pieces, piece].join('\u200B')
  })
}
