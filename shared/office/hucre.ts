/** The only file that knows the .xlsx library; readers and writers know it by this name. */
import { readXlsx, writeXlsx, type Cell, type CellStyle, type Sheet, type Workbook, type WriteOptions, type WriteSheet } from 'hucre/xlsx'

export type { Cell, CellStyle, Sheet, WriteSheet }

/** Opens guarded bytes. Days are counted as in the 1900 system, whatever the file says. */
export function openXlsx(bytes: Uint8Array): Promise<Workbook> {
  return readXlsx(bytes, { readStyles: true, dateSystem: '1900' })
}

/** Packs sheets as .xlsx. */
export function packXlsx(options: WriteOptions): Promise<Uint8Array> {
  return writeXlsx(options)
}
