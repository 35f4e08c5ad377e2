import { dictionary } from '@zxcvbn-ts/language-common'
import { foldForSearch } from '../../shared/domain/text.ts'

/** Words that Vietnamese offices try first; figures and signs around them don't help ("Matkhau@2026"). */
const wornWords = 'matkhau password passw0rd admin administrator quantri quantrivien phuluc vietnam anhyeuem emyeuanh iloveyou qwerty qwertyui asdfgh abc abcd abcdef xinchao hanoi saigon ubnd ubndxa ubndphuong vanphong taikhoan dangnhap'.split(' ')
const worn = new Set(wornWords)

/** About 50,000 passwords that were found most often in leaks (zxcvbn's list); made when it is first needed. */
let leaked: ReadonlySet<string> | null = null

/**
 * Whether a password is one of those that everybody tries first: of the list, one sign again and again, a run of signs,
 * or a worn word with figures and signs around it.
 */
export function isCommonPassword(password: string): boolean {
  leaked ??= new Set(dictionary['passwords-common'])
  const plain = foldForSearch(password).replaceAll(' ', '')
  if (leaked.has(password.toLowerCase()) || leaked.has(plain)) return true
  return worn.has(plain.replaceAll(/[^a-z]/g, '')) || new Set(plain).size < 3 || isRun(plain)
}

/** "12345678", "hgfedcba": each sign next to the one before it. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((sign, i) => sign.charCodeAt(0) - text.charCodeAt(i)))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}
