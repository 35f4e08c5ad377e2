/**
 * VNI-Windows: Vietnamese of the time before Unicode, of the south. A base letter is followed by a Western letter for its
 * marks, so that "Nhiệm vụ" shows as "Nhieäm vuï" without the VNI typefaces. Source: the VNI character set for Windows.
 */

// Marks behind a vowel: tone alone, circumflex with tone, breve with tone. In the order: none, acute, grave, hook, tilde, dot.
const tones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const markRows: readonly (readonly [signs: string, hat: string, bases: string])[] = [
  [' ùøûõï', '', 'aeouyôö'],
  ['âáàåãä', '\u0302', 'aeo'],
  ['êéèúüë', '\u0306', 'a'],
]
/** Letters that stand for another one by themselves. "ô" and "ö" may carry tones of the first row. */
const singles: Readonly<Record<string, string>> = { ô: 'ơ', ö: 'ư', ñ: 'đ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }

const letters = new Map<string, string>()
for (const [single, letter] of Object.entries(singles)) addBoth(single, single.toUpperCase(), letter)
for (const [signs, hat, bases] of markRows) {
  for (const [at, sign] of [...signs].entries()) {
    if (sign === ' ') continue
    for (const base of bases) {
      const letter = `${singles[base] ?? base}${hat}${tones[at] ?? ''}`.normalize('NFC')
      addBoth(base + sign, base.toUpperCase() + sign.toUpperCase(), letter)
      // A capital that was typed with the mark of a small letter.
      letters.set(base.toUpperCase() + sign, letter.toUpperCase())
    }
  }
}

function addBoth(small: string, capital: string, letter: string): void {
  letters.set(small, letter)
  letters.set(capital, letter.toUpperCase())
}

/** Text in VNI (as a reader of Western text shows it) as Unicode NFC. */
export function decodeVni(text: string): string {
  let decoded = ''
  for (let at = 0; at < text.length; at++) {
    const pair = letters.get(text.slice(at, at + 2))
    if (pair !== undefined && text.length > at + 1) {
      decoded += pair
      at += 1
    } else decoded += letters.get(text.charAt(at)) ?? text.charAt(at)
  }
  return decoded.normalize('NFC')
}

/** Whether a typeface is one of the VNI family: "VNI-Times", "VNI-Helve-Condense" …. */
export function isVniFont(font: string | undefined): boolean {
  return font !== undefined && /^vni[- ]/i.test(font)
}

// Pairs that don't stand in Unicode Vietnamese, where "â" and "ê" carry their own marks.
const vniPair = /[aeouyAEOUY][äåæëïöøùûÀÄÅËÏÖØÙÛ]|ñ[aeiouyöô]|[aAeEoO][âêôÂÊÔ][áàùøûõ]?\p{L}|[ôöÔÖ][ùøûõïÙØÛÕÏ]/gu
const unicodeOnly = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơư]/giu
/** Letters that VNI needs all the time and that Vietnamese in Unicode has none of. */
const tellingLetter = /[ñöïøûåäëüæîÑÖÏØÛÅÄËÜÆÎ]/u

/** Whether text is in the VNI encoding. */
export function looksLikeVni(text: string): boolean {
  const pairs = text.match(vniPair)?.length ?? 0
  if (pairs < 5) return false
  return pairs > (text.match(unicodeOnly)?.length ?? 0) * 2
}

/** Whether a single text of a sheet in VNI is in VNI itself: others may have been retyped in Unicode. */
export function holdsVni(text: string): boolean {
  return text.search(unicodeOnly) < 0 && (tellingLetter.test(text) || text.search(vniPair) >= 0)
}
