import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ICommentOptions,
  type ISectionOptions,
  type ParagraphChild,
} from 'docx'
import { printableHeightPt, printableWidthMm, type LayoutProfile, type Orientation } from '../sheet/layout/layoutProfile.ts'
import type { FrameBlock, FrameLine } from '../sheet/layout/planFrame.ts'
import type { CellLook, LaidOutCell, LaidOutRow, SheetLayout } from '../sheet/layout/sheetLayout.ts'
import { joinComments } from '../sheet/own/exportMark.ts'
import { addMarkPart, headerBookmark, rowBookmark } from './docx/markPart.ts'
import type { LaidOutWorkbook } from './layoutWorkbook.ts'

const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
const twipsOfPt = (pt: number): number => Math.round(pt * 20)
const language = { value: 'vi-VN', eastAsia: 'vi-VN' }
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.JUSTIFIED } as const
/** Length of the rule below the reference line, millimetres (forms 2.1 and 2.2 of the decree draw a short one). */
const ruleMm = 50

/** Writes laid-out annexes as one .docx: a section of its own for each, with a real table, ready to print. */
export async function writeDocx(laidOut: LaidOutWorkbook): Promise<Uint8Array> {
  const { layouts, title, creator, versionMark, mark, plan } = laidOut
  const profile = layouts[0]?.profile
  const remarks: Remarks = []
  const annexes = layouts.map((layout, index) => section(layout, index, remarks))
  const sections = plan && profile ? [planSection(plan, profile), ...annexes] : annexes
  const document = new Document({
    title: fit(title),
    creator: fit(creator),
    lastModifiedBy: fit(creator),
    ...(versionMark === '' ? {} : { customProperties: [{ name: 'PhulucVersion', value: fit(versionMark) }] }),
    styles: {
      default: {
        document: {
          run: { font: profile?.font ?? 'Times New Roman', size: 2 * (profile?.tablePt ?? 12), language },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
        },
      },
    },
    ...(remarks.length > 0 ? { comments: { children: remarks } } : {}),
    sections: sections.length > 0 ? sections : [{ children: [new Paragraph({})] }],
  })
  const rows = layouts.map((layout) => layout.rows.flatMap(({ row }) => (row ? [row.id] : [])))
  return addMarkPart(await Packer.pack(document, 'uint8array'), { mark, rows, before: sections.length - annexes.length })
}

/** Remarks met so far, in the order of their ids. */
type Remarks = ICommentOptions[]

function section(layout: SheetLayout, index: number, remarks: Remarks): ISectionOptions {
  const { profile, orientation, rows } = layout
  const before = rows.slice(0, layout.header.first)
  const after = rows.filter(({ part }) => part === 'end' || part === 'version')
  const children = [...before.flatMap((row, at) => lines(row, layout, before[at - 1])), ...table(layout, index, remarks), ...after.flatMap((row) => lines(row, layout, undefined))]
  return { ...pages(profile, orientation), children }
}

/** Paper, margins and page numbers of a section. */
function pages({ marginsMm, pageNumberMm, paperMm, pageNumberPt }: LayoutProfile, orientation: Orientation): Omit<ISectionOptions, 'children'> {
  const number = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 2 * pageNumberPt })] })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      // The first page shows no number; each annex counts from 1.
      titlePage: true,
      page: {
        // The library swaps the sides of a landscape page itself.
        size: { width: twips(paperMm.short), height: twips(paperMm.long), orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: {
          top: twips(marginsMm.top),
          bottom: twips(marginsMm.bottom),
          left: twips(marginsMm.left),
          right: twips(marginsMm.right),
          header: twips(pageNumberMm),
          footer: twips(pageNumberMm),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
  }
}

function planSection(plan: readonly FrameBlock[], profile: LayoutProfile): ISectionOptions {
  return { ...pages(profile, 'portrait'), children: plan.flatMap((block): (Paragraph | Table)[] => ('lines' in block ? block.lines.flatMap((line) => frameLine(line, printableWidthMm(profile, 'portrait'))) : [sideBySide(block)])) }
}

function frameLine({ text, align, firstLineMm = 0, beforePt = 0, ruleMm = 0, ...look }: FrameLine, widthMm: number): Paragraph[] {
  const run = new TextRun({ text: fit(text), size: 2 * look.sizePt, ...(look.bold ? { bold: true } : {}), ...(look.italic ? { italics: true } : {}) })
  const line = new Paragraph({ alignment: alignments[align], spacing: { before: twipsOfPt(beforePt) }, indent: { firstLine: twips(firstLineMm) }, children: [run] })
  return ruleMm === 0 ? [line] : [line, rule(twips((widthMm - ruleMm) / 2), 0)]
}

/** Two columns without a frame. */
function sideBySide({ widthsMm, left, right }: Extract<FrameBlock, { left: unknown }>): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const cell = (of: readonly FrameLine[], widthMm: number): TableCell =>
    new TableCell({ width: { size: twips(widthMm), type: WidthType.DXA }, children: of.flatMap((line) => frameLine(line, widthMm)) })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widthsMm.map(twips),
    width: { size: twips(widthsMm[0] + widthsMm[1]), type: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 0, right: 0 },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widthsMm[0]), cell(right, widthsMm[1])] })],
  })
}

