import type { Timeline } from './timeline.ts'
import { sliceWording, type Wording } from '../wording.ts'

/** Papers and deeds of others that a plan waits for; folded. "Tiến độ" counts only as somebody's. */
const sources = String.raw`(?:ke hoach|huong dan|quy dinh|quy che|chi dao|yeu cau|van ban|chuong trinh|lo trinh|thong bao|quyet dinh|cong van|de an|lich|phan cong|phan cap|thoi gian|thoi han|nghi quyet|nghi dinh|thong tu|chi thi|de nghi|trieu tap|giay moi|tien do(?=.* cua ))`
const according = new RegExp(`^(?:dung |dam bao |bao dam )?theo (?:cac |dung |noi dung |tinh hinh |su )*(?=${sources})`)
const byRule = /^(?:dung|dam bao|bao dam|dam bao dung) (?:theo )?(?:thoi gian|thoi han|tien do) (?:theo )?(?=quy dinh)/

/**
 * "Theo Kế hoạch của tỉnh" depends on "tỉnh", "theo hướng dẫn của Trung ương, của tỉnh" on "Trung ương, tỉnh";
 * without "của" the document itself is named.
 */
export function parseExternal(wording: Wording): Timeline | null {
  const match = according.exec(wording.folded) ?? byRule.exec(wording.folded)
  if (match === null) return null
  const rest = sliceWording(wording, match[0].length)
  const owner = /(?:^| )cua /.exec(rest.folded)
  const named = owner === null ? rest : sliceWording(rest, owner.index + owner[0].length)
  const dependsOn = named.text.replace(/(,| và| hoặc) của /giu, '$1 ').trim()
  return dependsOn === '' ? null : { kind: 'external', dependsOn }
}

/** Each takes the event as the rest behind the match. */
const events: readonly RegExp[] = [
  /^(?:thuc hien |trien khai |to chuc )?(?:ngay )?(?:sau |truoc |trong )?khi (?:co )?(?=\S)/,
  /^(?:cham nhat |muon nhat |trong |khong qua |sau )*(?:(?:vong|thoi han) )?\d{1,3} (?:ngay|thang|tuan|gio)(?: lam viec)?,? (?:ke )?(?:tu (?:ngay |khi )?|sau khi )(?:co )?(?=\S)/,
  /^(?:ngay )?(?:ke )?tu khi (?:co )?(?=\S)/,
  /^(?:ke )?tu ngay (?:co )?(?=[a-z])/,
  /^ngay sau (?=[a-z])/,
  /^neu (?:co )?(?=\S)/,
  /^theo (?=phat sinh|thuc te)/,
  /^(?=dot xuat|phat sinh)/,
]

/** "Khi có yêu cầu", "ngay sau khi …", "trong 05 ngày kể từ ngày nhận …", "đột xuất": the event, as written. */
export function parseConditional(wording: Wording): Timeline | null {
  for (const event of events) {
    const match = event.exec(wording.folded)
    const rest = match === null ? null : sliceWording(wording, match[0].length)
    if (rest !== null && rest.text !== '') return { kind: 'conditional', dependsOn: rest.text }
  }
  return null
}
