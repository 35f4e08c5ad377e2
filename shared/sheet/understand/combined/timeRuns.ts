/** "Tháng 1 - Tháng 3; Tháng 5" of the marked places among the names of a year's parts in their order. */
export function timeRuns(names: readonly string[], marked: readonly boolean[]): string {
  if (marked.length >= 4 && marked.every(Boolean)) return 'Cả năm'
  const runs: string[] = []
  for (let at = 0; at < names.length; at++) {
    if (!marked[at]) continue
    const first = at
    while (marked[at + 1]) at += 1
    runs.push(first === at ? (names[at] ?? '') : `${names[first]} - ${names[at]}`)
  }
  return runs.join('; ')
}
