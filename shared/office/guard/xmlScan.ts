/**
 * Scanning of XML text by plain searches: linear in its length whatever stands in it, unlike patterns that backtrack.
 * Knows no entities and no DTD (those are refused before).
 */

/** The prefix, "x:" or "", with which the elements of a document are written, taken from its root element `name`. */
export function prefixOf(xml: string, name: string): string | undefined {
  const root = new RegExp(`<((?:[A-Za-z_][\\w.-]{0,40}:)?)${name}[\\s/>]`).exec(xml)
  return root?.[1]
}

/** How often `needle` stands in `text`. */
export function countOf(text: string, needle: string): number {
  let count = 0
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) count += 1
  return count
}

/** The element `name` with all that is in it, from `from` on; `undefined` when there is none or it isn't closed. */
export function elementAt(xml: string, name: string, from = 0): { start: number; end: number } | undefined {
  const start = openTagAt(xml, name, from)
  if (start < 0) return undefined
  const tagEnd = xml.indexOf('>', start)
  if (tagEnd < 0) return undefined
  if (xml.charAt(tagEnd - 1) === '/') return { start, end: tagEnd + 1 }
  const close = xml.indexOf(`</${name}`, tagEnd)
  const end = close < 0 ? -1 : xml.indexOf('>', close)
  return end < 0 ? undefined : { start, end: end + 1 }
}

/** Where the next opening tag `<name` begins: `<row` must not find `<rowBreaks`. */
export function openTagAt(xml: string, name: string, from: number): number {
  const needle = `<${name}`
  for (let at = xml.indexOf(needle, from); at >= 0; at = xml.indexOf(needle, at + 1)) {
    const next = xml.charCodeAt(at + needle.length)
    // ">", "/", blank, tab, line feed, carriage return
    if (next === 62 || next === 47 || next === 32 || next === 9 || next === 10 || next === 13) return at
  }
  return -1
}

/** The value of an attribute in an opening tag, as written. */
export function attributeOf(tag: string, name: string): string | undefined {
  for (const quote of ['"', "'"]) {
    const needle = ` ${name}=${quote}`
    const at = tag.indexOf(needle)
    if (at < 0) continue
    const end = tag.indexOf(quote, at + needle.length)
    if (end >= 0) return tag.slice(at + needle.length, end)
  }
  return undefined
}
