import type { Accessor } from 'solid-js'
import type { AnnexHandle } from '../annexHandle.ts'
import type { Sheet } from '../grid/sheet.ts'

/** The parts of the cards that a handle drives. */
export interface CardsParts {
  readonly list: HTMLElement
  readonly search: HTMLInputElement
  readonly sheet: Accessor<Sheet>
  readonly mine: Accessor<boolean>
  readonly setMine: (mine: boolean) => void
}

/** Cards are for reading: what would change the annex does nothing here. */
export function cardsHandle({ list, search, sheet, mine, setMine }: CardsParts): AnnexHandle {
  const nothing = (): void => {}
  return {
    goTo: (row) => {
      const card = list.querySelector(`[data-row="${row}"]`)
      card?.scrollIntoView({ block: 'start' })
      return card !== null
    },
    goToPerson: () => false,
    follow: nothing,
    focus: () => list.focus(),
    insertRow: nothing,
    insertSection: nothing,
    undo: nothing,
    redo: nothing,
    openFind: () => search.focus(),
    openHelp: nothing,
    openTrash: nothing,
    openView: nothing,
    setMine,
    isMine: mine,
    look: () => ({ sheet: sheet(), selection: null }),
  }
}
