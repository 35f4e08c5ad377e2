import { oneLine } from '../text.ts'

/**
 * Tone marks over "oa", "oe", "uy" have two customs, hóa and hoá; both are brought to the older one,
 * but not where another sound follows ("toàn" is one custom only).
 */
const toneStyles: Readonly<Record<string, string>> = {
  oá: 'óa', oà: 'òa', oả: 'ỏa', oã: 'õa', oạ: 'ọa',
  oé: 'óe', oè: 'òe', oẻ: 'ỏe', oẽ: 'õe', oẹ: 'ọe',
  uý: 'úy', uỳ: 'ùy', uỷ: 'ủy', uỹ: 'ũy', uỵ: 'ụy',
}
const newToneStyle = /(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])(?!\p{L})/gu

/** Long titles whose short forms stand for the same words anywhere: "UBND xã" is "Ủy ban nhân dân xã". */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/hội đồng nhân dân/g, 'hđnd'],
  [/ủy ban nhân dân/g, 'ubnd'],
  [/ủy ban mặt trận tổ quốc/g, 'ủy ban mttq'],
  [/mặt trận tổ quốc/g, 'mttq'],
  [/mttq ?việt nam|mttqvn/g, 'mttq'],
  [/ubmttq/g, 'ủy ban mttq'],
  [/chính trị ?- ?xã hội|ct ?- ?xh|ctxh/g, 'ctxh'],
  [/&/g, ' và '],
]

const known = new Map<string, string>()
/** Keys are asked for again and again, by each row of a plan; so many texts are remembered. */
const rememberedKeys = 5_000
/** UTF-16 units; no name is longer, and whole cells of 32,767 would fill the memory. */
const longestRemembered = 200

function makeKey(text: string): string {
  let key = oneLine(text)
    .toLowerCase()
    .replace(newToneStyle, (vowels) => toneStyles[vowels] ?? vowels)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
  for (const [form, short] of shortForms) key = key.replace(form, short)
  return key.replace(/[^\p{L}\p{N}…]+/gu, '')
}

/**
 * The form in which names of units are compared: NFC, lower case, one custom of tone marks, usual short forms,
 * without blanks, dashes and points ("P.VH-XH" is "P VHXH"). Accents count: they tell names apart.
 */
export function unitKey(text: string): string {
  const remembered = known.get(text)
  if (remembered !== undefined) return remembered
  if (known.size >= rememberedKeys) known.clear()
  const key = makeKey(text)
  if (text.length <= longestRemembered) known.set(text, key)
  return key
}
