/** Value of `format` in every interchange document. */
export const interchangeFormat = 'phuluc-annex'

/**
 * Version of the interchange form. A program that knows version n reads every document of version n.
 *
 * It goes up when a reader of the old version would misread a new document: a field removed or renamed, a meaning
 * changed. A new optional field, a new role or a new kind of reading doesn't need a new version: readers ignore
 * fields that they don't know.
 *
 * History:
 * - 1 (2026-11-22): first version. Workbook facts, units, annexes with columns and rows, readings, notices;
 *   `numbering` of an annex, `parentHeading` and `widthMm` of a column, `members` of a unit are optional.
 */
export const interchangeVersion = 1

/** Versions that this program reads. */
export const readableVersions: readonly number[] = [1]

/**
 * First 16 hex digits of SHA-256 of annex.schema.json (JSON without blanks), by version. The test that compares them
 * stops whoever changes the schema and asks: an addition (new fingerprint here) or a new version (new line)?
 */
export const schemaFingerprints: Readonly<Record<number, string>> = { 1: 'ab15c3b4828792d8' }
