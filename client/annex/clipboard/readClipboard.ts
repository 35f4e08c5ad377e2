import { cleanText } from '../../../shared/domain/text.ts'
import { maxClipboardLength, maxPastedRows, readBlock, type ClipboardReading } from './cellBlock.ts'
import { parseHtmlTable } from './htmlTable.ts'
import { parseTsv } from './tsv.ts'

/**
 * Reads what a clipboard offers: an HTML table when there is one (it alone tells line breaks and merged cells), else
 * tab-separated text. All texts come out clean (NFC, no control characters, no lone surrogates, no markup).
 */
export function readClipboard(offer: { readonly html: string; readonly text: string }): ClipboardReading {
  if (offer.text.length > maxClipboardLength) return { ok: false, reason: 'tooLong' }
  // Word's HTML carries styles of megabytes beside a small table: past the limit the plain text will do.
  const html = offer.html.length > maxClipboardLength ? '' : offer.html
  const rows = parseHtmlTable(html, maxPastedRows) ?? parseTsv(offer.text, maxPastedRows)
  const reading = readBlock(rows.length > 0 ? rows : [])
  if (!reading.ok) return reading
  return { ok: true, block: reading.block.map((row) => row.map(cleanText)) }
}
