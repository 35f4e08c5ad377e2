import { parseContinuous } from './continuous.ts'
import { parseConditional, parseExternal } from './dependent.ts'
import { parseDue } from './due.ts'
import { parseList } from './list.ts'
import { parsePeriod } from './parsePeriod.ts'
import { parseRange } from './range.ts'
import { parseRecurring, parseReportCycle } from './recurring.ts'
import type { Timeline } from './timeline.ts'
import { sliceWording, wordingOf, type Wording } from '../wording.ts'

/** Longer texts are no time but a story; unread, so that a pasted page can't hold up the grid. */
const longestWording = 300

type Recogniser = (wording: Wording, planYear: number) => Timeline | null

function windowOf(span: { readonly from: string; readonly to: string } | null): Timeline | null {
  return span === null ? null : { kind: 'window', from: span.from, to: span.to, due: span.to }
}

/** In order: what a wording may be, the narrower first. Each takes the wording as a whole, or refuses. */
const recognisers: readonly Recogniser[] = [
  ({ folded }) => parseReportCycle(folded),
  ({ folded }, year) => parseContinuous(folded, year),
  ({ folded }, year) => parseDue(folded, year),
  ({ folded }, year) => windowOf(parsePeriod(folded, year)),
  ({ folded }, year) => windowOf(parseRange(folded, year)),
  ({ folded }, year) => parseList(folded, year),
  (wording, year) => parseRecurring(wording, year),
]

/** These take whatever follows, so they come after a try to split. */
const greedyRecognisers: readonly Recogniser[] = [parseConditional, parseExternal]

/** Words in front that don't change the time. */
const filler =
  /^(?:thuc hien|trien khai|hoan thanh|hoan tat|hoan thien|to chuc|ban hanh|tham muu|bao cao|gui|trinh|nop|du kien|phan dau|co ban|xong|thoi (?:gian|han)|tien do|vao|trong|ngay|khoang|bat dau|ket thuc|dut diem|giao ban|dien ra|duoc|dip|thu (?:hai|ba|tu|nam|sau|bay|[2-7]),?|chu nhat,?) (?=\S)/

function recognise(wording: Wording, planYear: number, table: readonly Recogniser[]): Timeline | null {
  let current = wording
  for (;;) {
    for (const recogniser of table) {
      const timeline = recogniser(current, planYear)
      if (timeline !== null) return timeline
    }
    const skipped = filler.exec(current.folded)
    if (skipped === null) return null
    current = sliceWording(current, skipped[0].length)
  }
}

const listMarks = /\s*[;\n]+\s*/g
const softMarks: readonly RegExp[] = [/ (?:va|hoac) |\s*[&+]\s*|(?<=[a-z])\/(?=[a-z])/g, /,\s*(?:va )?/g, /,\s*(?:va )?| (?:va|hoac) /g]

function split(wording: Wording, marks: RegExp): Wording[] {
  const parts: Wording[] = []
  let start = 0
  for (const mark of wording.folded.matchAll(marks)) {
    parts.push(sliceWording(wording, start, mark.index))
    start = mark.index + mark[0].length
  }
  parts.push(sliceWording(wording, start))
  return parts.filter((part) => part.text !== '')
}

const bareDay = /^(?:ngay )?\d{1,2}\/\d{1,2}(?:\/\d{4})?$/

/** "trước 10/3, 10/6": the limit said once holds for the days behind it. */
function asBefore(part: Timeline, wording: Wording, previous: Timeline | undefined): Timeline {
  if (part.kind !== 'due' || previous?.kind !== 'due' || !bareDay.test(wording.folded)) return part
  return { ...part, inclusive: previous.inclusive }
}

function sameTimeline(a: Timeline, b: Timeline): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Several times in one cell: known only when each of them is. */
function compound(wording: Wording, marks: RegExp, planYear: number): Timeline | null {
  const texts = split(wording, marks)
  if (texts.length < 2 || texts.length > 12) return null
  const parts: Timeline[] = []
  for (const text of texts) {
    const part = readPart(text, planYear)
    if (part === null) return null
    parts.push(...(part.kind === 'compound' ? part.parts : [asBefore(part, text, parts.at(-1))]))
  }
  const distinct = parts.filter((part, i) => i === parts.findIndex((other) => sameTimeline(other, part)))
  return distinct.length === 1 ? (distinct[0] ?? null) : { kind: 'compound', parts: distinct }
}

/** "Kế hoạch: tháng 01" and "Tháng 01: ban hành kế hoạch": whichever side is a time, the later one first. */
function readLabelled(wording: Wording, planYear: number): Timeline | null {
  const colon = wording.folded.indexOf(':')
  if (colon < 1 || colon > 80) return null
  const behind = sliceWording(wording, colon + 1)
  const inFront = sliceWording(wording, 0, colon)
  return (behind.text === '' ? null : readPart(behind, planYear)) ?? recognise(inFront, planYear, recognisers)
}

const deedInFront = /^[^\d,;:]{3,80}? (?=(?:truoc|cham nhat|muon nhat|den het|trong) )/

/** "Hoàn thành việc rà soát trước ngày 30/6": a deed without figures in front of a plain limit. */
function readBehindDeed(wording: Wording, planYear: number): Timeline | null {
  const deed = deedInFront.exec(wording.folded)
  const read = deed === null ? null : recognise(sliceWording(wording, deed[0].length), planYear, recognisers)
  return read?.kind === 'due' || read?.kind === 'window' ? read : null
}

function readPart(wording: Wording, planYear: number): Timeline | null {
  return (
    recognise(wording, planYear, recognisers) ??
    softMarks.reduce<Timeline | null>((found, marks) => found ?? compound(wording, marks, planYear), null) ??
    recognise(wording, planYear, greedyRecognisers) ??
    readLabelled(wording, planYear) ??
    readBehindDeed(wording, planYear)
  )
}

function readWhole(text: string, planYear: number): Timeline | null {
  const wording = wordingOf(text)
  const oneCycle = parseReportCycle(wording.folded)
  if (oneCycle !== null) return oneCycle
  const list = compound(wording, listMarks, planYear)
  if (list !== null) return list
  return readPart(wordingOf(text.replace(/\s+/g, ' ')), planYear)
}

const ditto = /^[("'\s]*(?:-? ?n\.?t\.? ?-?|nhu tren)[)"'\s.]*$|^[-\s]*(?:\/\/|"|''|″|〃|”|“)[-\s]*$/

/**
 * Reads one timeline cell. Never throws: wording that isn't known as a whole is `unknown`.
 * @param text as typed or imported; NFC or NFD, outer blanks allowed
 * @param planYear used where the text names no year
 */
export function parseTimeline(text: string, planYear: number): Timeline {
  if (text.length > longestWording) return { kind: 'unknown' }
  const trimmed = text.normalize('NFC').replace(/[\u2010-\u2015\u2212]/g, '-').trim()
  if (ditto.test(wordingOf(trimmed).folded) || ditto.test(trimmed)) return { kind: 'ditto' }
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return { kind: 'empty' }
  const bare = trimmed.replace(/[()[\]]/g, ' ')
  const read = readWhole(bare, planYear)
  if (read !== null) return read
  // A remark in brackets doesn't change the time, when it can't be read together with it.
  const withoutRemarks = trimmed.replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])/g, '')
  return (withoutRemarks === trimmed ? null : readWhole(withoutRemarks, planYear)) ?? { kind: 'unknown' }
}
