import { existsSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { makePdfPrinter } from '../../server/print/pdfPrinter.ts'
import { printPdf } from '../../server/print/printPdf.ts'
import { sampleWorkbook } from '../../server/workbooks/sampleWorkbook.ts'
import { must } from '../../shared/domain/errors.ts'
import { rowId } from '../../shared/domain/ids.ts'
import { exportWorkbook } from '../../shared/office/exportWorkbook.ts'
import type { Workbook } from '../../shared/domain/annex.ts'
import { printedWorkbook } from '../support/printedWorkbook.ts'
import { median, type Figure } from './record.ts'

/** A task as long as the median of the plans that we were shown. */
const task =
  'Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết; kiến nghị cắt giảm, đơn giản hóa thủ tục rườm rà, chồng chéo, không còn phù hợp; niêm yết công khai kịp thời tại nơi tiếp nhận và trên trang thông tin điện tử của xã'

const annexOf = (rows: number): Workbook => printedWorkbook(Array.from({ length: rows }, (_, index) => `${task} (việc thứ ${index + 1})`))

/** The demo's tasks over and over: as long as real ones are. */
async function demoOf(count: number): Promise<Workbook> {
  const demo = await sampleWorkbook()
  const annex = must(demo.annexes[0], 'annex of the demo')
  const rows = Array.from({ length: count }, (_, at) => ({ ...must(annex.rows[at % annex.rows.length], 'row'), id: rowId(`r${at}`) }))
  return { ...demo, annexes: [{ ...annex, rows }] }
}

/** Looks at the memory of this process and of those that it started, MB; Linux only, elsewhere theirs is 0. */
function watchMemory(): () => { own: number; children: number; stop: () => void } {
  const most = { own: 0, children: 0 }
  const timer = setInterval(() => {
    most.own = Math.max(most.own, process.memoryUsage().rss / 2 ** 20)
    most.children = Math.max(most.children, childrenMb())
  }, 20)
  return () => ({ ...most, stop: () => clearInterval(timer) })
}

function childrenMb(): number {
  const file = `/proc/${process.pid}/task/${process.pid}/children`
  if (!existsSync(file)) return 0
  const pages = readFileSync(file, 'utf8').split(' ').filter((pid) => pid !== '' && existsSync(`/proc/${pid}/statm`))
  return pages.reduce((sum, pid) => sum + (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20, 0)
}

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
  const large = await demoOf(2_000)
  const peak = watchMemory()
  figures.push(
    ms('xlsx 2,000 rows', await time(() => write(large, 'xlsx')), 5_000),
    ms('docx 2,000 rows', await time(() => write(large, 'docx')), 5_000),
    ms('pdf 2,000 rows', await time(() => pdf(large)), 5_000),
    // The typesetter is a process of its own; .docx and .pdf (291 pages) take about as much, one after the other.
    { name: 'memory at most, 2,000 rows in all forms, this process', value: peak().own, unit: 'MB' },
    { name: 'memory at most, 2,000 rows as .pdf, the typesetter', value: peak().children, unit: 'MB', limit: 400 },
  )
  peak().stop()
  await printer.close()
  return figures
}
