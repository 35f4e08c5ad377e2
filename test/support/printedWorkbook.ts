import { emptyFacts, type Annex, type AnnexRow, type Unit, type Workbook } from '../../shared/domain/annex.ts'
import type { Column, ColumnRole } from '../../shared/domain/columns.ts'
import { annexId, columnId, rowId, unitId } from '../../shared/domain/ids.ts'

const roles = ['number', 'task', 'timeline', 'product', 'lead', 'internalReason'] as const satisfies readonly ColumnRole[]
const headings = ['STT', 'Nhiệm vụ', 'Thời gian thực hiện', 'Sản phẩm', 'Cơ quan chủ trì', 'Căn cứ đề xuất (không phát hành)']

export const printedUnits: readonly Unit[] = [
  { id: unitId('kt'), name: 'Phòng Kinh tế', abbr: 'P.KT', kind: 'unit', aliases: [] },
  { id: unitId('vp'), name: 'Văn phòng HĐND và UBND xã', abbr: 'VP', kind: 'unit', aliases: [] },
]

/** A workbook of one annex: a section and a task for each text, which stands in every cell that takes text. */
export function printedWorkbook(texts: readonly string[]): Workbook {
  const columns = roles.map((role, index): Column => ({ id: columnId(`c${index}`), role, heading: headings[index] ?? '', ...(role === 'internalReason' ? { internal: true } : {}) }))
  const section: AnnexRow = { id: rowId('s'), kind: 'section', level: 0, number: 'I', cells: { [columnId('c1')]: 'Cải cách thể chế' } }
  const rows = texts.map((text, index): AnnexRow => ({
    id: rowId(`r${index}`),
    kind: 'task',
    level: 1,
    number: `${index + 1}`,
    cells: {
      [columnId('c1')]: text,
      [columnId('c2')]: 'Quý I/2026',
      [columnId('c3')]: text,
      [columnId('c4')]: index % 2 === 0 ? 'P.KT; Tổ giúp việc' : 'Văn phòng HĐND và UBND xã',
      [columnId('c5')]: 'Bí mật nội bộ',
    },
    ...(index === 0 ? { flags: ['struckInSource'], comments: [{ author: 'Người góp ý', text: 'Lời góp ý nội bộ' }] } : {}),
  }))
  const annex: Annex = {
    id: annexId('a1'),
    kind: 'tasks',
    heading: 'Phụ lục I',
    title: 'Nhiệm vụ cải cách hành chính năm 2026',
    reference: '(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2026 của Ủy ban nhân dân xã Tân Phước An)',
    numbering: 'restart',
    columns,
    rows: [section, ...rows],
  }
  const facts = { ...emptyFacts, title: 'Cải cách hành chính năm 2026', year: 2026, issuer: 'UBND xã Tân Phước An', planNumber: '07/KH-UBND', planDate: '2026-02-05' }
  return { facts, units: printedUnits, annexes: [annex] }
}
