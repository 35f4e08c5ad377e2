import fc from 'fast-check'
import {
  annexKinds,
  numberingSchemes,
  rowKinds,
  unitKinds,
  type Annex,
  type AnnexRow,
  type Unit,
  type Workbook,
  type WorkbookFacts,
} from '../../shared/domain/annex.ts'
import { cellFormOf, columnRoles, type Column } from '../../shared/domain/columns.ts'
import { annexId, columnId, rowId, unitId } from '../../shared/domain/ids.ts'
import { numberRows } from '../../shared/domain/numbering.ts'
import { anyCleanText, phrase } from './vietnameseText.ts'

/** How large random workbooks get. */
export interface WorkbookSize {
  readonly maxAnnexes: number
  readonly maxColumns: number
  readonly maxRows: number
}

const usualSize: WorkbookSize = { maxAnnexes: 3, maxColumns: 9, maxRows: 25 }

/**
 * Any workbook that the program may hold: every role, kind, numbering, flags, comments, awkward texts, any depth,
 * empty annexes, columns without number. Texts are clean, ids unique, numbers computed, no cell is empty.
 */
export function workbookArbitrary(size: Partial<WorkbookSize> = {}): fc.Arbitrary<Workbook> {
  const { maxAnnexes, maxColumns, maxRows } = { ...usualSize, ...size }
  return fc
    .record({
      facts: factsArbitrary,
      units: unitsArbitrary,
      annexes: fc.array(annexArbitrary(maxColumns, maxRows), { maxLength: maxAnnexes }),
    })
    .map(({ facts, units, annexes }) => ({ facts, units, annexes: annexes.map(withOwnIds) }))
}

const factsArbitrary: fc.Arbitrary<WorkbookFacts> = fc.record({
  title: anyCleanText(),
  year: fc.oneof(fc.constant(0), fc.integer({ min: 2020, max: 2045 })),
  issuer: fc.constantFrom('UBND xã Tân Phước An', 'Ủy ban nhân dân phường Bình Hòa', ''),
  province: fc.constantFrom('Đồng Nai', ''),
  planKind: fc.constantFrom('Kế hoạch', 'Quyết định', ''),
  planNumber: fc.constantFrom('', '15/KH-UBND'),
  planDate: fc.constantFrom('', '2026-01-26'),
  place: anyCleanText(),
})

const unitsArbitrary: fc.Arbitrary<readonly Unit[]> = fc
  .array(
    fc.record({
      name: phrase(1, 5),
      abbr: anyCleanText(10),
      kind: fc.constantFrom(...unitKinds),
      aliases: fc.array(phrase(1, 4), { maxLength: 3 }),
      memberOf: fc.option(fc.nat(), { nil: undefined }),
    }),
    { maxLength: 6 },
  )
  .map((drafts) =>
    drafts.map(({ memberOf, ...draft }, index): Unit => {
      const id = unitId(`u${index}`)
      if (draft.kind !== 'collective' || memberOf === undefined) return { ...draft, id }
      return { ...draft, id, members: [unitId(`u${memberOf % drafts.length}`)] }
    }),
  )

const columnArbitrary: fc.Arbitrary<Omit<Column, 'id'>> = fc
  .record({
    role: fc.constantFrom(...columnRoles),
    heading: anyCleanText(),
    parentHeading: fc.option(anyCleanText(), { nil: undefined }),
    widthMm: fc.option(fc.integer({ min: 5, max: 200 }), { nil: undefined }),
    internal: fc.boolean(),
  })
  .map(({ parentHeading, widthMm, internal, ...rest }) => ({
    ...rest,
    ...(parentHeading === undefined ? {} : { parentHeading }),
    ...(widthMm === undefined ? {} : { widthMm }),
    ...(internal ? { internal } : {}),
  }))

const rowArbitrary = (columns: number) =>
  fc.record({
    kind: fc.constantFrom(...rowKinds),
    // How far this row climbs back from one level below the row above.
    climb: fc.constantFrom(0, 1, 1, 1, 2, 3, 9),
    texts: fc.array(anyCleanText(), { minLength: columns, maxLength: columns }),
    flags: fc.constantFrom<readonly string[]>([], [], [], ['hiddenInSource'], ['struckInSource', 'leadProposed']),
    comments: fc.array(fc.record({ author: anyCleanText(10), text: phrase() }), { maxLength: 1 }),
  })

type RowDraft = typeof rowArbitrary extends (columns: number) => fc.Arbitrary<infer T> ? T : never

function annexArbitrary(maxColumns: number, maxRows: number): fc.Arbitrary<Annex> {
  return fc.array(columnArbitrary, { minLength: 1, maxLength: maxColumns }).chain((columns) =>
    fc
      .record({
        kind: fc.constantFrom(...annexKinds),
        heading: anyCleanText(),
        title: anyCleanText(),
        reference: anyCleanText(),
        numbering: fc.constantFrom(...numberingSchemes),
        rows: fc.array(rowArbitrary(columns.length), { maxLength: maxRows }),
      })
      .map(({ rows, ...rest }) => {
        const named = columns.map((column, index): Column => ({ ...column, id: columnId(`c${index}`) }))
        return { ...rest, id: annexId('a'), columns: named, rows: placeRows(rows, named, rest.numbering) }
      }),
  )
}

function placeRows(
  drafts: readonly RowDraft[],
  columns: readonly Column[],
  numbering: Annex['numbering'],
): readonly AnnexRow[] {
  let deepest = 0
  const rows = drafts.map((draft, index): AnnexRow => {
    const level = Math.min(8, Math.max(0, deepest - draft.climb))
    deepest = level + 1
    const filled = columns.flatMap((column, at) => {
      const text = draft.texts[at] ?? ''
      return text === '' || cellFormOf(column.role) === 'number' ? [] : [[column.id, text] as const]
    })
    return {
      id: rowId(`r${index}`),
      kind: draft.kind,
      level,
      number: '',
      cells: Object.fromEntries(filled),
      ...(draft.flags.length === 0 ? {} : { flags: draft.flags }),
      ...(draft.comments.length === 0 ? {} : { comments: draft.comments }),
    }
  })
  const numbers = numberRows(rows, numbering)
  return rows.map((row, index) => ({ ...row, number: numbers[index] ?? '' }))
}

function withOwnIds(annex: Annex, index: number): Annex {
  return {
    ...annex,
    id: annexId(`a${index}`),
    rows: annex.rows.map((row) => ({ ...row, id: rowId(`a${index}${row.id}`) })),
  }
}
