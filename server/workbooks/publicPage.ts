import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { readWorkbook } from '../../shared/crdt/readWorkbook.ts'
import type { PublicAnnex, PublicCell, PublicPage } from '../../shared/protocol/publicPage.ts'
import type { Annex, Unit } from '../../shared/domain/annex.ts'
import { titleColumnOf } from '../../shared/domain/columns.ts'
import { dressAnnex } from '../../shared/sheet/layout/dressAnnex.ts'
import { bodyCells, layoutAnnex } from '../../shared/sheet/layout/layoutAnnex.ts'
import { usualSettings } from '../../shared/sheet/layout/printSettings.ts'
import type { LaidOutCell, LaidOutRow } from '../../shared/sheet/layout/sheetLayout.ts'
import { tabNames } from '../../shared/sheet/layout/tabNames.ts'
import { viewOfAnnex } from '../../shared/sheet/layout/viewOfAnnex.ts'

/** While people type, a page is made anew at most so often, milliseconds. */
const restMs = 3_000
/** A page that is dear rests so many times as long as it took: guests never take more than a fiftieth of the processor. */
const restShare = 50
const measuredRows = 60
const issued = { kind: 'issued' } as const

interface MadePage {
  readonly page: PublicPage
  /** Until when it is shown even if something has changed. */
  readonly restsUntil: number
  isStale: boolean
}

/** What guests read of workbooks, made once for all of them and again when something has changed. */
export class PublicPages {
  readonly #now: () => number
  readonly #made = new WeakMap<Y.Doc, MadePage>()

  constructor(now: () => number) {
    this.#now = now
  }

  pageOf(doc: Y.Doc): PublicPage {
    const known = this.#made.get(doc)
    if (known && (!known.isStale || this.#now() < known.restsUntil)) return known.page
    const begun = this.#now()
    const page = makePublicPage(doc)
    const done = this.#now()
    const made: MadePage = { page, restsUntil: done + Math.max(restMs, (done - begun) * restShare), isStale: false }
    this.#made.set(doc, made)
    doc.once('update', () => (made.isStale = true))
    return page
  }
}

/** The issued form and nothing else: no internal column, no remark, no id of a row or a person. */
function makePublicPage(doc: Y.Doc): PublicPage {
  const workbook = readWorkbook(doc)
  const names = tabNames(workbook.annexes.map(({ heading }) => heading), [])
  const annexes = workbook.annexes.map((annex, at) => annexOf(dressAnnex(annex, workbook, usualSettings), workbook.units, names[at] ?? ''))
  const content = { title: workbook.facts.title, issuer: workbook.facts.issuer, annexes }
  return { tag: createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22), ...content }
}

function annexOf(annex: Annex, units: readonly Unit[], name: string): PublicAnnex {
  // Heights of rows are the browser's: all rows are shown, but only the first ones are measured, for the widths.
  const { columns, rows, profile } = layoutAnnex({ ...annex, rows: annex.rows.slice(0, measuredRows) }, units, { view: issued })
  const line = (wanted: LaidOutRow['part']): string => rows.find(({ part }) => part === wanted)?.cells[0]?.text ?? ''
  const shown = viewOfAnnex(annex, units, issued)
  const title = titleColumnOf(shown.columns)
  return {
    name,
    heading: line('heading'),
    title: line('title'),
    reference: line('reference'),
    widths: columns.map(({ widthMm }) => widthMm),
    header: rows.flatMap(({ part, cells }) => (part === 'header' ? [{ isHeading: false, cells: cells.map(cellOf) }] : [])),
    body: shown.rows.map((row) => ({ isHeading: row.kind === 'section' || row.kind === 'group', cells: bodyCells(row, shown.columns, title, profile).map(cellOf) })),
  }
}

function cellOf({ columns, rows, text, look }: LaidOutCell): PublicCell {
  return {
    text,
    ...(columns > 1 ? { columns } : {}),
    ...(rows > 1 ? { rows } : {}),
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
    ...(look.align === 'center' ? { align: look.align } : {}),
  }
}
