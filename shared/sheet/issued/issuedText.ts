import type { Annex, Workbook } from '../../domain/annex.ts'
import { cellFormOf } from '../../domain/columns.ts'
import { viewOfAnnex } from '../layout/viewOfAnnex.ts'

/**
 * What is signed of a workbook as one canonical text: every printed character of its issued form, in print order. What is
 * never issued (inner columns, remarks, the directory) doesn't enter, nor ids, widths or looks.
 */
export function issuedText(workbook: Workbook): string {
  const { title, year, issuer, planKind } = workbook.facts
  return JSON.stringify(['phuluc-issued-1', title, year, issuer, planKind, workbook.annexes.map((annex) => issuedAnnex(annex, workbook))])
}

function issuedAnnex(annex: Annex, { units }: Workbook): readonly unknown[] {
  const { columns, rows } = viewOfAnnex(annex, units, { kind: 'issued' })
  return [
    annex.heading,
    annex.title,
    annex.reference,
    columns.map(({ heading, parentHeading = '' }) => [parentHeading, heading]),
    rows.map((row) => [row.kind, row.level, columns.map(({ id, role }) => (cellFormOf(role) === 'number' ? row.number : (row.cells[id] ?? '')))]),
  ]
}

/** "3F9A-C01B-77D2": the beginning of a content hash, short enough to be read out. */
export function shortCode(hash: string): string {
  return (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')
}
