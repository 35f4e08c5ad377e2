/**
 * Text rules. What is stored is NFC without invisible debris; searching and matching go through folded forms.
 */

/** The longest text of one cell, UTF-16 units; Excel's own limit, so that every cell can be exported. */
export const maxCellLength = 32_767

// Zero-width characters, fillers and tags, the "empty" ones that input methods type and take back (U+200A, U+200B …),
// and U+FFFE and U+FFFF, which no XML file (xlsx, docx) may hold.
// oxlint-disable-next-line no-misleading-character-class -- each of them is removed by itself
const invisible =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200A-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E0FFF}]/gu
// Blanks that look like a space and aren't: NBSP, narrow NBSP, figure space, ideographic space …
const oddSpace = /[\t\v\f\u00A0\u1680\u2000-\u2009\u202F\u205F\u3000]/g
const newline = /\r\n?|[\u0085\u2028\u2029]/g
const loneSurrogate = /\p{Surrogate}/gu
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
const control = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g

// Marks over and under one letter: Vietnamese needs two. Thousands of them hold up composing for minutes (its cost is the square).
const heapedMarks = /(\p{M}{8})\p{M}+/gu

// Letters that Vietnamese is written with, ASCII and the usual quotes and dashes: composed, visible, nothing to clean. Nearly
// every text is only these, and one look is a sixth of the work (a paste of 5,000 cells cleans 15,000 texts).
const plain = /^[\n\x20-\x7E\u00C0-\u024F\u1E00-\u1EFF\u2010-\u2026]*$/

/**
 * Text fit to be stored while it is still being typed: NFC, no invisible or control characters, no lone surrogates,
 * plain spaces and "\n". Outer blanks stay, because the caret may stand behind one.
 */
export function cleanTyped(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(newline, '\n')
    .replace(oddSpace, ' ')
    .replace(invisible, '')
    .replace(control, '')
    .replace(loneSurrogate, '')
    .replace(heapedMarks, '$1')
    .normalize('NFC')
}

/** Text fit to be stored when an edit ends or a file is read: `cleanTyped` without outer blanks on any line's end. */
export function cleanText(text: string): string {
  return cleanTyped(text)
    // The look-behind keeps long runs of blanks linear: a pasted text may hold a million.
    .replace(/(?<! ) +\n/g, '\n')
    .trim()
}

/** `cleanText` and runs of blanks (line breaks too) folded to one space: for matching and one-line uses. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ')
}

/**
 * Folds for search: lower case, no accents, đ → d, dashes alike, one space.
 * Not `Intl.Collator`: with sensitivity 'base' it still holds ế ≠ e and đ ≠ d.
 */
export function foldForSearch(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/đ/g, 'd')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(oddSpace, ' ')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const collator = new Intl.Collator('vi', { numeric: true })

/** Vietnamese alphabetical order. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b)
}
