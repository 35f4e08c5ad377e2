import type { Column } from './columns.ts'
import type { AnnexId, ColumnId, RowId, UnitId } from './ids.ts'

/** The facts of a workbook ("sổ kế hoạch"): one plan of one issuer and year. Empty text: not yet known. */
export interface WorkbookFacts {
  readonly title: string
  readonly year: number
  /** "UBND xã …", as it is to be printed. */
  readonly issuer: string
  readonly province: string
  /** "Kế hoạch", "Quyết định" … */
  readonly planKind: string
  /** "15/KH-UBND"; empty until issued. */
  readonly planNumber: string
  /** ISO date; empty until issued. */
  readonly planDate: string
  /** Place of the date line: "Nghĩa Trung". */
  readonly place: string
}

export const emptyFacts: WorkbookFacts = {
  title: '',
  year: 0,
  issuer: '',
  province: '',
  planKind: 'Kế hoạch',
  planNumber: '',
  planDate: '',
  place: '',
}

/** `unit`: an office of the issuer; `collective`: a wording for several; `external`: asked, not ordered ("Đề nghị …"). */
export const unitKinds = ['unit', 'collective', 'external'] as const
export type UnitKind = (typeof unitKinds)[number]

/** An office (or a wording that stands for offices) of the directory. */
export interface Unit {
  readonly id: UnitId
  /** Printed name, in full: "Phòng Văn hóa - Xã hội". */
  readonly name: string
  /** Abbreviation for working tables: "P.VHXH"; may be empty. */
  readonly abbr: string
  readonly kind: UnitKind
  readonly aliases: readonly string[]
  /** Of a closed collective: its members, for views and reminders only. An open one ("liên quan") has none and never expands. */
  readonly members?: readonly UnitId[]
}

/** Kinds of a row. `section`: "I. CẢI CÁCH THỂ CHẾ"; `group`: a heading that ends in ":"; `task` and `target` carry cells. */
export const rowKinds = ['section', 'group', 'task', 'target'] as const
export type RowKind = (typeof rowKinds)[number]

export function isRowKind(value: unknown): value is RowKind {
  return rowKinds.includes(value as RowKind)
}

/** Remarks on a row that are no cell: `hiddenInSource`, `struckInSource` ("đề nghị bỏ"), `leadProposed` … */
export type RowFlag = string

/** A remark pinned to a row, as Excel comments are. */
export interface RowComment {
  readonly author: string
  readonly text: string
}

/**
 * One row in print order. `level` is its depth (0 = top); `number` is computed (see numbering.ts).
 * `cells` holds the printed text by column, NFC; no entry for empty cells and none for the number column.
 */
export interface AnnexRow {
  readonly id: RowId
  readonly kind: RowKind
  readonly level: number
  readonly number: string
  readonly cells: Readonly<Record<ColumnId, string>>
  readonly flags?: readonly RowFlag[]
  readonly comments?: readonly RowComment[]
}

/** How task numbers run: `restart` in each section, or `continuous` through the annex. */
export const numberingSchemes = ['restart', 'continuous'] as const
export type NumberingScheme = (typeof numberingSchemes)[number]

export const annexKinds = ['tasks', 'targets'] as const
export type AnnexKind = (typeof annexKinds)[number]

/** One annex ("phụ lục"): a table with its heading block. */
export interface Annex {
  readonly id: AnnexId
  readonly kind: AnnexKind
  /** "Phụ lục I"; a single annex is "Phụ lục". */
  readonly heading: string
  readonly title: string
  /** "(Kèm theo Kế hoạch số …)". */
  readonly reference: string
  readonly numbering: NumberingScheme
  readonly columns: readonly Column[]
  readonly rows: readonly AnnexRow[]
}

/** A workbook as plain data: what is imported, exported, checked and compared. */
export interface Workbook {
  readonly facts: WorkbookFacts
  readonly units: readonly Unit[]
  readonly annexes: readonly Annex[]
}
