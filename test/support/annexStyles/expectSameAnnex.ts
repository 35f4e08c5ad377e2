import { expect } from 'vitest'
import type { Annex } from '../../../shared/domain/annex.ts'
import type { ColumnRole } from '../../../shared/domain/columns.ts'
import { readUnits } from '../../../shared/domain/units/readUnits.ts'
import { starterDirectory } from '../../../shared/domain/units/starterUnits.ts'
import type { PlausibleAnnex, PlausibleRow } from './plausibleAnnex.ts'

/** Compares loosely what may differ between layouts: capitals, dashes, a closing colon, blanks. */
const loose = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/[–—]/g, '-').replace(/\s+/g, ' ').replace(/:$/, '').trim()

const unitKeys = (text: string): readonly string[] => readUnits(text, starterDirectory()).map(({ unit, text: written }) => unit ?? `~${loose(written)}`)

/** Rows as plain lines, so that a failure shows the row that differs. */
function linesOf(rows: readonly { kind: string; level: number; texts: Readonly<Record<string, string>> }[]): readonly string[] {
  return rows.map(({ kind, level, texts }) => `${'  '.repeat(level)}${kind} ${Object.values(texts).join(' | ')}`)
}

/** Expects that an annex that was read holds the rows, kinds, levels and cells of the one that was laid out. */
export function expectSameAnnex(read: Annex | undefined, laidOut: PlausibleAnnex): void {
  expect(read).toBeDefined()
  if (!read) return
  const column = (...roles: readonly ColumnRole[]): string | undefined => read.columns.find(({ role }) => roles.includes(role))?.id
  const ids = { title: column('task', 'indicator'), timeline: column('timeline'), product: column('product'), lead: column('lead'), coordinating: column('coordinating'), target: column('target') }
  const text = (row: Annex['rows'][number], id: string | undefined): string => Object.entries(row.cells).find(([key]) => key === id)?.[1] ?? ''
  const found = read.rows.map((row) => ({
    kind: row.kind,
    level: row.level,
    texts: {
      title: loose(text(row, ids.title)),
      timeline: loose(text(row, ids.timeline)),
      product: loose(text(row, ids.product)),
      lead: unitKeys(text(row, ids.lead)).join('; '),
      coordinating: unitKeys(text(row, ids.coordinating)).join('; '),
      target: loose(text(row, ids.target)),
    },
  }))
  const shown = (role: keyof typeof ids, value: string): string => (ids[role] === undefined ? '' : value)
  const expected = laidOut.rows.map((row: PlausibleRow) => ({
    kind: row.kind,
    level: row.level,
    texts: {
      title: loose(row.title),
      timeline: shown('timeline', loose(row.timeline)),
      product: shown('product', loose(row.product)),
      lead: unitKeys(row.lead).join('; '),
      coordinating: unitKeys(row.coordinating.join('; ')).join('; '),
      target: shown('target', loose(row.target)),
    },
  }))
  expect(linesOf(found)).toEqual(linesOf(expected))
}
