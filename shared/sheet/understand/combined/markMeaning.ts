import { foldForSearch } from '../../../domain/text.ts'

/** What a mark in an office's column says of the office. */
export type MarkMeaning = 'lead' | 'coordinating'

/** Signs that people set for "here". "ü" and "P" in Wingdings faces show as a tick; as text the first only. */
const marks = /^(?:x+|×|v|✓|✔|√|☑|☒|■|●|•|∙|\*|ü|þ|o|○|◦|p|ph|ct|c|t|tr|l|h|\+|1|chu tri|phoi hop|co)$/
const helping: ReadonlySet<string> = new Set(['p', 'ph', 'o', '○', '◦', 'h', 'phoi hop'])

/** Whether a text is nothing but a mark. */
export function isMark(text: string): boolean {
  return text.length <= 12 && marks.test(foldForSearch(text))
}

const legend = /(?:^|[\s(;,."“])([^\s:=;,()"“]{1,3})["”]?\s*(?:[:=–-]|là)\s*(?:(?:cơ quan|đơn vị)\s*)*(chủ trì|phối hợp)/giu

/** "x: chủ trì; o: phối hợp" in the texts around a table. */
export function readLegend(texts: readonly string[]): ReadonlyMap<string, MarkMeaning> {
  const found = new Map<string, MarkMeaning>()
  for (const text of texts) {
    for (const [, sign = '', word = ''] of text.matchAll(legend)) found.set(sign, /chủ/iu.test(word) ? 'lead' : 'coordinating')
  }
  return found
}

/**
 * The meanings of the marks of one table: by its legend; else "P", "o" and the like help. Where a table has both "X" and
 * "x" and each row one "X", the capital leads.
 * @param rows the marks of each row
 */
export function meaningOfMarks(rows: readonly (readonly string[])[], legendOf: ReadonlyMap<string, MarkMeaning>): (mark: string) => MarkMeaning {
  const marked = rows.filter((row) => row.length > 0)
  const capitals = marked.some((row) => row.includes('x')) && marked.every((row) => row.filter((mark) => mark === 'X').length === 1)
  return (mark) => {
    const told = legendOf.get(mark) ?? (legendOf.has(mark.toUpperCase()) && mark === mark.toLowerCase() && !capitals ? legendOf.get(mark.toUpperCase()) : undefined)
    if (told) return told
    if (capitals && (mark === 'X' || mark === 'x')) return mark === 'X' ? 'lead' : 'coordinating'
    return helping.has(foldForSearch(mark)) ? 'coordinating' : 'lead'
  }
}
