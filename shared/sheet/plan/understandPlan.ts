import { emptyFacts, type Annex, type AnnexRow, type WorkbookFacts } from '../../domain/annex.ts'
import type { Column, ColumnRole } from '../../domain/columns.ts'
import { annexId, columnId, rowId } from '../../domain/ids.ts'
import type { Notice } from '../../domain/notice.ts'
import { numberRows } from '../../domain/numbering.ts'
import { foldForSearch } from '../../domain/text.ts'
import type { ImportResult, TableSource, UnderstandOptions } from '../understand/importResult.ts'
import { importNotice, shorten } from '../understand/noticeCodes.ts'
import { yearOf } from '../understand/title/planReference.ts'
import { makeImportDirectory } from '../understand/units/unitDirectory.ts'
import { outlinePlan, type PlanOutline, type PlanSection } from './planOutline.ts'
import { planParagraphs, type PlanParagraph } from './planParagraphs.ts'
import { proposeLeads, type ProposedLead } from './proposeLeads.ts'
import { splitTargets } from './splitTargets.ts'

/** Name under which notices and sources speak of a text. */
export const planSheetName = 'Văn bản'

/**
 * Makes annexes of a plan's body: its bullets under "Nhiệm vụ" become tasks in their sections and groups, those under
 * "Mục tiêu" targets; offices are proposed from the part "Tổ chức thực hiện" and flagged `leadProposed`.
 * Gives no annex when the text has no such parts.
 * @param lines of the text, as they stand in the file
 */
export function understandPlan(lines: readonly string[], options: UnderstandOptions): ImportResult {
  const paragraphs = planParagraphs(lines)
  const outline = outlinePlan(paragraphs)
  const directory = makeImportDirectory(options)
  const leads = proposeLeads(outline.sections, outline.duties, directory.read)
  const facts = factsOf(outline, options.planYear)
  const drafts = [draftTasks(outline, leads), draftTargets(outline, leads)].filter((draft) => draft.rows.length > 0)
  const tables = drafts.map((draft, index) => buildAnnex(draft, index, drafts.length, facts, options.newId))
  const { units } = directory.result()
  const notices: Notice[] = tables.length === 0 ? [] : planNotices(outline, leads)
  return { workbook: { facts, units, annexes: tables.map(({ annex }) => annex) }, notices, tables: tables.map(({ source }) => source), skippedSheets: [] }
}

interface DraftRow {
  readonly kind: AnnexRow['kind']
  readonly level: number
  readonly line: number
  readonly number: string
  readonly texts: Partial<Record<ColumnRole, string>>
  readonly proposed: boolean
}

interface Draft {
  readonly kind: Annex['kind']
  readonly what: string
  readonly columns: readonly (readonly [ColumnRole, string])[]
  readonly rows: readonly DraftRow[]
}

const taskColumns = [
  ['number', 'STT'],
  ['task', 'Nhiệm vụ'],
  ['timeline', 'Thời gian thực hiện'],
  ['product', 'Sản phẩm dự kiến đạt được'],
  ['lead', 'Cơ quan, đơn vị chủ trì'],
  ['coordinating', 'Cơ quan, đơn vị phối hợp'],
] as const

function draftTasks({ sections }: PlanOutline, leads: ReadonlyMap<PlanSection, ProposedLead>): Draft {
  const rows = sections.flatMap((section): DraftRow[] => {
    if (section.tasks.length === 0) return []
    const lead = leads.get(section)?.text
    return [
      sectionRow(section),
      ...section.tasks.map(({ paragraph, level, group }): DraftRow => ({
        kind: group ? 'group' : 'task',
        level,
        line: paragraph.line,
        number: paragraph.number,
        texts: { task: paragraph.text, ...(group || lead === undefined ? {} : { lead }) },
        proposed: !group && lead !== undefined,
      })),
    ]
  })
  return { kind: 'tasks', what: 'NHIỆM VỤ', columns: taskColumns, rows }
}

function draftTargets({ sections }: PlanOutline, leads: ReadonlyMap<PlanSection, ProposedLead>): Draft {
  const timed = sections.some(({ goals }) => goals.some(({ period }) => period !== ''))
  const rows = sections.flatMap((section): DraftRow[] => {
    if (section.goals.length === 0) return []
    const lead = leads.get(section)?.text
    const goals = section.goals.flatMap(({ paragraph, period }) =>
      splitTargets(paragraph.text).map(({ indicator, target }): DraftRow => ({
        kind: 'target',
        level: 1,
        line: paragraph.line,
        number: paragraph.number,
        texts: { indicator, ...(target === '' ? {} : { target }), ...(period === '' ? {} : { timeline: period }), ...(lead === undefined ? {} : { lead }) },
        proposed: lead !== undefined,
      })),
    )
    return [{ ...sectionRow(section), texts: { indicator: section.heading.text } }, ...goals]
  })
  const columns: Draft['columns'] = [['number', 'STT'], ['indicator', 'Chỉ tiêu'], ['target', 'Mức phấn đấu'], ...(timed ? [['timeline', 'Thời hạn'] as const] : []), ['lead', 'Cơ quan, đơn vị chủ trì']]
  return { kind: 'targets', what: 'CHỈ TIÊU', columns, rows }
}

