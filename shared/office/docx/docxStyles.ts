import { scanXml } from './scanXml.ts'

/** A place in a list: which list, which of its levels. */
export interface ListPlace {
  readonly list: string
  readonly level: number | undefined
}

/** What the styles of a document say of paragraphs, as far as reading needs it. */
export interface DocxStyles {
  readonly listOf: (style: string) => (ListPlace & { readonly style: string }) | undefined
  /** Typeface of a paragraph's style, else of the document; "" when none is said. */
  readonly fontOf: (style: string) => string
}

interface Style {
  base: string
  list: string
  level: number | undefined
  font: string
}

/** Styles built on one another deeper than this are a loop. */
const deepest = 12

/** Reads word/styles.xml. */
export function readStyles(part: Uint8Array | undefined): DocxStyles {
  const styles = new Map<string, Style>()
  let current: Style | undefined
  let usual = ''
  let first = ''
  scanXml(part, ({ name, value, inside }) => {
    if (name === 'w:style') {
      current = { base: '', list: '', level: undefined, font: '' }
      styles.set(value('w:styleId'), current)
      if (value('w:type') === 'paragraph' && value('w:default') === '1') first = value('w:styleId')
    } else if (name === 'w:rFonts') {
      if (inside('w:docDefaults')) usual = value('w:ascii')
      else if (current && inside('w:style')) current.font = value('w:ascii')
    } else if (!current || !inside('w:style')) return
    else if (name === 'w:basedOn') current.base = value()
    else if (name === 'w:numId') current.list = value()
    else if (name === 'w:ilvl') current.level = Number(value()) || 0
  })
  const find = <T>(style: string, pick: (each: Style) => T | undefined): { found: T; style: string } | undefined => {
    let id = style
    for (let step = 0; step < deepest && id !== ''; step++) {
      const each = styles.get(id)
      const found = each && pick(each)
      if (found !== undefined) return { found, style: id }
      id = each?.base ?? ''
    }
    return undefined
  }
  return {
    listOf: (style) => {
      const told = find(style, (each) => (each.list === '' ? undefined : each))
      return told && { list: told.found.list, level: told.found.level, style: told.style }
    },
    fontOf: (style) => find(style === '' ? first : style, (each) => (each.font === '' ? undefined : each.font))?.found ?? usual,
  }
}
