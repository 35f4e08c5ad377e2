import { readFile } from 'node:fs/promises'
import type { Workbook } from '../../shared/domain/annex.ts'
import { readInterchange } from '../../shared/interchange/readInterchange.ts'

/** The invented commune's workbook, to try things with. */
export async function sampleWorkbook(): Promise<Workbook> {
  const json = await readFile(new URL('../demo/commune.json', import.meta.url), 'utf8')
  return readInterchange(JSON.parse(json)).workbook
}
