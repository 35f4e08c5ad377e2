import type { Workbook } from '../../../shared/domain/annex.ts'
import { readInterchange } from '../../../shared/interchange/readInterchange.ts'
import { readJson } from './annexCommand.ts'

/** The workbook in an interchange file. */
export function readDocument(file: string): Workbook {
  return readInterchange(readJson(file)).workbook
}
