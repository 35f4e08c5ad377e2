/** Vowels of VNI-Windows as its keyboards' tables list them: plain, acute, grave, hook, tilde, dot. */
const rows: readonly (readonly [string, string])[] = [
  ['a á à ả ã ạ', 'a aù aø aû aõ aï'],
  ['â ấ ầ ẩ ẫ ậ', 'aâ aá aà aå aã aä'],
  ['ă ắ ằ ẳ ẵ ặ', 'aê aé aè aú aü aë'],
  ['e é è ẻ ẽ ẹ', 'e eù eø eû eõ eï'],
  ['ê ế ề ể ễ ệ', 'eâ eá eà eå eã eä'],
  ['i í ì ỉ ĩ ị', 'i í ì æ ó ò'],
  ['o ó ò ỏ õ ọ', 'o où oø oû oõ oï'],
  ['ô ố ồ ổ ỗ ộ', 'oâ oá oà oå oã oä'],
  ['ơ ớ ờ ở ỡ ợ', 'ô ôù ôø ôû ôõ ôï'],
  ['u ú ù ủ ũ ụ', 'u uù uø uû uõ uï'],
  ['ư ứ ừ ử ữ ự', 'ö öù öø öû öõ öï'],
  ['y ý ỳ ỷ ỹ ỵ', 'y yù yø yû yõ î'],
  ['đ', 'ñ'],
]

const letters = new Map(
  rows.flatMap(([unicode, vni]) => {
    const encoded = vni.split(' ')
    return unicode.split(' ').flatMap((letter, at): [string, string][] => [
      [letter, encoded[at] ?? ''],
      [letter.toUpperCase(), (encoded[at] ?? '').toUpperCase()],
    ])
  }),
)

/** Text as a file of the VNI time holds it. */
export function encodeVni(text: string): string {
  return [...text.normalize('NFC')].map((letter) => letters.get(letter) ?? letter).join('')
}
