import { isDateFormat, serialToDay } from '../../matrix/formatNumber.ts'
import type { SheetCell } from '../../matrix/matrix.ts'

/** Whether a cell of the number column is a row's number that the spreadsheet took for a day: "1.2" typed, 1 February stored. */
export function isNumberDate(cell: SheetCell | null): cell is SheetCell & { readonly number: number } {
  return cell?.number !== undefined && isDateFormat(cell.format)
}

/**
 * How to read such days back as numbers. On a Vietnamese machine "1/2" becomes 1 February, on an American one 2 January;
 * the order under which the numbers of the column rise more often is the one that was typed.
 */
export function numberOfDate(serials: readonly number[]): (serial: number) => string {
  const paths = serials.map(pathOf)
  const dayFirst = rises(paths) >= rises(paths.map(([day, month]) => [month, day] as const))
  return (serial) => {
    const [day, month] = pathOf(serial)
    return dayFirst ? `${day}.${month}` : `${month}.${day}`
  }
}

function pathOf(serial: number): readonly [number, number] {
  const { day, month } = serialToDay(serial)
  return [day, month]
}

/** How much a list looks like counting: "1.2" after "1.1" says more than "2.1" after "1.2", which any days may do. */
function rises(paths: readonly (readonly [number, number])[]): number {
  return paths.reduce((sum, [first, second], at) => {
    const before = paths[at - 1]
    if (before === undefined) return sum
    if (first === before[0]) return second === before[1] + 1 ? sum + 2 : sum
    return first > before[0] && second === 1 ? sum + 1 : sum
  }, 0)
}
