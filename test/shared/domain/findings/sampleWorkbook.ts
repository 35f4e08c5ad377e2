import type { Annex, AnnexRow, Workbook } from '../../../../shared/domain/annex.ts'
import { emptyFacts } from '../../../../shared/domain/annex.ts'
import type { Column, ColumnRole } from '../../../../shared/domain/columns.ts'
import { annexId, columnId, rowId } from '../../../../shared/domain/ids.ts'
import { starterDirectory } from '../../../../shared/domain/units/starterUnits.ts'

/** Cells by role; the column of a role has the role as its id. */
export type Cells = Partial<Record<ColumnRole, string>>

const soundTask: Cells = {
  task: 'Ban hành kế hoạch kiểm tra việc giải quyết thủ tục hành chính',
  timeline: 'Quý I/2026',
  product: 'Kế hoạch của UBND xã',
  lead: 'Phòng Văn hóa - Xã hội',
  coordinating: 'Phòng Kinh tế; Các cơ quan, đơn vị liên quan',
}
const soundTarget: Cells = {
  indicator: 'Tỷ lệ hồ sơ giải quyết đúng hạn',
  lead: 'Trung tâm Phục vụ hành chính công',
  target: '98',
}

const column = (role: ColumnRole, heading: string): Column => ({ id: columnId(role), role, heading })

function rowsOf(kind: 'task' | 'target', rows: readonly Cells[]): AnnexRow[] {
  return rows.map((cells, i) => ({
    id: rowId(`${kind}${i + 1}`),
    kind,
    level: 0,
    number: String(i + 1),
    cells: Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== '')),
  }))
}

function annex(kind: Annex['kind'], roles: readonly ColumnRole[], rows: readonly AnnexRow[]): Annex {
  const headings: Partial<Record<ColumnRole, string>> = { target: 'Chỉ tiêu (%)', targetByPeriod: 'Đến năm 2030 (%)' }
  const columns = roles.map((role) => column(role, headings[role] ?? role))
  return { id: annexId(kind), kind, heading: 'Phụ lục', title: '', reference: '', numbering: 'continuous', columns, rows }
}

const taskRoles: readonly ColumnRole[] = ['number', 'task', 'timeline', 'product', 'lead', 'coordinating', 'evidence', 'status']

/** A workbook of one tasks annex; what a row doesn't say is as it should be, "" empties a cell. */
export function withTasks(rows: readonly Cells[], facts: Partial<Workbook['facts']> = {}, roles = taskRoles): Workbook {
  const sound = rows.map((cells, i) => ({ ...soundTask, ...(i > 0 ? { task: `${soundTask.task ?? ''} lần ${i + 1}` } : {}), ...cells }))
  const only = sound.map((cells) => Object.fromEntries(Object.entries(cells).filter(([role]) => roles.includes(role as ColumnRole))))
  return { facts: { ...emptyFacts, year: 2026, ...facts }, units: starterDirectory(), annexes: [annex('tasks', roles, rowsOf('task', only))] }
}

/** A workbook of one targets annex, likewise. */
export function withTargets(rows: readonly Cells[]): Workbook {
  const roles: readonly ColumnRole[] = ['number', 'indicator', 'lead', 'coordinating', 'target', 'targetByPeriod']
  const sound = rows.map((cells) => ({ ...soundTarget, ...cells }))
  return { facts: { ...emptyFacts, year: 2026 }, units: starterDirectory(), annexes: [annex('targets', roles, rowsOf('target', sound))] }
}
