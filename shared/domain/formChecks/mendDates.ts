/** A date that isn't written as II.4.b asks: days below 10 and the months 1 and 2 take a zero, other months none. */
export interface MendedDates {
  readonly code: 'monthZero' | 'dayZero' | undefined
  /** The first place as written, and as it should be. */
  readonly from: string
  readonly to: string
  /** The whole text, all places set right. */
  readonly text: string
}

const monthWithZero = /(tháng )0([3-9])(?!\d)/giu
const dayWithoutZero = /(ngày )([1-9])( tháng )/giu
const monthWithout = /(ngày \d{1,2} tháng )([12])(?= năm)/giu

export function mendDates(text: string): MendedDates {
  const month = monthWithZero.exec(text)
  monthWithZero.lastIndex = 0
  const mended = text
    .replace(monthWithZero, '$1$2')
    .replace(dayWithoutZero, '$10$2$3')
    .replace(monthWithout, '$10$2')
  if (mended === text) return { code: undefined, from: '', to: '', text }
  if (month) return { code: 'monthZero', from: month[0], to: `${month[1]}${month[2]}`, text: mended }
  const day = /ngày [1-9] tháng |ngày \d{1,2} tháng [12](?= năm)/iu.exec(text)?.[0].trim() ?? ''
  const proper = day.replace(/(ngày )([1-9])( tháng)/iu, '$10$2$3').replace(/(tháng )([12])$/iu, '$10$2')
  return { code: 'dayZero', from: day, to: proper, text: mended }
}
