import { SaxesParser } from 'saxes'
import { decodeXml } from '../guard/guardXlsx.ts'

/** A remark of a Word document. */
export interface DocxComment {
  readonly author: string
  readonly text: string
}

/** The remarks in word/comments.xml by id; unreadable: none. */
export function readComments(part: Uint8Array | undefined): ReadonlyMap<string, DocxComment> {
  const found = new Map<string, DocxComment>()
  if (!part) return found
  let id = ''
  let author = ''
  let lines: string[] = []
  let inText = false
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:comment') {
      id = attributes['w:id'] ?? ''
      author = attributes['w:author'] ?? ''
      lines = []
    } else if (name === 'w:p') lines.push('')
    else if (name === 'w:t') inText = true
  })
  parser.on('text', (text) => {
    if (inText) lines.push((lines.pop() ?? '') + text)
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false
    else if (name === 'w:comment') found.set(id, { author, text: lines.join('\n') })
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(decodeXml(part)).close()
  return found
}
