import { looksLikeTcvn3 } from '../../sheet/encoding/tcvn3.ts'

/** How a text file was read. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252'
}

// Letters that only Vietnamese has among the texts that come here, composed.
const vietnameseLetter = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu

/**
 * Text of bytes in the encodings that Vietnamese offices use: UTF-8 and UTF-16 (by mark or by form), windows-1258
 * (Excel's old "CSV" on a Vietnamese Windows), else windows-1252, under which TCVN3 files come and are told later.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be')
  const unmarked = utf16Without(bytes)
  if (unmarked) return decodeAs(bytes, unmarked)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    // Not UTF-8: that is the answer to the question, not a failure.
  }
  const narrow = decodeAs(bytes, 'windows-1252')
  if (looksLikeTcvn3(narrow.text)) return narrow
  const vietnamese = decodeAs(bytes, 'windows-1258')
  const composed = vietnamese.text.normalize('NFC')
  return (composed.match(vietnameseLetter)?.length ?? 0) > 0 ? { ...vietnamese, text: composed } : narrow
}

/** Bytes looked at to tell UTF-16 without its mark. */
const sampleBytes = 2_000

/** UTF-16 without its mark: every other byte of blanks, figures and separators is zero, always on the same side. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, sampleBytes)
  let even = 0
  let odd = 0
  sample.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even += 1
    else odd += 1
  })
  const enough = sample.length / 10
  if (odd > enough && even === 0) return 'utf-16le'
  return even > enough && odd === 0 ? 'utf-16be' : undefined
}

function decodeAs(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}
