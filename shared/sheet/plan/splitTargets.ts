/** One measurable part of a goal: what is measured, and how much; `target` is empty where no figure is named. */
export interface PlanTarget {
  readonly indicator: string
  readonly target: string
}

const figure = String.raw`\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*%?)?\s*%`
const before = '(?:phấn đấu\\s+)?(?:đạt|là|đạt tỷ lệ|tối thiểu|ít nhất|từ|trên|dưới|không dưới|không quá|khoảng|giảm|tăng)'
/** "… đạt tối thiểu 98%", "… là 90%": the figure closes the sentence. */
const closing = new RegExp(String.raw`^(.+?)\s+((?:${before}\s+)+${figure}(?:\s*trở lên|\s*trở xuống)?)\s*[.;]?$`, 'iu')
/** "100% thủ tục …", "Tối thiểu 80% hồ sơ …": it opens it. */
const opening = new RegExp(String.raw`^((?:(?:phấn đấu|bảo đảm|đảm bảo|tối thiểu|ít nhất|trên|khoảng|từ)\s+)*${figure}(?:\s*trở lên)?)\s+(.+?)\s*[.;]?$`, 'iu')
const holdsFigure = new RegExp(figure, 'u')

/** Takes a goal apart where it names several figures. Words of the plan stay as they are. */
export function splitTargets(goal: string): readonly PlanTarget[] {
  const pieces = goal.split(/;\s+|(?<=%)\.\s+(?=\p{Lu})/u).map((piece) => piece.trim()).filter((piece) => piece !== '')
  if (!pieces.some((piece) => holdsFigure.test(piece)) || pieces.filter((piece) => holdsFigure.test(piece)).length < 2) return [splitTarget(goal)]
  return pieces.map(splitTarget)
}

function splitTarget(text: string): PlanTarget {
  const first = (match: string): string => match.charAt(0).toUpperCase() + match.slice(1)
  const closed = closing.exec(text)
  if (closed) return { indicator: first(closed[1] ?? ''), target: closed[2] ?? '' }
  const opened = opening.exec(text)
  if (opened) return { indicator: first(opened[2] ?? ''), target: opened[1] ?? '' }
  return { indicator: first(text), target: '' }
}
