import { foldForSearch } from '../../../domain/text.ts'
import type { Grid } from '../../matrix/grid.ts'
import type { LeftOutRow } from '../importResult.ts'
import { shorten } from '../noticeCodes.ts'

/** What stands above a table. */
export interface TitleBlock {
  readonly heading: string
  readonly title: string
  readonly reference: string
  /** Lines of the letterhead, agency and motto. */
  readonly letterhead: readonly string[]
  /** "Đơn vị tính: %" over the table. */
  readonly unitOfMeasure: string
  readonly rows: readonly LeftOutRow[]
}

type LineKind = 'heading' | 'reference' | 'letterhead' | 'unitOfMeasure' | 'date' | 'title'

interface LineRecogniser {
  readonly kind: LineKind
  readonly pattern: RegExp
}

/** Lines above a table, compared folded; what none of them knows is the title. */
const lineRecognisers: readonly LineRecogniser[] = [
  { kind: 'heading', pattern: /^(phu luc|bieu|mau|bang)( so)?( [ivxl]+| \d{1,2}[a-z]?)?( ?[.:-]|$)/ },
  { kind: 'reference', pattern: /^\(? ?(ban hanh )?kem theo|^\(? ?theo (ke hoach|quyet dinh|cong van) so/ },
  { kind: 'unitOfMeasure', pattern: /^\(?(don vi tinh|dvt)\b|^\(?don vi ?: ?(trieu|ty|nghin|ngan|dong|%|nguoi|ho so|ha\b)/ },
  { kind: 'letterhead', pattern: /cong hoa xa hoi chu nghia|doc lap ?- ?tu do|^(uy ban nhan dan|ubnd|hoi dong nhan dan|dang uy|tinh|huyen|thanh pho)\b.{0,60}$|^so ?: ?|^(ban )?du thao( lan( thu)? \S+)?$/ },
  { kind: 'date', pattern: /^[^.]{2,40}, ngay .{0,10}thang .{0,10}nam/ },
]

/** Reads the rows from `first` to just before `end` as the title block of a table. */
export function readTitleBlock(grid: Grid, first: number, end: number): TitleBlock {
  const lines: Record<LineKind, string[]> = { heading: [], reference: [], letterhead: [], unitOfMeasure: [], date: [], title: [] }
  const rows: LeftOutRow[] = []
  for (let row = first; row < end; row++) {
    const texts = rowTexts(grid, row).flatMap(splitTitleLines)
    if (texts.length === 0) continue
    let kind: LineKind = 'letterhead'
    for (const text of texts) {
      kind = lineKind(text, lines)
      lines[kind].push(text)
    }
    const letterhead = kind === 'letterhead' || kind === 'date'
    rows.push({ row, reason: letterhead ? 'letterhead' : 'title', text: shorten(texts.join(' ')) })
  }
  return assemble(lines, rows)
}

/** Heading, title and reference in one cell are taken apart; an agency in two lines stays together. */
function splitTitleLines(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const titled = lineKind(lines[0] ?? '', noLines) === 'title' || lines.some((line) => lineKind(line, noLines) === 'heading')
  return titled && lines.length > 1 ? lines : [text]
}

const noLines: Readonly<Record<LineKind, readonly string[]>> = { heading: [], reference: [], letterhead: [], unitOfMeasure: [], date: [], title: [] }

function lineKind(text: string, lines: Readonly<Record<LineKind, readonly string[]>>): LineKind {
  const folded = foldForSearch(text)
  const found = lineRecognisers.find(({ pattern }) => pattern.test(folded))?.kind ?? 'title'
  // After the heading "Phụ lục I" a line that names the commune belongs to the title.
  if (found === 'letterhead' && lines.heading.length > 0 && !/cong hoa|doc lap|^so ?:/.test(folded)) return 'title'
  // A reference line that was broken in two.
  if (found === 'title' && isOpenParenthesis(lines.reference.join(' '))) return 'reference'
  return found
}

const isOpenParenthesis = (text: string): boolean => text.startsWith('(') && !text.includes(')')

function assemble(lines: Readonly<Record<LineKind, readonly string[]>>, rows: readonly LeftOutRow[]): TitleBlock {
  const [first = '', ...rest] = lines.heading
  const { heading, title } = splitHeading(first)
  const titles = [title, ...rest, ...lines.title].filter((line) => line !== '')
  return {
    heading,
    title: titles.join(' ').replace(/\s*\n\s*/g, ' '),
    reference: lines.reference.join(' ').replace(/\s*\n\s*/g, ' '),
    letterhead: lines.letterhead,
    unitOfMeasure: lines.unitOfMeasure.join(' '),
    rows,
  }
}

/** "PHỤ LỤC I. NHIỆM VỤ …" is a heading and a title in one line; "Phụ lục" is written in small letters by the decree. */
function splitHeading(line: string): { heading: string; title: string } {
  const match = /^(phụ\s+lục|biểu|mẫu|bảng)((?:\s+số)?(?:\s+(?:[IVXL]+|\d{1,2}[a-zA-Z]?))?)\s*(?:[.:\-–]\s*|$)(.*)$/isu.exec(line.normalize('NFC'))
  if (!match) return { heading: line, title: '' }
  const [, word = '', number = '', title = ''] = match
  const lower = word.toLowerCase().replace(/\s+/g, ' ')
  return {
    heading: `${lower.charAt(0).toUpperCase()}${lower.slice(1)}${number.replace(/\s+số/i, ' số').replace(/\s+/g, ' ')}`,
    title: title.trim(),
  }
}

/** Texts of a row, each merge once. */
export function rowTexts(grid: Grid, row: number): string[] {
  const texts: string[] = []
  for (let column = 0; column < grid.width; column++) {
    const text = grid.own(row, column)?.text ?? ''
    if (text !== '') texts.push(text)
  }
  return texts
}

/** Whether a row could begin the title block of a table: "Phụ lục II", a letterhead. */
export function beginsTitle(grid: Grid, row: number): boolean {
  const texts = rowTexts(grid, row)
  if (texts.length === 0 || texts.length > 3) return false
  return texts.some((text) => /^(phu luc|bieu( so)? \d|mau( so)? \d)\b/.test(foldForSearch(text)) && text.length < 300)
}
