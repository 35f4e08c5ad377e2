import type { UnitForm } from '../../domain/units/formatUnits.ts'
import { nd30, type LayoutProfile, type Orientation } from './layoutProfile.ts'

/** Sizes of type that a table may have, points. */
export const tableSizes = [12, 13, 14] as const
export type TableSize = (typeof tableSizes)[number]

/** `filled`: number and date of the plan stand in the reference line (paper); `kept`: its blanks stay (electronic document). */
export const blankForms = ['kept', 'filled'] as const
export type BlankForm = (typeof blankForms)[number]

export const unitForms = ['asWritten', 'full', 'abbr'] as const satisfies readonly UnitForm[]

/** `byOrder`: annexes are headed "Phụ lục I, II …" in their order, a single one "Phụ lục" (III.1.a). */
export const headingForms = ['asWritten', 'byOrder'] as const
export type HeadingForm = (typeof headingForms)[number]

/** What a person chooses before printing; everything else is the profile's. */
export interface PrintSettings {
  readonly orientation: Orientation
  readonly tablePt: TableSize
  readonly blanks: BlankForm
  readonly names: UnitForm
  readonly headings: HeadingForm
  /** Whether "./." closes the annex. */
  readonly endMark: boolean
  /** Whether equal neighbours, one above the other, share a cell. */
  readonly merge: boolean
}

export const usualSettings: PrintSettings = { orientation: 'landscape', tablePt: 12, blanks: 'kept', names: 'asWritten', headings: 'asWritten', endMark: true, merge: false }

/** The profile with a person's choices in it. */
export function profileFor({ tablePt, endMark }: PrintSettings, profile: LayoutProfile = nd30): LayoutProfile {
  return { ...profile, tablePt, endMark: endMark ? profile.endMark : '' }
}
