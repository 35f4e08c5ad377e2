import { SaxesParser } from 'saxes'
import { decodeXml } from '../guard/guardXlsx.ts'

/** What a scan is told of a tag: its name, the value of an attribute ("" when absent), and the tags around it. */
export interface XmlTag {
  readonly name: string
  readonly value: (attribute?: string) => string
  readonly inside: (name: string) => boolean
}

/** Goes through the tags of a part in order. @throws Error when it isn't XML */
export function scanXml(part: Uint8Array | undefined, onTag: (tag: XmlTag) => void): void {
  if (!part) return
  const open: string[] = []
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('opentag', ({ name, attributes }) => {
    onTag({ name, value: (attribute = 'w:val') => attributes[attribute] ?? '', inside: (other) => open.includes(other) })
    open.push(name)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(decodeXml(part)).close()
}
