/** Forms of row numbers, from the plans and annexes seen. `upper`: A, B; `part`: "Phần I"; `named`: "Nhiệm vụ 1"; `dash`, `plus`: bullets. */
export type NumberForm = 'part' | 'named' | 'upper' | 'roman' | 'arabic' | 'decimal' | 'lower' | 'dash' | 'plus'

/** A row's number as read: `value` counts siblings (1, 2, 3 …), `path` are the parts of a decimal number. */
export interface NumberToken {
  readonly form: NumberForm
  readonly value: number
  readonly path: readonly number[]
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
const strictRoman = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/
/** Letters of points in official documents: the Vietnamese alphabet, a) b) c) d) đ) e) g) h) …. */
const pointLetters = 'abcdđeghiklmnopqrstuvxy'

const toRoman = (text: string): number =>
  [...text].reduce((sum, letter, index, all) => {
    const value = romanValues[letter] ?? 0
    return sum + (value < (romanValues[all[index + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)

interface Recogniser {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => NumberToken | undefined
}

const single = (form: NumberForm, value: number): NumberToken => ({ form, value, path: [value] })

/** How a number alone in its cell may look, without its closing mark. */
const recognisers: readonly Recogniser[] = [
  {
    pattern: /^(?:phần|mục|chương)\s+(?:thứ\s+)?([IVXLC]+|\d{1,2})$/i,
    read: ([, number = '']) => single('part', /^\d/.test(number) ? Number(number) : toRoman(number.toUpperCase())),
  },
  {
    pattern: /^[IVXLCDM]+$/,
    read: ([text = '']) => (strictRoman.test(text) ? single('roman', toRoman(text)) : undefined),
  },
  { pattern: /^[A-ZĐ]$/, read: ([text = '']) => single('upper', 'ABCDĐEGHIKLMNOPQRSTUVXY'.indexOf(text) + 1 || text.charCodeAt(0)) },
  { pattern: /^0*(\d{1,4})$/, read: ([, number = '']) => single('arabic', Number(number)) },
  {
    pattern: /^[IVX]+(?:[.,]\d{1,3}){1,5}$|^\d{1,3}(?:[.,]\d{1,3}){1,5}$/,
    read: ([text = '']) => {
      const path = text.split(/[.,]/).map((part) => (/^\d/.test(part) ? Number(part) : toRoman(part)))
      return { form: 'decimal', value: path.at(-1) ?? 0, path }
    },
  },
  { pattern: /^[a-zđ]$/, read: ([text = '']) => single('lower', pointLetters.indexOf(text) + 1 || text.charCodeAt(0)) },
  { pattern: /^[-–—•·*]$/, read: () => single('dash', 0) },
  { pattern: /^[+]$/, read: () => single('plus', 0) },
]

/** Reads a cell that holds nothing but a number: "I.", "1.1.", "(a)", "03/"; `undefined` when it holds something else. */
export function readNumberCell(text: string): NumberToken | undefined {
  const bare = text.trim().replace(/^\((.*)\)$/, '$1').replace(/[\s.):/]+$/, '').replace(/(?<=[\dIVX])\s*[-–]$/, '').trim() || text.trim()
  for (const { pattern, read } of recognisers) {
    const match = pattern.exec(bare)
    const token = match ? read(match) : undefined
    if (token) return token
  }
  return undefined
}

/** A number at the beginning of a title, with the title behind it. */
export interface NumberedTitle {
  readonly token: NumberToken
  readonly number: string
  readonly title: string
}

// A number before a title is closed by a mark and a blank ("1. ", "a) ", "I- "), or is a decimal and a blank ("1.1 ").
const leading =
  /^((?:phần|mục|chương)\s+(?:thứ\s+)?(?:[IVXLC]+|\d{1,2})\s*[.:\-–]?|[IVXLC]{1,7}\s*[.):/\-–]|[A-ZĐ]\s*[.)/]|\d{1,3}(?:\.\d{1,3})+\s*[.):]?|\d{1,3}\s*[.)/:]|[a-zđ]\s*[.)]|[-–—•·*+])\s+(?=\S)/i
// Typed without the blank: "1.Rà soát", "I.CẢI CÁCH", "-Tuyên truyền". Letters such as "P.VHXH" are no numbers.
const leadingTight = /^(\d{1,3}[.)]|[IVX]{1,6}[.)]|\d{1,3}(?:\.\d{1,3})+[.)]|[-–•+])(?=\p{L}\p{L})/u

/** A number that its title names: "Nhiệm vụ 1: Hoàn thiện thể chế". The title keeps it. */
const named = /^(?:(?:nhóm|mảng|nội dung|lĩnh vực|nhóm nhiệm vụ|nhiệm vụ|giải pháp|tiêu chí|chuyên đề)\s+(?:thứ\s+)?(?:số\s+)?)(\d{1,2}|[IVX]{1,4})\s*[.:\-–]\s+(?=\p{L})/iu

/** Splits a number from the front of a title: "I. CẢI CÁCH", "1.1 Rà soát", "- Tuyên truyền". */
export function splitNumberedTitle(text: string): NumberedTitle | undefined {
  const match = leading.exec(text) ?? leadingTight.exec(text)
  const number = match?.[1]?.trim()
  if (match === null || number === undefined) return splitNamed(text)
  const token = readNumberCell(number.replace(/[-–]$/, (mark) => (number.length > 1 ? '' : mark)))
  // Case-blind matching lets "i." and "Ii." in; numbers are either proper capitals or a small letter.
  return token ? { token, number, title: text.slice(match[0].length) } : undefined
}

function splitNamed(text: string): NumberedTitle | undefined {
  const [prefix, number = ''] = named.exec(text) ?? []
  if (prefix === undefined) return undefined
  const value = /^\d/.test(number) ? Number(number) : toRoman(number.toUpperCase())
  return { token: single('named', value), number: '', title: text }
}
