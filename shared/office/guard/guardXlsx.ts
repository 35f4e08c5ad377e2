import { DomainError } from '../../domain/errors.ts'
import { officeLimits as limits } from '../officeLimits.ts'
import { scrubWorksheet, type ScrubbedSheet } from './scrubWorksheet.ts'
import { countOf, prefixOf } from './xmlScan.ts'
import { packStored, type ZipParts } from './zip.ts'

// What a reader of tables needs; pictures, macros, links, caches and printer settings stay packed.
const wantedParts =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|(xl\/)?(_rels\/)?[\w .-]+\.(xml|rels)|xl\/(worksheets|theme|comments)\/(_rels\/)?[\w .-]+\.(xml|rels))$/i

/** Whether a part of an .xlsx is read at all. */
export const isWantedInXlsx = (name: string): boolean => wantedParts.test(name)

/** A workbook that is safe to hand to a reader. */
export interface GuardedXlsx {
  readonly bytes: Uint8Array
  /** What was left out, by part name ("xl/worksheets/sheet1.xml"). */
  readonly beyond: ReadonlyMap<string, ScrubbedSheet['beyond']>
}

/**
 * Cuts an unpacked .xlsx down to its tables; the parts are taken out of `parts` on the way.
 * @throws DomainError `office.unsafe`, `office.tooManyRows`, `office.tooManyCells`, `office.tooManySheets`, `office.damaged`
 */
export function guardXlsx(parts: ZipParts): GuardedXlsx {
  const guarded: ZipParts = new Map()
  const beyond = new Map<string, ScrubbedSheet['beyond']>()
  let cells = 0
  let sheets = 0
  for (const [name, part] of parts) {
    const xml = decodeXml(part)
    // Taken out as they are read, so that no part is held twice.
    parts.delete(name)
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) {
      sheets += 1
      if (sheets > limits.sheets) throw new DomainError('office.tooManySheets', { limit: limits.sheets })
      const scrubbed = scrubWorksheet(xml, name.replace(/^.*\/|\.xml$/gi, ''))
      cells += scrubbed.cells
      if (cells > limits.cells) throw new DomainError('office.tooManyCells', { limit: limits.cells })
      if (scrubbed.beyond.cells > 0) beyond.set(name, scrubbed.beyond)
      guarded.set(name, encodeParts(scrubbed.xml, part.length))
    } else {
      if (/sharedStrings/i.test(name)) checkSharedTexts(xml)
      guarded.set(name, new TextEncoder().encode(xml))
    }
  }
  return { bytes: packStored(guarded), beyond }
}

/**
 * The text of an XML part. DTDs are refused wherever they stand: an office writes none, and entities can grow without end.
 * @throws DomainError `office.unsafe`
 */
export function decodeXml(part: Uint8Array): string {
  const wide = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)
  const xml = new TextDecoder(wide ? (part[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(part)
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new DomainError('office.unsafe')
  return wide ? xml.replace(/^<\?xml[^>]{0,200}\?>/, '') : xml
}

/** Text in pieces as UTF-8. @param size bytes that it is not expected to pass */
function encodeParts(parts: readonly string[], size: number): Uint8Array {
  const encoder = new TextEncoder()
  const bytes = new Uint8Array(size + 4_096)
  let at = 0
  for (const part of parts) {
    const { read, written } = encoder.encodeInto(part, bytes.subarray(at))
    // Grew, as a sheet written in UTF-16 may.
    if (read < part.length) return encoder.encode(parts.join(''))
    at += written
  }
  return bytes.subarray(0, at)
}

function checkSharedTexts(xml: string): void {
  const prefix = prefixOf(xml, 'sst') ?? ''
  const texts = countOf(xml, `<${prefix}si>`) + countOf(xml, `<${prefix}si `)
  if (texts > limits.sharedTexts) throw new DomainError('office.tooManyCells', { limit: limits.sharedTexts })
}
