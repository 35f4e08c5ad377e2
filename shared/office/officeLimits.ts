/**
 * What a file may hold before it is refused. One place for all readers; every refusal names its limit.
 * Why these: the largest annexes seen have under 200 rows; a province's sum has some thousands, and issue-size files
 * of 10,000 rows × 8 columns must come in. Above these the browser's worker would need more than 300 MB.
 */
export const officeLimits = {
  /** Bytes of the file as it is uploaded. */
  fileBytes: 10 * 2 ** 20,
  /** Bytes of all parts of a zip together, after unpacking; counted while unpacking, never believed from headers. */
  inflatedBytes: 64 * 2 ** 20,
  /** Bytes of one unpacked part. */
  partBytes: 32 * 2 ** 20,
  /** Parts in a zip: a large workbook has some hundreds. */
  parts: 2_000,
  sheets: 100,
  /** Rows with content in one sheet. */
  rows: 20_000,
  /** Columns read; cells further right are counted and reported. */
  columns: 64,
  /** Cells with content in the file: 20,000 rows of 15 columns. */
  cells: 300_000,
  /** UTF-16 units of one cell; Excel's own limit. */
  cellText: 32_767,
  /** UTF-16 units of all cells together; a shared string of 32 kB may be referred to by every cell. */
  allText: 16 * 2 ** 20,
  /** Distinct texts that a workbook's string table may hold. */
  sharedTexts: 400_000,
  /** Cells that one merge may cover; the largest sane one is a title across a sheet. */
  mergedCells: 20_000,
  merges: 20_000,
  /** How long reading and understanding one file may take, seconds; kept by whoever runs the worker. */
  seconds: 5,
} as const
