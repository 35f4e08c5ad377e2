import { parsePeriod } from './parsePeriod.ts'
import type { Period } from './period.ts'
import type { Timeline } from './timeline.ts'

/** A wording in front of a period that makes it a limit. */
interface DueForm {
  readonly pattern: RegExp
  readonly due: (period: Period) => Timeline
}

const on = (due: string): Timeline => ({ kind: 'due', due, inclusive: true })
const before = (due: string): Timeline => ({ kind: 'due', due, inclusive: false })
const atEnd = (period: Period): Timeline => on(period.to)
/** "trước cuối tháng 6" means within it; "trước tháng 6" means before it begins. */
const beforeIt = (period: Period): Timeline => (period.unit === 'part' ? on(period.to) : before(period.from))

const limit = String.raw`(?:cham nhat|muon nhat|cham tre nhat|toi da|khong (?:muon|cham|tre) hon|khong qua|truoc hoac trong|han(?: cuoi| chot)?|thoi han)`
const link = String.raw`(?: la| vao| den| trong| het| cuoi cung| hoan thanh| ngay(?! \d)| truoc va trong|:)*`
const clock = String.raw`\d{1,2} ?(?:h|g|gio|:) ?(?:\d{2})?(?: ?phut)?,?(?: cua)?`

/** Order matters: the longer wording stands first. Group 1 is the period. */
const forms: readonly DueForm[] = [
  // With an hour, the printed day itself is still good.
  { pattern: new RegExp(`^(?:${limit}${link} |den )?truoc (?:luc )?${clock} (?:vao )?(.+)$`), due: atEnd },
  { pattern: new RegExp(`^(?:${limit}${link}|den|vao) (?:luc )?${clock} (?:vao )?(.+)$`), due: atEnd },
  { pattern: /^truoc (?:khi )?(?:het|ket thuc|cuoi) (.+)$/, due: atEnd },
  { pattern: new RegExp(`^(?:(?:${limit}|cho den|den)${link} )?truoc (?:moc |thoi diem |han )?(.+)$`), due: beforeIt },
  { pattern: new RegExp(`^${limit}${link} (.+)$`), due: atEnd },
  { pattern: /^(?:tu nay |cho |keo dai |tinh )?(?:den|toi)(?: het| truoc va trong| thoi diem| moc)* (.+)$/, due: atEnd },
  { pattern: /^het (.+)$/, due: atEnd },
  { pattern: /^tam nhin (?:den )?(.+)$/, due: atEnd },
]

/** Reads "trước …", "chậm nhất …", "đến hết …" and a bare day in folded text; null when it is none of them. */
export function parseDue(folded: string, planYear: number): Timeline | null {
  for (const form of forms) {
    const named = form.pattern.exec(folded)?.[1]
    if (named === undefined) continue
    const period = parsePeriod(named === 'nam' ? 'ca nam' : named, planYear)
    if (period !== null) return form.due(period)
  }
  const bare = parsePeriod(folded, planYear)
  return bare?.unit === 'day' ? on(bare.to) : null
}