function sectionRow({ heading }: PlanSection): DraftRow {
  return { kind: 'section', level: 0, line: heading.line, number: heading.number, texts: { task: heading.text }, proposed: false }
}

function buildAnnex(draft: Draft, index: number, count: number, facts: WorkbookFacts, newId: UnderstandOptions['newId']): { annex: Annex; source: TableSource } {
  const columns = draft.columns.map(([role, heading]): Column => ({ id: columnId(newId('column')), role, heading }))
  const numbers = numberRows(draft.rows, 'restart')
  const rows = draft.rows.map((row, at): AnnexRow => ({
    id: rowId(newId('row')),
    kind: row.kind,
    level: row.level,
    number: numbers[at] ?? '',
    cells: Object.fromEntries(columns.flatMap(({ id, role }) => (row.texts[role] === undefined ? [] : [[id, row.texts[role]]]))),
    ...(row.proposed ? { flags: ['leadProposed'] } : {}),
  }))
  const subject = facts.title.toUpperCase()
  const annex: Annex = {
    id: annexId(newId('annex')),
    kind: draft.kind,
    heading: count > 1 ? `Phụ lục ${index === 0 ? 'I' : 'II'}` : 'Phụ lục',
    title: `${draft.what} ${subject}`.trim(),
    reference: `(Kèm theo ${facts.planKind} số      ${facts.issuer === '' ? '' : `/KH-UBND ngày      tháng      năm ${facts.year || '    '} của ${facts.issuer}`})`,
    numbering: 'restart',
    columns,
    rows,
  }
  const source: TableSource = {
    annex: annex.id,
    sheet: planSheetName,
    headerRows: { first: 0, last: 0 },
    columns: columns.map(({ id, role, heading }, at) => ({ index: at, column: id, role, heading, certainty: 'guessed' })),
    rows: rows.map(({ id }, at) => ({ row: id, sheetRows: [draft.rows[at]?.line ?? 0], number: draft.rows[at]?.number ?? '' })),
    leftOut: [],
  }
  return { annex, source }
}

/** Title, issuer and year from the lines before part I. */
function factsOf({ preface }: PlanOutline, planYear: number | undefined): WorkbookFacts {
  const kindAt = preface.findIndex(({ text }) => /^(ke hoach|quyet dinh|chuong trinh|de an)( |$)/.test(foldForSearch(text)))
  const kind = preface[kindAt]?.text ?? ''
  const word = /^(kế hoạch|quyết định|chương trình|đề án)/iu.exec(kind)?.[0] ?? ''
  const title = kind.length > word.length ? kind.slice(word.length).trim() : kindAt < 0 ? '' : (preface[kindAt + 1]?.text ?? '')
  const issuer = preface.map(({ text }) => /((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:xã|phường|đặc khu|thị trấn) (?:\p{Lu}\p{L}*\s?)+)/u.exec(text)?.[1]?.trim() ?? '').find((found) => found !== '') ?? ''
  return {
    ...emptyFacts,
    title,
    year: planYear ?? yearOf(title, ...preface.map(({ text }) => text)) ?? 0,
    issuer,
    planKind: word === '' ? emptyFacts.planKind : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    place: /(?:xã|phường|đặc khu|thị trấn) (.+)$/u.exec(issuer)?.[1] ?? '',
  }
}

function planNotices(outline: PlanOutline, leads: ReadonlyMap<PlanSection, ProposedLead>): Notice[] {
  const at = ({ line }: PlanParagraph): { sheet: string; row: number } => ({ sheet: planSheetName, row: line })
  const proposed = [...leads].map(([section, lead]) => importNotice('import.leadProposed', at(section.heading), { text: lead.text, section: section.heading.text }))
  const open = outline.sections.filter((section) => section.tasks.length > 0 && !leads.has(section))
  const missing = open.map((section) => importNotice('import.leadMissing', at(section.heading), { section: section.heading.text }))
  const other = outline.other[0]
  return [...proposed, ...missing, ...(other ? [importNotice('import.linesLeftOut', at(other), { lines: outline.other.length, text: shorten(other.text) })] : [])]
}
