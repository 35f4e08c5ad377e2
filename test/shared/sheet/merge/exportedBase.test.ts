import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Annex, Workbook } from '../../../../shared/domain/annex.ts'
import { emptyFacts } from '../../../../shared/domain/annex.ts'
import { rowId, type RowId } from '../../../../shared/domain/ids.ts'
import { starterDirectory } from '../../../../shared/domain/units/starterUnits.ts'
import { exportWorkbook, type ExportOptions } from '../../../../shared/office/exportWorkbook.ts'
import { readWorkbookFile } from '../../../../shared/office/readWorkbookFile.ts'
import { acceptMerge, safeChoices, theirChoices } from '../../../../shared/sheet/merge/acceptMerge.ts'
import type { AnnexMerge } from '../../../../shared/sheet/merge/annexMerge.ts'
import { applyEdits } from '../../../../shared/sheet/merge/applyEdits.ts'
import { baseOfMark } from '../../../../shared/sheet/merge/mergeBase.ts'
import { threeWayMerge } from '../../../../shared/sheet/merge/threeWayMerge.ts'
import { understandWorkbook } from '../../../../shared/sheet/understand/understandWorkbook.ts'
import { anyChange, changeAnnex, textColumns, writing, type AnnexChange } from '../../../support/annexChanges.ts'
import { annexStyles } from '../../../support/annexStyles/styles.ts'
import { plausibleTasks } from '../../../support/annexStyles/plausibleAnnex.ts'
import { makeCountingIds } from '../../../support/countingIds.ts'
import { understand } from '../../../support/sheetOf.ts'

const units = starterDirectory()
const drawAnnex = plausibleTasks().map((drawn): Annex => {
  const [annex] = understand(annexStyles[0]?.layOut(drawn) ?? []).workbook.annexes
  if (!annex) throw new Error('no annex')
  return annex
})
const workbookOf = (annex: Annex): Workbook => ({ facts: { ...emptyFacts, year: 2026 }, units, annexes: [annex] })

/** A file as it comes back: exported, opened and saved by nobody. */
async function exported(annex: Annex, options: Partial<ExportOptions> = {}): Promise<{ theirs: Annex; base: NonNullable<ReturnType<typeof baseOfMark>> }> {
  const bytes = await exportWorkbook(workbookOf(annex), { format: 'xlsx', ...options })
  const read = understandWorkbook(await readWorkbookFile(bytes, 'x.xlsx'), { units, newId: makeCountingIds() })
  const [theirs] = read.workbook.annexes
  const base = read.exportedAs?.[0] && baseOfMark(read.exportedAs[0])
  if (!theirs || !base) throw new Error('the export did not come back')
  return { theirs, base }
}

const told = (merge: AnnexMerge) => merge.rows.filter(({ kind }) => kind !== 'same')
let made = 0
const newRowId = (): RowId => rowId(`made${(made += 1)}`)
const linesOf = (annex: Annex) => annex.rows.map((row) => `${row.kind} ${row.level} ${textColumns(annex).map((id) => row.cells[id] ?? '').join(' | ')}`)
const runs = { numRuns: 40 }

describe('[IM25] the file brings along what it was exported from', () => {
  const views: readonly Partial<ExportOptions>[] = [{}, { view: { kind: 'issued' } }, { names: 'full' }, { names: 'abbr' }, { format: 'docx' }]
  test.each(views)('[IM25] an export that nobody touched changes nothing (%j)', async (options) => {
    await fc.assert(
      fc.asyncProperty(drawAnnex, fc.array(writing, { maxLength: 4 }), async (annex, changes) => {
        const { theirs, base } = await exported(annex, options)
        expect(told(threeWayMerge(annex, theirs, { base, units }))).toEqual([])
        const mine = changeAnnex(annex, changes, 'mine')
        const merge = threeWayMerge(mine, theirs, { base, units })
        expect(acceptMerge(merge, safeChoices)).toEqual([])
        expect(merge.rows.every((row) => row.kind === 'same' || (row.kind === 'changed' && row.cells.every(({ verdict }) => verdict === 'mine')))).toBe(true)
      }),
      { numRuns: 15 },
    )
  })

  test('[IM25] a file with the rows of one office takes no other rows away', async () => {
    await fc.assert(
      fc.asyncProperty(drawAnnex, fc.nat(), async (annex, at) => {
        const unit = units[at % units.length]
        fc.pre(unit !== undefined)
        const { theirs, base } = await exported(annex, { view: { kind: 'unit', unit: unit.id } }).catch(() => ({ theirs: undefined, base: undefined }))
        fc.pre(theirs !== undefined && base !== undefined)
        expect(told(threeWayMerge(annex, theirs, { base, units }))).toEqual([])
      }),
      runs,
    )
  })

  test('[IM25] edits on both sides to different cells both survive', async () => {
    await fc.assert(
      fc.asyncProperty(drawAnnex, fc.array(writing, { maxLength: 6 }), fc.array(writing, { maxLength: 6 }), async (annex, ours, others) => {
        const columns = textColumns(annex).length
        const place = (change: AnnexChange): string => (change.kind === 'write' ? `${change.row % annex.rows.length} ${change.column % columns}` : '')
        const taken = new Set(ours.map(place))
        const apart = others.filter((change) => !taken.has(place(change)))
        const { theirs: sent, base } = await exported(annex)
        const mine = changeAnnex(annex, ours, 'mine')
        const theirs = changeAnnex(sent, apart, 'theirs')
        const merged = applyEdits(mine, acceptMerge(threeWayMerge(mine, theirs, { base }), safeChoices), newRowId)
        expect(linesOf(merged)).toEqual(linesOf(changeAnnex(annex, [...ours, ...apart], 'both')))
      }),
      runs,
    )
  })

  test('[IM25] a cell that both changed waits for a person', async () => {
    const annex = fc.sample(drawAnnex, { seed: 4, numRuns: 1 })[0] as Annex
    const { theirs: sent, base } = await exported(annex)
    const write = (text: string): AnnexChange => ({ kind: 'write', row: 1, column: 0, text })
    const merge = threeWayMerge(changeAnnex(annex, [write('Của ta')], 'm'), changeAnnex(sent, [write('Của họ')], 't'), { base })
    expect(told(merge)).toMatchObject([{ kind: 'changed', cells: [{ verdict: 'conflict', mine: 'Của ta', theirs: 'Của họ' }] }])
    expect(acceptMerge(merge, safeChoices)).toEqual([])
  })
})

test('[IM21] taking everything makes the annex what the file says, order and levels too', async () => {
  await fc.assert(
    fc.asyncProperty(drawAnnex, fc.array(anyChange, { maxLength: 8 }), async (annex, changes) => {
      const { theirs: sent, base } = await exported(annex)
      const theirs = changeAnnex(sent, changes, 'theirs')
      const merged = applyEdits(annex, acceptMerge(threeWayMerge(annex, theirs, { base }), theirChoices), newRowId)
      expect(linesOf(merged)).toEqual(linesOf(theirs))
    }),
    { numRuns: 100 },
  )
})
