import { expect, test } from 'vitest'
import { rememberUnits } from '../../../client/workbook/annexes/rememberUnits.ts'
import { readDirectory } from '../../../shared/crdt/readWorkbook.ts'
import { unitId } from '../../../shared/domain/ids.ts'
import { makeReplicas } from '../../support/replicas.ts'

test('[IM10] a wording that was mapped to an office is remembered in the directory, and the office keeps its name', () => {
  const [ctx] = makeReplicas(1)
  if (!ctx) throw new Error('no replica')
  const known = readDirectory(ctx.doc).get(unitId('kt'))
  if (!known) throw new Error('no unit')
  rememberUnits(ctx, [
    { ...known, name: 'Tên khác', aliases: ['P. Kinh tế xã'] },
    { id: unitId('moi'), name: 'Tổ công nghệ số', abbr: '', kind: 'unit', aliases: [] },
  ])
  expect(readDirectory(ctx.doc).get(unitId('kt'))).toEqual({ ...known, aliases: ['P. Kinh tế xã'] })
  expect(readDirectory(ctx.doc).get(unitId('moi'))?.name).toBe('Tổ công nghệ số')
})
