import type { Workbook } from '../domain/annex.ts'
import { DomainError } from '../domain/errors.ts'
import type { AnnexId } from '../domain/ids.ts'
import { dressAnnex } from '../sheet/layout/dressAnnex.ts'
import { layoutAnnex } from '../sheet/layout/layoutAnnex.ts'
import { layoutPlan, type FrameBlock } from '../sheet/layout/planFrame.ts'
import type { LayoutProfile } from '../sheet/layout/layoutProfile.ts'
import { profileFor, usualSettings, type PrintSettings } from '../sheet/layout/printSettings.ts'
import type { ExportView, SheetLayout } from '../sheet/layout/sheetLayout.ts'
import { tabNames } from '../sheet/layout/tabNames.ts'
import { viewOfAnnex } from '../sheet/layout/viewOfAnnex.ts'
import { encodeMark, makeMark } from '../sheet/own/exportMark.ts'

/** What of a workbook is exported, and how it is to look. */
export interface LayoutRequest extends Partial<PrintSettings> {
  /** One annex; absent: all of them in one file. */
  readonly annex?: AnnexId
  /** Absent: the draft. */
  readonly view?: ExportView
  readonly profile?: LayoutProfile
  /** Which state of the workbook this is; travels in the file for a later merge and for verifying. */
  readonly versionMark?: string
  /** The same in words, printed small at the end of each annex; absent: not printed. */
  readonly versionLine?: string
  /** Whether the frame of the plan goes before the annexes; .docx only. */
  readonly plan?: boolean
  /** Names that tabs must not take. */
  readonly reservedTabs?: readonly string[]
}

/** Laid-out annexes with what a file says beside them. */
export interface LaidOutWorkbook {
  readonly layouts: readonly SheetLayout[]
  readonly title: string
  readonly creator: string
  readonly versionMark: string
  readonly unitNames: readonly string[]
  /** Frame of the plan; absent: annexes alone. */
  readonly plan?: readonly FrameBlock[]
  /** The export mark, see exportMark.ts. */
  readonly mark: readonly string[]
}

/**
 * Lays the chosen annexes out: the one step before every writer, so that all forms of a file say the same.
 * @throws DomainError `annex.unknown` when there is no such annex
 */
export function layoutWorkbook(workbook: Workbook, request: LayoutRequest): LaidOutWorkbook {
  const { view = { kind: 'draft' }, versionMark = '', reservedTabs = [] } = request
  const settings: PrintSettings = { ...usualSettings, ...request }
  const asked = request.annex === undefined ? workbook.annexes : workbook.annexes.filter(({ id }) => id === request.annex)
  if (request.annex !== undefined && asked.length === 0) throw new DomainError('annex.unknown', { annex: request.annex })
  const chosen = asked.map((annex) => dressAnnex(annex, workbook, settings))
  const names = tabNames(chosen.map(({ heading }) => heading), reservedTabs)
  const profile = profileFor(settings, request.profile)
  const layouts = chosen.map((annex, index): SheetLayout => {
    return layoutAnnex(annex, workbook.units, { view, name: names[index] ?? annex.id, orientation: settings.orientation, profile, merge: settings.merge, versionLine: request.versionLine ?? '' })
  })
  const shown = chosen.map((annex, index) => ({
    annex: annex.id,
    sheet: names[index] ?? annex.id,
    ...viewOfAnnex(annex, workbook.units, view),
    kept: asked[index]?.rows ?? [],
  }))
  return {
    layouts,
    title: workbook.facts.title,
    creator: workbook.facts.issuer,
    versionMark,
    unitNames: workbook.units.map(({ name }) => name),
    ...(request.plan ? { plan: layoutPlan({ ...workbook, annexes: chosen }, settings.blanks) } : {}),
    mark: encodeMark(makeMark({ ...workbook, annexes: chosen }, view, versionMark, shown)),
  }
}
