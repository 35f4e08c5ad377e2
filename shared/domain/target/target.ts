/** How a target binds: equal, at least, at most, more than, less than, about; `assigned`: a number that others fix. */
export const targetOps = ['=', '>=', '<=', '>', '<', '~', 'range', 'directional', 'assigned', 'unknown'] as const
export type TargetOp = (typeof targetOps)[number]

/**
 * What we understand of a target cell ("Mức phấn đấu", "Chỉ tiêu (%)").
 *
 * As with timelines, the text is the truth and this is a reading of it. Public in the interchange form.
 * Source of the wordings: test/fixtures/targets.json.
 */
export interface Target {
  readonly op: TargetOp
  /** Present with every op but `range`, `directional`, `assigned`, `unknown`. Percent are written as 98.5, not 0.985. */
  readonly value?: number
  readonly min?: number
  readonly max?: number
  /** "%", "đợt/năm", "điểm"; absent: none is said. */
  readonly unit?: string
  /** Of a rank or score ("từ 45 đến 50/124"): out of how many. Lower ranks are better. */
  readonly outOf?: number
  /** The value is the size of a change ("giảm ít nhất 30%"); with `directional`, only the way is said. */
  readonly direction?: 'increase' | 'decrease'
  /** What it is measured against, as written: "năm 2025". */
  readonly baseline?: string
  /** "Phấn đấu": striven for. */
  readonly aspiration?: true
}
