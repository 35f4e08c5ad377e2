import { formatRoman } from '../../domain/numbering.ts'
import { scanXml } from './scanXml.ts'

interface ListLevel {
  start: number
  format: string
  text: string
  style: string
}

interface List {
  abstract: string
  readonly starts: Map<number, number>
  readonly own: Map<number, ListLevel>
}

/** Levels that Word's lists have. */
const levelCount = 9
/** Word's own limit of a list's first number; a Roman milliard would be a million letters. */
const largestStart = 32_767

const readStart = (value: string): number => Math.min(largestStart, Math.max(0, Math.floor(Number(value)) || 0))

/**
 * Numbers that Word counts itself and that stand in no text: "I.", "1.1", "-". Asked in the order of the document, each
 * answer counts on. Source: ECMA-376 part 1, 17.9.
 */
export class ListNumbers {
  readonly #abstracts = new Map<string, Map<number, ListLevel>>()
  readonly #lists = new Map<string, List>()
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #begun = new Set<string>()

  /** @param part word/numbering.xml; absent: no lists */
  constructor(part: Uint8Array | undefined) {
    let levels: Map<number, ListLevel> | undefined
    let level: ListLevel | undefined
    let list: List | undefined
    let override = 0
    scanXml(part, ({ name, value, inside }) => {
      if (name === 'w:abstractNum') this.#abstracts.set(value('w:abstractNumId'), (levels = new Map()))
      else if (name === 'w:num') this.#lists.set(value('w:numId'), (list = { abstract: '', starts: new Map(), own: new Map() }))
      else if (name === 'w:abstractNumId' && list) list.abstract = value()
      else if (name === 'w:lvlOverride') override = Number(value('w:ilvl')) || 0
      else if (name === 'w:startOverride') list?.starts.set(override, readStart(value()))
      else if (name === 'w:lvl') {
        level = { start: 1, format: 'decimal', text: '', style: '' }
        const of = inside('w:num') ? list?.own : levels
        of?.set(Number(value('w:ilvl')) || 0, level)
      } else if (!level) return
      else if (name === 'w:start') level.start = readStart(value())
      else if (name === 'w:numFmt') level.format = value()
      else if (name === 'w:lvlText') level.text = value()
      else if (name === 'w:pStyle') level.style = value()
    })
  }

  /** The level of a list that belongs to a paragraph style; 0 when none does. */
  levelOfStyle(list: string, style: string): number {
    for (let level = 0; level < levelCount; level++) if (this.#level(list, level)?.style === style) return level
    return 0
  }

  /** The next number of a list on a level; "" for lists that are unknown or show none. */
  next(list: string, level: number): string {
    const found = this.#lists.get(list)
    const shape = this.#level(list, level)
    if (!found || !shape || level < 0 || level >= levelCount) return ''
    const counters = this.#counters.get(found.abstract) ?? []
    this.#counters.set(found.abstract, counters)
    const mark = `${list} ${level}`
    const restart = this.#begun.has(mark) ? undefined : found.starts.get(level)
    this.#begun.add(mark)
    for (let above = 0; above < level; above++) counters[above] ??= this.#level(list, above)?.start ?? 1
    counters[level] = restart ?? (counters[level] === undefined ? shape.start : counters[level] + 1)
    counters.length = level + 1
    if (shape.format === 'bullet') return shape.text === '+' || shape.text === '*' ? shape.text : '-'
    return shape.text.replace(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1
      return formatCount(counters[at] ?? 1, this.#level(list, at)?.format ?? 'decimal')
    })
  }

  #level(list: string, level: number): ListLevel | undefined {
    const found = this.#lists.get(list)
    return found && (found.own.get(level) ?? this.#abstracts.get(found.abstract)?.get(level))
  }
}

function formatCount(count: number, format: string): string {
  const letter = (): string => String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1)
  switch (format) {
    case 'upperRoman':
      return formatRoman(count)
    case 'lowerRoman':
      return formatRoman(count).toLowerCase()
    case 'upperLetter':
      return letter().toUpperCase()
    case 'lowerLetter':
      return letter()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(count)
  }
}
