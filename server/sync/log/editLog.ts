import type * as Y from 'yjs'
import type { UserId, WorkbookId } from '../../../shared/domain/ids.ts'
import type { TouchedPlace } from '../../../shared/gate/judge/touched.ts'
import type { RefusedCell } from '../../../shared/protocol/messageTypes.ts'
import type { LoggedEdit } from '../../storage/port/rights/editStore.ts'
import type { Standing } from '../../storage/port/workbookStore.ts'
import { placeText } from './placeText.ts'

/** Pause after which the next edit at a place is a line of its own, milliseconds. */
const pauseMs = 30_000
/** Cells of one refusal that get a line each: more help nobody. */
const maxRefusedCells = 50
/** Moves of one update that are told: fresh order keys for all siblings are none. */
const maxMoves = 20
/** Lines that one room holds open at most; an import of the largest annex goes beyond, and loses the pauses between its lines. */
const maxOpen = 20_000

interface OpenLine extends Omit<LoggedEdit, 'to' | 'after'> {
  readonly place: TouchedPlace
  to: number
  isWritten: boolean
}

/** Who edits: from the session, never from the update. */
export interface Editor {
  readonly userId: UserId
  readonly unit: string
}

export const editorOf = ({ user, membership }: Standing): Editor => ({ userId: user.id, unit: membership.unit })

/**
 * Gathers what is done in a room into lines of its log. A keystroke costs one look into a map; what a place says
 * is read when somebody comes to it and when lines are written down.
 */
export class EditLog {
  readonly #workbook: WorkbookId
  readonly #open = new Map<string, OpenLine>()
  readonly #dirty = new Set<OpenLine>()
  #lastId = 0

  constructor(workbook: WorkbookId) {
    this.#workbook = workbook
  }

  /** Notes what an update is about to write. Call before it is applied. */
  note(doc: Y.Doc, places: readonly TouchedPlace[], editor: Editor, at: number): void {
    const moves = places.filter(({ key }) => key === 'pos').length
    for (const place of places) if (place.key !== 'pos' || moves <= maxMoves) this.#touch(doc, place, editor, at, '')
  }

  /** Notes what was not taken, and from whom. */
  refused(doc: Y.Doc, cells: readonly RefusedCell[], code: string, editor: Editor, at: number): void {
    const places = cells.slice(0, maxRefusedCells).map(({ row, column }): TouchedPlace => ({ root: 'rows', entry: row, key: column === undefined ? '' : `c:${column}` }))
    for (const place of places.length > 0 ? places : [{ root: 'meta', entry: '', key: '' } as const]) this.#touch(doc, place, editor, at, code)
  }

  #touch(doc: Y.Doc, place: TouchedPlace, { userId, unit }: Editor, at: number, refusal: string): void {
    const name = `${userId} ${refusal} ${place.root}/${place.entry}/${place.key}`
    const known = this.#open.get(name)
    if (known && at - known.to < pauseMs) {
      known.to = at
      this.#dirty.add(known)
      return
    }
    if (this.#open.size >= maxOpen) this.#open.clear()
    this.#lastId = Math.max(this.#lastId + 1, at * 1_000)
    const { root, entry, key } = place
    const before = refusal !== '' && key === '' ? '' : placeText(doc, place)
    const line: OpenLine = { workbook: this.#workbook, id: this.#lastId, userId, unit, root, entry, key, from: at, to: at, before, refusal, place, isWritten: false }
    this.#open.set(name, line)
    this.#dirty.add(line)
  }

  /**
   * Lines that are new or longer since the last time, as they stand now; those that changed nothing are left out.
   * @param most lines that are looked at; the others stay for the next time
   */
  take(doc: Y.Doc, now: number, most = Number.POSITIVE_INFINITY): LoggedEdit[] {
    const lines: LoggedEdit[] = []
    let left = most
    for (const line of this.#dirty) {
      if (left <= 0) break
      left -= 1
      this.#dirty.delete(line)
      const { place, isWritten, ...edit } = line
      const after = line.refusal === '' ? placeText(doc, place) : ''
      if (!isWritten && line.refusal === '' && after === line.before) continue
      line.isWritten = true
      lines.push({ ...edit, after })
    }
    for (const [name, line] of this.#open) if (now - line.to >= pauseMs) this.#open.delete(name)
    return lines
  }
}
