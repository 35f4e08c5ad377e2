import { foldForSearch } from '../../../shared/domain/text.ts'

/** Most suggestions shown below a timeline cell: what fits without covering the rows that one is looking at. */
const maxOptions = 8

/** Wordings that plans use most, for a plan of `year`. */
function usualTimelines(year: number): string[] {
  const of = year > 0 ? `/${year}` : ''
  const inYear = year > 0 ? ` ${year}` : ''
  return [
    'Thường xuyên',
    ...['I', 'II', 'III', 'IV'].map((quarter) => `Quý ${quarter}${of}`),
    `06 tháng đầu năm${inYear}`,
    `06 tháng cuối năm${inYear}`,
    `Cả năm${inYear}`,
    'Hằng tháng',
    'Hằng quý',
    ...Array.from({ length: 12 }, (_, i) => `Tháng ${i + 1}${of}`),
    ...[3, 6, 9, 12].map((month) => `Trước ngày ${month === 6 || month === 9 ? 30 : 31}/${month}${of}`),
    'Khi có yêu cầu',
    'Theo Kế hoạch của tỉnh',
  ]
}

/**
 * Suggestions for what is typed: wordings that the column already uses first (often used ones before rare ones), then the
 * usual ones; those that begin with what is typed before those that hold it, and whole words before parts ("Quý I/2026"
 * before "Quý II/2026"). Never the typed wording itself.
 * @param used the column's texts, one per row
 */
export function timelineOptions(typed: string, used: readonly string[], planYear: number): string[] {
  const counts = new Map<string, number>()
  for (const text of used) if (text !== '' && !text.includes('\n')) counts.set(text, (counts.get(text) ?? 0) + 1)
  const own = [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text)
  const query = foldForSearch(typed)
  const all = [...new Set([...own, ...usualTimelines(planYear)])].filter((text) => text !== typed.trim())
  const ranked = all.map((text) => ({ text, rank: rank(foldForSearch(text), query) })).filter(({ rank: of }) => of > 0)
  return ranked.sort((a, b) => b.rank - a.rank).slice(0, maxOptions).map(({ text }) => text)
}

function rank(text: string, query: string): number {
  if (!text.startsWith(query)) return text.includes(query) ? 1 : 0
  return query !== '' && /[a-z0-9]/.test(text.charAt(query.length)) ? 2 : 3
}
