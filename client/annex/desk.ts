import type { Accessor } from 'solid-js'
import type { Translate } from '../ui/translate.ts'
import type { AnnexSession } from './annexSession.ts'
import type { Sheet } from './grid/sheet.ts'
import type { GridSurface } from './grid/surface.ts'
import type { Selection } from './selection/selection.ts'
import type { PersonalView } from './view/personalView.ts'

/** What the parts of one open annex share. */
export interface Desk {
  readonly session: AnnexSession
  readonly t: Translate
  readonly surface: GridSurface
  /** The shown rows and columns; a new one only when the structure changed. */
  readonly sheet: Accessor<Sheet>
  readonly selection: Accessor<Selection | null>
  readonly setSelection: (selection: Selection | null) => void
  readonly view: Accessor<PersonalView>
  readonly changeView: (change: Partial<PersonalView>) => void
  /** Ticks whenever something drawn over the grid may stand elsewhere. */
  readonly layout: Accessor<number>
  /** Ticks whenever rows or cells were drawn anew: texts may differ. */
  readonly drawn: Accessor<number>
  /** Brings sheet and grid up to date now, without waiting for the frame. */
  readonly flush: () => void
}
