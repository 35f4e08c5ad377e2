/** A cell that names who leads and who helps, taken apart. */
export interface SplitLead {
  readonly lead: string
  readonly coordinating: string
}

const office = String.raw`(?:(?:cơ quan|đơn vị|bộ phận|cq|đv)[\s,]*)*`
const leads = String.raw`(?:chủ trì(?: thực hiện| tham mưu)?|CT)`
const helps = String.raw`(?:phối hợp(?: thực hiện)?(?: (?:với|cùng))?|PH)`
/** "Chủ trì: A; phối hợp: B", "- Đơn vị chủ trì: A ⏎ - Đơn vị phối hợp: B", either part alone. */
const leadLabel = new RegExp(String.raw`^\s*(?:[-+•*]\s*)?${office}${leads}\s*[:\-–]\s*`, 'iu')
const helpLabel = new RegExp(String.raw`(?:^|[;,.\n(]|\s[-–+]|\svà)\s*(?:[-+•*]\s*)?${office}${helps}\s*(?:[:\-–]\s*|(?<=với|cùng)\s+|(?<=hợp)\s+(?=\p{Lu}|các))`, 'iu')
/** "A (chủ trì), B", "A chủ trì; B". */
const leadMark = new RegExp(String.raw`\s*(?:\(\s*${leads}\s*\)|[-–]\s*${leads}(?=[;,\n]|$)|\s${leads}(?=[;,\n]|$))`, 'iu')
const helpMark = new RegExp(String.raw`\s*(?:\(\s*${helps}\s*\)|\s${helps}(?=[;,.\n]|$))`, 'giu')

/** A longer cell is a text, not a list of offices, UTF-16 units. */
const longestCell = 1_000

/** Takes a cell apart by its own words; `undefined`: it says nothing of who leads and who helps. */
export function splitLead(text: string): SplitLead | undefined {
  if (text.length > longestCell) return undefined
  const help = helpLabel.exec(text)
  if (help) {
    const lead = bare(text.slice(0, help.index).replace(leadLabel, '').replace(leadMark, ''))
    return { lead, coordinating: bare(text.slice(help.index + help[0].length)) }
  }
  if (leadLabel.test(text)) return { lead: bare(text.replace(leadLabel, '')), coordinating: '' }
  return splitMarked(text)
}

/** Names with a mark behind them: what stands up to the mark leads, all others help. */
function splitMarked(text: string): SplitLead | undefined {
  const mark = leadMark.exec(text)
  if (!mark) return undefined
  const before = text.slice(0, mark.index)
  // "A, B (chủ trì)": only the last name before the mark leads, where separators are plain.
  const cut = Math.max(before.lastIndexOf(';'), before.lastIndexOf('\n')) + 1
  const others = `${before.slice(0, cut)}\n${text.slice(mark.index + mark[0].length)}`.replace(helpMark, '')
  return { lead: bare(before.slice(cut)), coordinating: bare(others) }
}

const bare = (text: string): string =>
  text
    .replace(/^[\s;,.:)\-–]+|[\s;,(\-–]+$/g, '')
    .replace(/^([^(]*)\)$/, '$1')
    .replace(/^và\s+/iu, '')
    .trim()
