export interface HtmlTag {
  /** In lower case. */
  readonly name: string
  readonly closing: boolean
  /** As written, entities and all. */
  readonly attributes: string
}

const tagName = /<(\/?)([A-Za-z][A-Za-z0-9:-]*)/y

/**
 * Texts and tags of HTML in order, from `start` on; comments and declarations are left out. Looks at each character once
 * and no more, whatever is left open: a tag without an end is the last piece, as in a browser.
 */
export function* htmlPieces(html: string, start: number): Generator<string | HtmlTag> {
  let text = start
  for (let at = html.indexOf('<', start); at >= 0; ) {
    tagName.lastIndex = at
    const found = tagName.exec(html)
    const end = found ? tagEnd(html, tagName.lastIndex) : asideEnd(html, at)
    if (end === at) {
      // A "<" that begins nothing is text.
      at = html.indexOf('<', at + 1)
      continue
    }
    if (at > text) yield html.slice(text, at)
    if (end < 0) return
    if (found) yield { name: (found[2] as string).toLowerCase(), closing: found[1] === '/', attributes: html.slice(at + found[0].length, end - 1) }
    text = end
    at = html.indexOf('<', end)
  }
  if (text < html.length) yield html.slice(text)
}

/** Behind the ">" of a tag; one in a quoted value is none. -1: the tag has no end. */
function tagEnd(html: string, from: number): number {
  let value = false
  for (let i = from; i < html.length; i++) {
    const character = html[i]
    if (character === '>') return i + 1
    if (value && (character === '"' || character === "'")) {
      i = html.indexOf(character, i + 1)
      if (i < 0) return -1
      value = false
    } else if (character === '=') value = true
    else if (character !== ' ' && character !== '\n' && character !== '\t' && character !== '\r') value = false
  }
  return -1
}

/** Behind a comment, a condition of Word or a declaration that begins at `at`; `at` itself: there is none. -1: it has no end. */
function asideEnd(html: string, at: number): number {
  const next = html[at + 1]
  if (next !== '!' && next !== '?') return at
  const close = html.startsWith('<!--', at) ? '-->' : html.startsWith('<![', at) ? ']>' : '>'
  const end = html.indexOf(close, at + 2)
  return end < 0 ? -1 : end + close.length
}
