import type { Workbook } from '../../shared/domain/annex.ts'

export type FileFormat = 'xlsx' | 'csv' | 'docx' | 'pdf'

export interface FileWriter {
  readonly contentType: string
  write(workbook: Workbook): Uint8Array | Promise<Uint8Array>
}

/** Which files can be written. */
export const fileWriters: Partial<Record<FileFormat, FileWriter>> = {}
