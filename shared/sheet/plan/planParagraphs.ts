import { cleanText } from '../../domain/text.ts'
import { splitNumberedTitle, type NumberToken } from '../understand/rows/numberToken.ts'

/** A paragraph of a plan's text with the number or bullet that it begins with. */
export interface PlanParagraph {
  /** Line of the source on which it begins, counted from 0. */
  readonly line: number
  readonly text: string
  readonly number: string
  readonly token?: NumberToken
}

/**
 * Paragraphs of a plan. Text copied from a PDF is broken after each line of print, also in the middle of a page: such
 * lines are joined again until a sentence ends, a line stops short of the width, or a number or bullet begins. Lone page
 * numbers are dropped.
 */
export function planParagraphs(lines: readonly string[]): readonly PlanParagraph[] {
  const full = usualWidth(lines) * shareOfFullLine
  const paragraphs: PlanParagraph[] = []
  let lastLength = 0
  lines.forEach((raw, line) => {
    const text = cleanText(raw).replace(/\s+/g, ' ')
    if (text === '' || /^\d{1,3}$/.test(text)) return
    const last = paragraphs.at(-1)
    const split = splitNumberedTitle(text)
    const goesOn = last !== undefined && !endsSentence(last.text) && !beginsPreface.test(text) && (lastLength >= full || /^\p{Ll}/u.test(text))
    if (split) paragraphs.push({ line, text: split.title, number: split.number, token: split.token })
    else if (goesOn) paragraphs[paragraphs.length - 1] = { ...last, text: `${last.text} ${text}` }
    else paragraphs.push({ line, text, number: '' })
    lastLength = text.length
  })
  return paragraphs
}

/** Lines of a plan's preface that begin anew after a title without a full stop. */
const beginsPreface = /^(Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện (Kế hoạch|Quyết định|Chương trình|Chỉ thị|Công văn) số)/u

/** A line this much shorter than the usual one was ended by its author. */
const shareOfFullLine = 0.75

/** The length that nine of ten lines don't pass: the width of print, or of the longest paragraphs where nothing is broken. */
function usualWidth(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.trim().length).filter((length) => length > 0).toSorted((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}

const endsSentence = (text: string): boolean => /[.;:!?]$/.test(text)
