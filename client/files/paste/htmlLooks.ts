import { attributeOf, textOfMarkup, walkMarkup, type MarkupNode } from './parseMarkup.ts'

/** How a cell looks, as far as it says something. */
export interface HtmlLook {
  readonly bold?: true
  readonly italic?: true
  readonly strike?: true
}

/** Looks by the name of a class, as Excel writes them (".xl65 {font-weight:700; …}"). */
export type ClassLooks = ReadonlyMap<string, HtmlLook>

/** Reads the rules of a style sheet that are about one class. */
export function readClassLooks(styles: string): ClassLooks {
  return new Map([...styles.matchAll(/\.([\w-]{1,40})\s*\{([^}]{0,4000})\}/g)].map(([, name = '', rule = '']) => [name, styleLook(rule)]))
}

/** The look of an element: its own style, its classes, or markup around all of its text. */
export function lookOf(node: MarkupNode, classes: ClassLooks): HtmlLook {
  const named = attributeOf(node, 'class').split(/\s+/).map((name) => classes.get(name) ?? {})
  return Object.assign({}, ...named, ...markupLooks(node), styleLook(attributeOf(node, 'style'))) as HtmlLook
}

function styleLook(style: string): HtmlLook {
  return {
    ...(/font-weight:\s*(?:bold|[6-9]00)/i.test(style) ? { bold: true } : {}),
    ...(/font-style:\s*italic/i.test(style) ? { italic: true } : {}),
    ...(/line-through/i.test(style) ? { strike: true } : {}),
  }
}

const markLooks: Readonly<Record<string, HtmlLook>> = {
  b: { bold: true },
  strong: { bold: true },
  h1: { bold: true },
  h2: { bold: true },
  h3: { bold: true },
  th: { bold: true },
  i: { italic: true },
  em: { italic: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
}

/** Markup counts when all of the text stands in it. */
function markupLooks(node: MarkupNode): HtmlLook[] {
  const text = textOfMarkup(node)
  if (text === '') return []
  return [...walkMarkup(node)].flatMap((each) => {
    const look = markLooks[each.name] ?? (each.name === 'span' ? styleLook(attributeOf(each, 'style')) : undefined)
    return look && (each === node || textOfMarkup(each) === text) ? [look] : []
  })
}
