import { cleanText } from './text.ts'

/**
 * A text beside its folded form: lower case, no accents, đ → d, of the same length, so that a place found
 * in `folded` can be cut out of `text` with its accents. Folding makes NFD, capitals, hoá/hóa, "Quí"/"Qúy"
 * and missing accents read alike.
 */
export interface Wording {
  readonly text: string
  readonly folded: string
}

const marks = /[\u0300-\u036F]/g

/** One UTF-16 unit folded to one unit; what has no plain form of length 1 stays. */
function foldUnit(unit: string): string {
  const plain = unit.toLowerCase().normalize('NFD').replace(marks, '').replace('đ', 'd')
  return plain.length === 1 ? plain : unit
}

const romanSigns: Readonly<Record<string, string>> = { Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅳ: 'IV' }

/** Text tidied for reading: one kind of dash, no blanks around "/", no bullet in front, no full stop behind. */
export function tidyWording(text: string): string {
  return cleanText(text)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[Ⅰ-Ⅳ]/g, (sign) => romanSigns[sign] ?? sign)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .replace(/^[-+*•][ ]?(?=[^\s\-/])/gm, '')
    .replace(/[\s.;:,]+$/, '')
    .trim()
}

export function wordingOf(text: string): Wording {
  const tidy = tidyWording(text)
  let folded = ''
  for (let i = 0; i < tidy.length; i++) folded += foldUnit(tidy.charAt(i))
  return { text: tidy, folded }
}

/** The part of a wording from `start` to `end`, without outer blanks and closing marks. */
export function sliceWording(wording: Wording, start: number, end: number = wording.text.length): Wording {
  let from = start
  let to = end
  while (from < to && /[\s.;:,]/.test(wording.text.charAt(from))) from++
  while (to > from && /[\s.;:,]/.test(wording.text.charAt(to - 1))) to--
  return { text: wording.text.slice(from, to), folded: wording.folded.slice(from, to) }
}
