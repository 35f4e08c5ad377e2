/** A number as plans write them, in folded text: "98,5", "1.234", "12 345", "0.95". */
export const numberPattern = String.raw`\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*`

const groupsOfThree = /^\d{1,3}(?:[.,]\d{3})+$/

/**
 * Reads a number in Vietnamese writing: "," before decimals, "." between thousands; NaN when it is none.
 * A single "." is a decimal point where it can't stand between thousands ("98.5", "0.123"), or before percent.
 */
export function parseVietnameseNumber(text: string, percent = false): number {
  const compact = text.replace(/ /g, '')
  const dots = compact.split('.').length - 1
  const commas = compact.split(',').length - 1
  if (dots > 0 && commas > 0) {
    const decimal = compact.lastIndexOf(',') > compact.lastIndexOf('.') ? ',' : '.'
    const thousands = decimal === ',' ? /\./g : /,/g
    return compact.split(decimal).length > 2 ? Number.NaN : Number(compact.replace(thousands, '').replace(',', '.'))
  }
  if (dots + commas > 1) return groupsOfThree.test(compact) ? Number(compact.replace(/[.,]/g, '')) : Number.NaN
  if (dots === 1 && groupsOfThree.test(compact) && !compact.startsWith('0') && !percent) return Number(compact.replace('.', ''))
  return Number(compact.replace(',', '.'))
}
