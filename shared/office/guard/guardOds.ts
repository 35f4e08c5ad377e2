import { DomainError } from '../../domain/errors.ts'
import { officeLimits as limits } from '../officeLimits.ts'
import { decodeXml } from './guardXlsx.ts'
import { packStored, type ZipParts } from './zip.ts'

const wantedParts = new Set(['mimetype', 'content.xml', 'styles.xml', 'meta.xml', 'settings.xml', 'META-INF/manifest.xml'])

/** Whether a part of an .ods is read at all. */
export const isWantedInOds = (name: string): boolean => wantedParts.has(name)

/**
 * Cuts an unpacked .ods down to what is safe to read: repeated rows and columns are how it says "empty to the edge of the
 * sheet", and a cell with content may say it too.
 * @throws DomainError `office.unsafe`, `office.passwordProtected`, `office.notWorkbook`
 */
export function guardOds(parts: ZipParts): Uint8Array {
  const kind = new TextDecoder().decode(parts.get('mimetype'))
  if (!kind.startsWith('application/vnd.oasis.opendocument.spreadsheet')) throw new DomainError('office.notWorkbook')
  const manifest = parts.get('META-INF/manifest.xml')
  if (manifest && decodeXml(manifest).includes('encryption-data')) throw new DomainError('office.passwordProtected')
  const guarded: ZipParts = new Map()
  for (const [name, part] of parts) {
    const xml = name === 'mimetype' ? kind : decodeXml(part)
    guarded.set(name, new TextEncoder().encode(name === 'content.xml' ? clampRepeats(xml) : xml))
  }
  return packStored(guarded)
}

/** Rows beyond the last useful one come as one element repeated a million times; cells to the right likewise. */
function clampRepeats(xml: string): string {
  return xml
    .replace(/number-columns-repeated="(\d+)"/g, (whole, count: string) =>
      Number(count) > limits.columns ? `number-columns-repeated="${limits.columns}"` : whole,
    )
    .replace(/number-rows-repeated="(\d+)"/g, (whole, count: string) =>
      Number(count) > maxRepeatedRows ? `number-rows-repeated="${maxRepeatedRows}"` : whole,
    )
    .replace(/number-(columns|rows)-spanned="(\d+)"/g, (whole, way: string, count: string) =>
      Number(count) > (way === 'rows' ? limits.rows : limits.columns) ? `number-${way}-spanned="1"` : whole,
    )
}

/** Rows of equal content that one element may stand for; more than a few is only ever used for empty ones. */
const maxRepeatedRows = 100
