import { createMemo, type Accessor } from 'solid-js'
import type { AnnexSession, CellMark } from '../annex/annexSession.ts'
import type { Finding } from '../../shared/domain/findings/finding.ts'
import type { AnnexId, RowId } from '../../shared/domain/ids.ts'
import { me } from '../account/session.ts'
import { notify } from '../ui/notes.tsx'
import type { Translate } from '../ui/translate.ts'
import { sentenceOfFinding } from './review/FindingsPanel.tsx'
import { createMemberNames } from './people/createMemberNames.ts'
import { createRights } from './rights/createRights.ts'
import { rightsMenus } from './rights/rightsMenus.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'

/** What the view of one annex gets from the open workbook. Call it inside a component: it lives as long as its owner. */
export function createAnnexSession(opened: OpenedWorkbook, annex: AnnexId, findings: Accessor<readonly Finding[]>, t: Translate): AnnexSession {
  const { unit } = opened.membership
  const projection = opened.projectionOf(annex)
  const rights = createRights(opened.rule, projection)
  // The grid asks for marks cell by cell: with 5,000 rows, making the map each time cost 30 ms a keystroke.
  const marks = createMemo(() => marksOf(findings(), t))
  return {
    projection,
    edit: opened.edit,
    undo: opened.undo,
    awareness: opened.live.awareness,
    me: { id: me()?.id ?? '', name: me()?.name ?? '', unit, colour: 'var(--accent)' },
    planYear: () => opened.facts().year,
    mayEdit: rights.mayEdit,
    rights,
    ...rightsMenus(opened, projection, t),
    notify,
    personName: createMemberNames(opened.membership.id),
    findings: marks,
  }
}

function marksOf(findings: readonly Finding[], t: Translate): ReadonlyMap<RowId, readonly CellMark[]> {
  const marks = new Map<RowId, CellMark[]>()
  for (const finding of findings) {
    if (!finding.row) continue
    const mark: CellMark = { column: finding.column ?? null, severity: finding.severity === 'info' ? 'notice' : 'warning', text: sentenceOfFinding(finding, t) }
    const known = marks.get(finding.row)
    if (known) known.push(mark)
    else marks.set(finding.row, [mark])
  }
  return marks
}
