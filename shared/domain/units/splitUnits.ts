import type { FindUnit } from './unitIndex.ts'

/** A stretch between two possible separators; `before` is the separator in front of it. */
interface Segment {
  readonly start: number
  readonly end: number
  readonly before: 'start' | 'comma' | 'and' | 'line'
}

/** One name of a cell, known to the finder or not. */
export interface Piece {
  readonly text: string
  readonly known: boolean
}

const separator = /\s*\n\s*|\s*[,/+]\s*|\s*&\s*|\s+(?:và|cùng)\s+/giu
/** Words that names of offices begin with; something must follow them. */
const head =
  /^(?:kính |đề nghị |mời )*(?:các|phòng|trung tâm|văn phòng|công an|ban|hội|đoàn|trạm|trường|tổ|ubnd|hđnd|[uủ][ỷy] ban|hội đồng|đảng [uủ][ỷy]|thuế|chi cục|chi nhánh|sở|bưu điện|điện lực|ngân hàng|quỹ|mặt trận|mttq|ubmttq\p{L}*|liên đoàn|hạt|đội|hợp tác xã|doanh nghiệp|thôn|ấp|khu phố|cơ quan|đơn vị|công ty|bảo hiểm|kho bạc|t[oò][àa] án|viện|p\.|tt\.?|vp|cax?|bch\p{L}*|tyt)(?:\s+|(?<=\.))\S/iu
/** "Các phòng" before ", ban": the beginning of one wording for many, not a name. */
const openCollective = /^các\s+\S+(?:\s+\S+)?$/iu

function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = []
  let start = 0
  let before: Segment['before'] = 'start'
  for (const match of text.matchAll(separator)) {
    if (match.index > start) segments.push({ start, end: match.index, before })
    start = match.index + match[0].length
    before = match[0].includes('\n') ? 'line' : /và|cùng|&/iu.test(match[0]) ? 'and' : 'comma'
  }
  if (start < text.length) segments.push({ start, end: text.length, before })
  return segments
}

/** Splits one text, which holds no ";", into names: the longest known first, the unknown kept whole where in doubt. */
class NameSplitter {
  private readonly segments: readonly Segment[]
  private readonly text: string
  private readonly find: FindUnit
  private readonly knownEnds = new Map<number, number>()

  constructor(text: string, find: FindUnit) {
    this.text = text
    this.find = find
    this.segments = segmentsOf(text)
  }

  private join(from: number, to: number): string {
    return this.text.slice(this.segments[from]?.start, this.segments[to - 1]?.end).replace(/\s+/g, ' ')
  }

  /** Whether the segment looks like the beginning of a name; in small letters only beside names in small letters. */
  private beginsName(at: number, left: string): boolean {
    const text = this.join(at, at + 1)
    if (!head.test(text)) return false
    return /^(?:\p{Lu}|các\s)/u.test(text) || /^\p{Ll}/u.test(left)
  }

  /** The end of the longest known name that begins here, or 0. Not across more segments than names have. */
  private knownEnd(from: number): number {
    const kept = this.knownEnds.get(from)
    if (kept !== undefined) return kept
    const end = this.findKnownEnd(from)
    this.knownEnds.set(from, end)
    return end
  }

  private findKnownEnd(from: number): number {
    for (let to = Math.min(this.segments.length, from + 6); to > from; to--) {
      const name = this.join(from, to)
      if (this.find(name) !== undefined && this.mayEnd(to, name)) return to
    }
    return 0
  }

  private mayEnd(at: number, left: string): boolean {
    const next = this.segments[at]
    return next === undefined || next.before === 'line' || this.beginsName(at, left) || this.knownEnd(at) > 0
  }

  /** Whether an unknown name from `from` may stop before the segment `at`. */
  private unknownMayEnd(from: number, at: number): boolean {
    const next = this.segments[at]
    if (next === undefined) return true
    const left = this.join(from, at)
    if (next.before === 'line') return this.beginsName(at, left) || /^\p{Lu}/u.test(this.join(at, at + 1))
    if (next.before === 'and') return from > 0 && head.test(left) && this.knownEnd(at) > 0
    return this.knownEnd(at) > 0 || (head.test(left) && !openCollective.test(left) && this.beginsName(at, left))
  }

  private unknownEnd(from: number): number {
    let end = from + 1
    while (!this.unknownMayEnd(from, end)) end++
    return end
  }

  pieces(): Piece[] {
    const pieces: Piece[] = []
    for (let at = 0; at < this.segments.length; ) {
      const known = this.knownEnd(at)
      const end = known > 0 ? known : this.unknownEnd(at)
      pieces.push({ text: this.join(at, end), known: known > 0 })
      at = end
    }
    return pieces
  }
}

/** The names in a text without ";" in the order of writing. */
export function splitNames(text: string, find: FindUnit): Piece[] {
  return find(text) === undefined ? new NameSplitter(text, find).pieces() : [{ text: text.replace(/\s+/g, ' ').trim(), known: true }]
}
