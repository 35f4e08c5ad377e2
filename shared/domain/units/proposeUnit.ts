import type { Unit, UnitKind } from '../annex.ts'
import { isWellFormedId, unitId, type UnitId } from '../ids.ts'
import { foldForSearch, oneLine } from '../text.ts'

const asking = /^(?:kính )?(?:đề nghị|mời):? +/iu
const collective = /^(?:các|toàn thể|tất cả)(?!\p{L})/iu
/** Bodies that a commune asks and doesn't order: of the province, of the line ministries, the Front, companies. */
const external =
  /(?<!\p{L})(?:tỉnh|thành phố|sở|trung ương|bộ(?! phận)|chi cục|thuế|văn phòng đ(?:ăng ký đất đai|kđđ)|vpđkđđ|mttq|ubmttq\p{L}*|mặt trận|ngân hàng|kho bạc|bảo hiểm xã hội|điện lực|bưu điện|viễn thông|công ty|tòa án|toà án|viện kiểm sát)(?!\p{L})/iu

function guessKind(name: string, asked: boolean): UnitKind {
  if (collective.test(name)) return 'collective'
  return asked || external.test(name) ? 'external' : 'unit'
}

/** An id of the words' first letters, made unique among `taken`. */
function makeId(name: string, taken: ReadonlySet<string>): UnitId {
  const initials = foldForSearch(name).split(/[^a-z0-9]+/).map((word) => (/^\d+$/.test(word) ? word : word.slice(0, 1))).join('').slice(0, 24)
  const base = isWellFormedId(initials) ? initials : 'u'
  let id = base
  for (let i = 2; taken.has(id); i++) id = `${base}-${i}`
  return unitId(id)
}

/**
 * A new unit for a wording that the directory doesn't know, to be confirmed by a person.
 * @param taken ids that are in use
 */
export function proposeUnit(text: string, taken: Iterable<string>): Unit {
  const written = oneLine(text).replace(/[\s.;:,]+$/, '')
  const bare = written.replace(asking, '')
  const name = bare === '' ? written : bare.charAt(0).toUpperCase() + bare.slice(1)
  return { id: makeId(name, new Set(taken)), name, abbr: '', kind: guessKind(name, asking.test(written)), aliases: [] }
}
