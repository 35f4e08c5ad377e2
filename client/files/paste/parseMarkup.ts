import { decodeEntities } from '../../annex/clipboard/htmlEntities.ts'

/** An element of clipboard markup, or a piece of text (name '' and `text`). Plain data: nothing of it can run or load. */
export interface MarkupNode {
  readonly name: string
  readonly attributes: string
  readonly text: string
  readonly children: MarkupNode[]
}

const token = /<!--[\s\S]*?(?:-->|$)|<!\[[\s\S]*?\]>|<[!?][^>]*>|<(\/?)([A-Za-z][A-Za-z0-9:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g
const empty = new Set(['br', 'img', 'col', 'meta', 'link', 'input', 'hr', 'wbr', 'base', 'area'])
/** Elements whose contents are no markup. */
const raw = new Set(['style', 'script', 'noscript', 'template', 'title', 'textarea', 'xml', 'svg', 'math', 'iframe', 'object'])
/** What an opening element closes when it was left open, and where that search ends. */
const closes: Readonly<Record<string, { readonly open: readonly string[]; readonly within: string }>> = {
  td: { open: ['td', 'th'], within: 'tr' },
  th: { open: ['td', 'th'], within: 'tr' },
  tr: { open: ['tr'], within: 'table' },
  p: { open: ['p'], within: 'td' },
  li: { open: ['li'], within: 'ul' },
}

/** Takes HTML apart into plain data, forgiving what browsers forgive in tables: end tags may be missing. */
export function parseMarkup(html: string): MarkupNode {
  const root: MarkupNode = element('root', '')
  const open: MarkupNode[] = [root]
  const add = (node: MarkupNode): unknown => open.at(-1)?.children.push(node)
  let at = 0
  token.lastIndex = 0
  for (let found = token.exec(html); found; found = token.exec(html)) {
    if (found.index > at) add(piece(html.slice(at, found.index)))
    at = token.lastIndex
    const name = found[2]?.toLowerCase()
    if (name === undefined) continue
    if (found[1] === '/') {
      close(open, name)
      continue
    }
    const opened = element(name, found[3] ?? '')
    const implied = closes[name]
    if (implied) closeImplied(open, implied)
    add(opened)
    if (raw.has(name)) {
      const end = endOfRaw(html, name, at)
      opened.children.push({ ...piece(''), text: html.slice(at, end) })
      token.lastIndex = at = end
    }
    if (!empty.has(name) && !(found[3] ?? '').endsWith('/')) open.push(opened)
  }
  if (at < html.length) add(piece(html.slice(at)))
  return root
}

const element = (name: string, attributes: string): MarkupNode => ({ name, attributes, text: '', children: [] })
const piece = (text: string): MarkupNode => ({ name: '', attributes: '', text: decodeEntities(text), children: [] })

function endOfRaw(html: string, name: string, from: number): number {
  const end = html.slice(from).search(new RegExp(`</${name}`, 'i'))
  return end < 0 ? html.length : from + end
}

/** An end tag closes its element with all that was left open in it; a table is left by its own end tag only. */
function close(open: MarkupNode[], name: string): void {
  const at = open.findLastIndex((node) => node.name === name)
  const table = open.findLastIndex((node) => node.name === 'table')
  if (at > 0 && (at >= table || name === 'table')) open.length = at
}

function closeImplied(open: MarkupNode[], implied: { readonly open: readonly string[]; readonly within: string }): void {
  const within = open.findLastIndex((node) => node.name === implied.within || node.name === 'table')
  const at = open.findIndex((node, index) => index > within && implied.open.includes(node.name))
  if (at > 0) open.length = at
}

/** The value of an attribute; '' when it isn't there. */
export function attributeOf({ attributes }: MarkupNode, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

/** The node and all below it, in the order of the text. */
export function* walkMarkup(node: MarkupNode): Generator<MarkupNode> {
  yield node
  for (const child of node.children) yield* walkMarkup(child)
}

const silent: ReadonlySet<string> = new Set([...raw, 'head'])
const blocks = new Set(['p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Text as it is shown: blanks of the markup folded, lines where the markup breaks them. */
export function textOfMarkup(node: MarkupNode): string {
  const parts: string[] = []
  const walk = (each: MarkupNode): void => {
    if (silent.has(each.name)) return
    if (each.name === '') parts.push(each.text.replace(/[ \t\r\n\u00A0]+/g, ' '))
    else if (each.name === 'br') parts.push('\n')
    const isBlock = blocks.has(each.name)
    if (isBlock) parts.push('\n')
    each.children.forEach(walk)
    if (isBlock) parts.push('\n')
  }
  node.children.forEach(walk)
  return parts.join('').replace(/ *\n */g, '\n').replace(/\n{2,}/g, '\n').trim()
}
