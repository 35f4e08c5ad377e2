import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readWorkbook } from '../../../shared/crdt/readWorkbook.ts'
import { writeWorkbook } from '../../../shared/crdt/writeWorkbook.ts'
import type { Annex, AnnexRow, Workbook } from '../../../shared/domain/annex.ts'
import { cellFormOf, type Column } from '../../../shared/domain/columns.ts'
import { formatUnits } from '../../../shared/domain/units/formatUnits.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import { seededRandom } from '../../support/random.ts'
import { workbookArbitrary } from '../../support/workbookArbitrary.ts'

const context = { origin: {}, random: seededRandom(7), now: () => 0, me: 'server' }

function written(workbook: Workbook): Y.Doc {
  const doc = new Y.Doc()
  writeWorkbook(doc, workbook, context)
  return doc
}

/**
 * What may differ: aliases, members and flags are sets; ids that two annexes share are replaced; a unit cell prints the
 * directory's names.
 */
const sorted = (workbook: Workbook): Workbook => ({
  ...workbook,
  units: workbook.units.map((unit) => ({
    ...unit,
    aliases: [...new Set(unit.aliases)].toSorted(),
    ...(unit.members ? { members: [...new Set(unit.members)].toSorted() } : {}),
  })),
  annexes: workbook.annexes.map((annex, a) => ({
    ...annex,
    id: `a${a}` as Annex['id'],
    columns: annex.columns.map(({ parentHeading, ...column }, c) => ({ ...column, ...(parentHeading ? { parentHeading } : {}), id: `c${c}` as Column['id'] })),
    rows: annex.rows.map((row, r) => ({ ...row, id: `r${r}` as AnnexRow['id'], cells: cellsByPlace(workbook, annex, row), ...(row.flags ? { flags: row.flags.toSorted() } : {}) })),
  })),
})

function cellsByPlace(workbook: Workbook, annex: Annex, row: AnnexRow): AnnexRow['cells'] {
  const placed = annex.columns.flatMap((column, c) => {
    const text = row.cells[column.id]
    if (text === undefined || column.role === 'number') return []
    return [[`c${c}`, cellFormOf(column.role) === 'units' ? formatUnits(readUnits(text, workbook.units), workbook.units, 'full') : text]]
  })
  return Object.fromEntries(placed.filter(([, text]) => text !== '')) as AnnexRow['cells']
}

test('[CV8] reading a written workbook gives it back', () => {
  fc.assert(
    fc.property(workbookArbitrary(), (workbook) => {
      expect(sorted(readWorkbook(written(workbook)))).toEqual(sorted(workbook))
    }),
    { numRuns: 100 },
  )
})

test('[CV8] a document that holds a workbook is not written over', () => {
  const [workbook] = fc.sample(workbookArbitrary(), { numRuns: 1, seed: 1 })
  const doc = written(workbook as Workbook)
  expect(() => writeWorkbook(doc, workbook as Workbook, context)).toThrow('empty document')
})
