/** Number words without accents, up to twelve; "tu" is the fourth, "giêng" and "chạp" are months. */
const words: Readonly<Record<string, number>> = {
  mot: 1,
  nhat: 1,
  gieng: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  'muoi mot': 11,
  'muoi hai': 12,
  chap: 12,
}

/** "l" for "I" is what scans and hasty typing make of quarter numbers. */
const roman: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, l: 1, ll: 2, lll: 3, lv: 4 }

/** Pattern sources, to be put into larger patterns. */
export const quarterNumber = String.raw`(?:iv|iii|ii|i|lv|lll|ll|l|0?[1-4]|mot|nhat|hai|ba|bon|tu)(?![a-z\d])`
export const monthNumber = String.raw`(?:\d{1,2}|muoi hai|muoi mot|muoi|chin|tam|bay|sau|nam|tu|bon|ba|hai|mot|gieng|chap)(?![a-z\d])`
export const smallNumber = String.raw`(?:\d{1,3}|mot|hai|ba|bon|nam|sau)(?![a-z\d])`

/** A digit, roman or word number of folded text; NaN when it is none. */
export function readNumeral(folded: string): number {
  return roman[folded] ?? words[folded] ?? (/^\d+$/.test(folded) ? Number(folded) : Number.NaN)
}
