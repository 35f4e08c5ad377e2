/**
 * TCVN3 ("ABC", TCVN 5712:1993, VN1 in 8 bits): Vietnamese of the time before Unicode, still found in offices' old files.
 * Letters sit on the codes of Western letters, so "Nhiệm vụ" shows as "NhiÖm vô" without the .VnTime typefaces.
 */

// The letters of codes 0x80–0xFF in order; "" where a combining mark or nothing stands. Source: TCVN 5712:1993, table 1.
const upperHalf = [
  'À Ả Ã Á Ạ Ặ Ậ È Ẻ Ẽ É Ẹ Ệ Ì Ỉ Ĩ',
  'Í Ị Ò Ỏ Õ Ó Ọ Ộ Ờ Ở Ỡ Ớ Ợ Ù Ủ Ũ',
  '\u00A0 Ă Â Ê Ô Ơ Ư Đ ă â ê ô ơ ư đ Ằ',
  '\u0300 \u0309 \u0303 \u0301 \u0323 à ả ã á ạ Ẳ ằ ẳ ẵ ắ Ẵ',
  'Ắ Ầ Ẩ Ẫ Ấ Ề ặ ầ ẩ ẫ ấ ậ è Ể ẻ ẽ',
  'é ẹ ề ể ễ ế ệ ì ỉ Ễ Ế Ồ ĩ í ị ò',
  'Ổ ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù',
  'Ỗ ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ Ố',
]

// Codes 0x80–0x9F as windows-1252 shows them; readers that don't know windows-1252 give U+0080–U+009F instead.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

const letters: ReadonlyMap<string, string> = new Map(
  upperHalf
    .flatMap((line) => line.split(' '))
    .flatMap((letter, index): [string, string][] => {
      const code = String.fromCharCode(0x80 + index)
      const shown = windows1252[index]
      return shown === undefined || shown === code ? [[code, letter]] : [[code, letter], [shown, letter]]
    }),
)

/** Text in TCVN3 (as a reader of Western text shows it) as Unicode NFC. */
export function decodeTcvn3(text: string): string {
  let decoded = ''
  for (const character of text) decoded += letters.get(character) ?? character
  return decoded.normalize('NFC')
}

/** Whether a typeface is one of the TCVN3 family: ".VnTime", ".VnArial NarrowH" …. */
export function isTcvn3Font(font: string | undefined): boolean {
  return font !== undefined && /^\.vn/i.test(font)
}

/** Whether a TCVN3 typeface shows capitals for small letters: ".VnTimeH", ".VnArialH". */
export function isTcvn3CapitalFont(font: string | undefined): boolean {
  return font !== undefined && /^\.vn.*h$/i.test(font.trim())
}

// Signs that are letters in TCVN3 and never stand inside or after a letter in Unicode Vietnamese: µ ¸ ¹ © ª « ¬ ® Æ Ç Ö × Ø ß å æ ç ë ï ð ñ ö ÷ ø û ü þ ÿ …
const tellingInsideWords = /\p{L}[µ¸¹¶·»¼½¾©ª«¬\u00AD®ÆÇËÎÏÑÖ×ØÜÞßåæçëîïñö÷øûüþÿ¥¦§£¤]|[®§¥¦£¤¬\u00ADµ¸]\p{L}/gu
// Letters that Unicode Vietnamese uses all the time and that can't come out of TCVN3 bytes.
const unicodeVietnamese = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơưĂĐƠƯ]/gu

// Signs, not letters, right behind a letter: no Western text has them.
const signsInsideWords = /\p{L}[µ¸¹¶·»¼½¾©ª«¬\u00AD®¨]/u

/**
 * Whether text is TCVN3, told by its letters alone: signs such as "µ" or "¸" inside words, and no letters that only
 * Unicode has. Short texts with one sign are not enough to tell.
 */
export function looksLikeTcvn3(text: string): boolean {
  const telling = text.match(tellingInsideWords)?.length ?? 0
  if (telling < 2 || !signsInsideWords.test(text)) return false
  const unicode = text.match(unicodeVietnamese)?.length ?? 0
  return telling > unicode * 4
}
