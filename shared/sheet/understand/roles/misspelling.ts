/** Headings of fewer letters are too near to one another to forgive a slip. */
const shortestForgiven = 7
/** Letters above which two slips are forgiven. */
const longForgiven = 14

/** Whether `typed` is `meant` but for a slip or two of the fingers: a letter wrong, missing, too many, or two changed round. */
export function isSlipOf(typed: string, meant: string): boolean {
  if (meant.length < shortestForgiven) return false
  const most = meant.length > longForgiven ? 2 : 1
  return Math.abs(typed.length - meant.length) <= most && slips(typed, meant) <= most
}

/** Edits between two short texts (optimal string alignment: substitutions, gaps, neighbours changed round). */
function slips(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const line = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const round = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      line.push(Math.min((above[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same, round))
    }
    before = above
    above = line
  }
  return above[b.length] ?? 0
}
