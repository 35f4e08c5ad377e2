import { isTcvn3Font } from './tcvn3.ts'
import { isVniFont } from './vni.ts'

/** Whether a typeface is one of an encoding of old; readers give the names of no others. */
export function isOldFont(font: string | undefined): boolean {
  return isTcvn3Font(font) || isVniFont(font)
}
