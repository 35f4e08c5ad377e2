import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { readWorkbook } from '../../shared/crdt/readWorkbook.ts'
import type { PublicAnnex, PublicCell, PublicPage, PublicRow } from '../../shared/protocol/publicPage.ts'
import { layoutWorkbook } from '../../shared/office/layoutWorkbook.ts'
import type { LaidOutRow, SheetLayout } from '../../shared/sheet/layout/sheetLayout.ts'

/** While people type, a page is made anew at most so often, milliseconds: one of 2,000 rows takes a good part of 100 ms. */
const restMs = 3_000

interface MadePage {
  readonly page: PublicPage
  readonly at: number
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
    if (known && (!known.isStale || this.#now() - known.at < restMs)) return known.page
    const made: MadePage = { page: makePublicPage(doc), at: this.#now(), isStale: false }
    this.#made.set(doc, made)
    doc.once('update', () => (made.isStale = true))
    return made.page
  }
}

/** The issued form and nothing else: no internal column, no remark, no id of a row or a person. */
function makePublicPage(doc: Y.Doc): PublicPage {
  const workbook = readWorkbook(doc)
  const { layouts, title, creator } = layoutWorkbook(workbook, { view: { kind: 'issued' } })
  const content = { title, issuer: creator, annexes: layouts.map(annexOf) }
  return { tag: createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22), ...content }
}

function annexOf({ name, columns, rows }: SheetLayout): PublicAnnex {
  const part = (wanted: LaidOutRow['part']): PublicRow[] => rows.flatMap((row) => (row.part === wanted ? [rowOf(row)] : []))
  const line = (wanted: LaidOutRow['part']): string => rows.find((row) => row.part === wanted)?.cells[0]?.text ?? ''
  return { name, heading: line('heading'), title: line('title'), reference: line('reference'), widths: columns.map(({ widthMm }) => widthMm), header: part('header'), body: part('body') }
}

function rowOf({ cells, row }: LaidOutRow): PublicRow {
  return { isHeading: row?.kind === 'section' || row?.kind === 'group', cells: cells.map(cellOf) }
}

function cellOf({ columns, rows, text, look }: LaidOutRow['cells'][number]): PublicCell {
  return { text, columns, rows, bold: look.bold, italic: look.italic, align: look.align }
}