/** A rule with `side` twips free at both ends. */
function rule(side: number, afterTwips: number): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { after: afterTwips, line: 60, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 0, color: '000000' } },
  })
}

/** A row that isn't of the table: a line of its own, or the short rule. */
function lines(row: LaidOutRow, layout: SheetLayout, above: LaidOutRow | undefined): Paragraph[] {
  if (row.part === 'gap') return [gap(row, layout, above?.part === 'reference')]
  const size = Math.max(0, ...row.cells.map((cell) => cell.look.sizePt))
  const space = row.part === 'heading' ? twipsOfPt(Math.max(0, layout.profile.signatureCornerPt - size * 1.15) / 2) : 0
  return row.cells.map(({ text, look }) => {
    const runs = fit(text).split('\n').map((line, at) => new TextRun({ text: line, ...runLook(look), ...(at > 0 ? { break: 1 } : {}) }))
    return new Paragraph({ alignment: alignments[look.align], keepNext: row.part !== 'end' && row.part !== 'version', spacing: { before: space, after: space }, children: runs })
  })
}

function gap({ heightPt }: LaidOutRow, { columns }: SheetLayout, ruled: boolean): Paragraph {
  const after = twipsOfPt(heightPt - 3)
  if (ruled) return rule(twips((columns.reduce((sum, { widthMm }) => sum + widthMm, 0) - ruleMm) / 2), after)
  return new Paragraph({ keepNext: true, spacing: { after, line: 60, lineRule: 'exact' } })
}

function table(layout: SheetLayout, index: number, remarks: Remarks): Table[] {
  if (layout.columns.length === 0) return []
  const edges = [0]
  for (const { widthMm } of layout.columns) edges.push((edges.at(-1) ?? 0) + widthMm)
  const widths = layout.columns.map((_, at) => twips(edges[at + 1] ?? 0) - twips(edges[at] ?? 0))
  const body = layout.rows.filter(({ part }) => part === 'header' || part === 'body')
  const side = { left: twipsOfPt(layout.profile.paddingPt / 2), right: twipsOfPt(layout.profile.paddingPt / 2) }
  let ids = 0
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      margins: { marginUnitType: WidthType.DXA, top: 30, bottom: 30, ...side },
      rows: body.map((row, at) => {
        const name = row.row ? rowBookmark(index, ids++) : at === 0 ? headerBookmark(index) : undefined
        return tableRow(row, layout, widths, { name, remark: addRemark(row, remarks), isLast: at === body.length - 1 })
      }),
    }),
  ]
}

/** Notes a row's remark. @returns its id */
function addRemark({ comments }: LaidOutRow, remarks: Remarks): number | undefined {
  if (!comments || comments.length === 0) return undefined
  const { author, text } = joinComments(comments)
  const id = remarks.length
  remarks.push({ id, author: fit(author), children: fit(text).split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] })) })
  return id
}

interface RowOptions extends FirstCell {
  readonly isLast: boolean
}

function tableRow(row: LaidOutRow, { profile, orientation }: SheetLayout, widths: readonly number[], { isLast, ...first }: RowOptions): TableRow {
  const heads = row.part === 'header' || row.row?.kind === 'section' || row.row?.kind === 'group'
  return new TableRow({
    ...(row.part === 'header' ? { tableHeader: true } : {}),
    // A row goes to the next page whole, unless no page could hold it.
    cantSplit: row.heightPt < printableHeightPt(profile, orientation) / 2,
    keepNext: row.keepNext === true || heads !== isLast,
    children: row.cells.map((cell, at) => tableCell(cell, widths, at === 0 ? first : {})),
  })
}

function tableCell(cell: LaidOutCell, widths: readonly number[], first: FirstCell): TableCell {
  return new TableCell({
    width: { size: widths.slice(cell.at, cell.at + cell.columns).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    children: paragraphs(cell, first),
  })
}

/** What a row's first cell carries: the row's bookmark, and its remark. */
interface FirstCell {
  readonly name?: string | undefined
  readonly remark?: number | undefined
}

/** Lines of a cell are paragraphs: a line break inside a justified one would stretch the line before it. */
function paragraphs({ text, look }: LaidOutCell, first: FirstCell): Paragraph[] {
  return fit(text)
    .split('\n')
    .map((line, at) => {
      const run = new TextRun({ text: line, ...runLook(look) })
      return new Paragraph({ alignment: alignments[look.align], children: at === 0 ? marked(run, first) : [run] })
    })
}

function marked(run: TextRun, { name, remark }: FirstCell): ParagraphChild[] {
  const named = name === undefined ? [run] : [new Bookmark({ id: name, children: [run] })]
  if (remark === undefined) return named
  return [new CommentRangeStart(remark), ...named, new CommentRangeEnd(remark), new TextRun({ children: [new CommentReference(remark)] })]
}

function runLook(look: CellLook): { size: number; bold?: true; italics?: true; strike?: true; color?: string } {
  return {
    size: 2 * look.sizePt,
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italics: true } : {}),
    ...(look.strike ? { strike: true } : {}),
    ...(look.colour === undefined ? {} : { color: look.colour }),
  }
}

/** Without the characters that XML can't hold. */
function fit(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is removed here
  return text.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
}
