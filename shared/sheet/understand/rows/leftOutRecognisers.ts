import { foldForSearch } from '../../../domain/text.ts'
import { isVersionLine } from '../../issued/versionMark.ts'
import type { LeftOutReason } from '../importResult.ts'
import type { BodyRow } from './bodyRow.ts'

/**
 * Rows of a table that are no rows of the annex. A new kind is one more line here. `ends`: at the end of a table,
 * everything below it belongs to it too.
 */
export interface LeftOutRecogniser {
  readonly reason: LeftOutReason
  readonly ends: boolean
  readonly matches: (row: BodyRow, folded: string) => boolean
}

const oneText = (row: BodyRow): boolean => row.texts.length === 1

/** Texts of a row folded into one line, for the recognisers. */
export function foldRow(row: BodyRow): string {
  return foldForSearch(row.texts.join(' | '))
}

export const leftOutRecognisers: readonly LeftOutRecogniser[] = [
  {
    // "(1) (2) (3)", "A B 1 2 3", "(5)=(3)+(4)": numbers of the columns.
    reason: 'columnNumbers',
    ends: false,
    matches: (row) =>
      row.texts.length >= 3 &&
      (row.texts.every((text) => /^\(\s*(\d{1,2}|[A-Za-z])\s*\)(\s*=.*)?$/.test(text)) || isCounting(row.texts)),
  },
  {
    // "(%)", "(triệu đồng)" in a row of their own under the headings.
    reason: 'columnNumbers',
    ends: false,
    matches: (row) => row.title === '' && row.token === undefined && row.texts.length > 0 && row.texts.every((text) => /^\([^)]{1,20}\)$/.test(text)),
  },
  {
    reason: 'pageNumber',
    ends: false,
    matches: (row, folded) => oneText(row) && /^(trang )?\d{1,3}( ?[/-] ?\d{1,3})?$/.test(folded),
  },
  { reason: 'endMark', ends: false, matches: (row) => oneText(row) && /^\.\/\.$/.test(row.texts[0] ?? '') },
  // The line below it that tells a version of ours apart.
  { reason: 'endMark', ends: false, matches: (row) => oneText(row) && isVersionLine(row.texts[0] ?? '') },
  {
    reason: 'total',
    ends: false,
    matches: (row, folded) =>
      row.token === undefined && /^(tong cong|tong so|tong|cong|cong (muc|phan|chung) ?[a-z0-9]*)( ?[:.(|]|$| (co )?\d)/.test(folded) && row.texts.length <= 6,
  },
  {
    reason: 'note',
    ends: true,
    matches: (row, folded) => row.filled.length === 0 && /^(\(?\*+\)? ?)?(ghi chu|chu thich|luu y)( ?[:.]|$)|^\(\*+\) ?\S/.test(folded),
  },
  { reason: 'tail', ends: true, matches: isOtherHeading },
  { reason: 'recipients', ends: true, matches: (_, folded) => /(^|\| )noi nhan( ?:|$| \|)/.test(folded) },
  {
    reason: 'signature',
    ends: true,
    matches: (row, folded) =>
      row.token === undefined &&
      row.texts.length <= 3 &&
      (/(^|\| )(tm|kt|tl|tuq|q)\. ?(uy ban|ubnd|chu tich|pho chu tich|truong|giam doc|thu truong)/.test(folded) ||
        /(^|\| )(chu tich|pho chu tich|nguoi lap( bieu)?|thu truong don vi|ke toan|truong phong|giam doc)( \||$)/.test(folded) ||
        /(^|\| )[^|]{2,40}, ngay .{1,8}thang .{1,8}nam( |$)/.test(folded)),
  },
]

/** "STT | Đơn vị | Số nhiệm vụ": headings of another table, which was none of an annex. Nothing below belongs to this one. */
export function isOtherHeading(row: BodyRow): boolean {
  const [first = '', ...others] = row.texts
  return others.length >= 2 && /^(stt|tt|so tt)$/.test(foldForSearch(first)) && others.every((text) => text.length < 60)
}

/** "1 2 3 4 5" or "A B 1 2 3" with nothing else: at least four, counting without a gap. */
function isCounting(texts: readonly string[]): boolean {
  const bare = texts.map((text) => text.replace(/\s*=.*$/, ''))
  const from = bare.findIndex((text) => text === '1')
  if (texts.length < 4 || from < 0 || from > 2) return false
  return bare.every((text, index) => (index < from ? /^[A-C]$/.test(text) : text === String(index - from + 1)))
}
