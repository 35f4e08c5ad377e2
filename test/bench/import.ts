import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { read } from 'xlsx'
import { readWorkbookFile } from '../../shared/office/readWorkbookFile.ts'
import { understandWorkbook } from '../../shared/sheet/understand/understandWorkbook.ts'
import { compareAnnex, type Accuracy } from '../support/annexStyles/compareAnnex.ts'
import { givenFiles } from '../support/annexStyles/givenFiles.ts'
import { moreStyles } from '../support/annexStyles/moreStyles.ts'
import { plausibleTasks, type PlausibleAnnex } from '../support/annexStyles/plausibleAnnex.ts'
import { annexStyles } from '../support/annexStyles/styles.ts'
import { writeAsXlsx } from '../support/annexStyles/writeMatrix.ts'
import { makeCountingIds } from '../support/countingIds.ts'
import { sheetOf } from '../support/sheetOf.ts'
import { median, type Figure } from './record.ts'

/** Annexes compared in each layout; always the same ones. */
const annexesOfStyle = 20
const seed = 20_261_122

/** Rights and wrongs of reading per layout, and what 10,000 rows × 8 columns cost. */
export async function run({ short }: { readonly short: boolean }): Promise<readonly Figure[]> {
  return [...(await accuracy()), ...(await cost(short ? 3 : 7))]
}

async function accuracy(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const style of [...annexStyles, ...moreStyles]) {
    const annexes = fc.sample(plausibleTasks({ tidy: style.tidy === true }), { numRuns: annexesOfStyle, seed })
    const found: Accuracy[] = []
    for (const annex of annexes) found.push(await readBack(await writeAsXlsx(style.layOut(annex)), style.shown?.(annex) ?? annex))
    figures.push(...figuresOf(style.name, found, 0))
  }
  const given = givenFiles()
  for (const { name, bytes } of given?.files ?? []) figures.push(...figuresOf(name, [await readBack(bytes, given?.annex ?? noAnnex)]))
  return figures
}

const noAnnex: PlausibleAnnex = { heading: '', title: '', reference: '', rows: [] }

/** Wrong rows, kinds, levels, cells, units and timelines of one layout, and the share of its cells that are right. */
function figuresOf(name: string, found: readonly Accuracy[], limit?: number): Figure[] {
  const sum = (pick: (each: Accuracy) => number): number => found.reduce((total, each) => total + pick(each), 0)
  const wrongs = { rows: sum((each) => each.wrongRows), kinds: sum((each) => each.wrongKinds), levels: sum((each) => each.wrongLevels), cells: sum((each) => each.wrongCells), units: sum((each) => each.wrongUnits), timelines: sum((each) => each.wrongTimelines) }
  const right = 100 * (1 - wrongs.cells / Math.max(1, sum((each) => each.cells)))
  return [
    ...Object.entries(wrongs).map(([what, value]): Figure => ({ name: `wrong ${what}: ${name}`, value, unit: what, ...(limit === undefined ? {} : { limit }) })),
    { name: `cells right: ${name}`, value: right, unit: '%' },
  ]
}

async function readBack(bytes: Uint8Array, annex: PlausibleAnnex): Promise<Accuracy> {
  const matrices = await readWorkbookFile(bytes, 'a.xlsx')
  return compareAnnex(understandWorkbook(matrices, { newId: makeCountingIds() }).workbook.annexes[0], annex)
}

const largeRows = 10_000

function largeSheet(): ReturnType<typeof sheetOf> {
  const leads = ['Phòng Kinh tế', 'Công an xã', 'Văn phòng HĐND và UBND xã', 'TTPVHCC']
  const times = ['Quý I/2026', 'Thường xuyên', 'Tháng 02/2026', 'Trước ngày 15/02/2026']
  const rows = Array.from({ length: largeRows }, (_, index) => {
    const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''
    if (index % 50 === 0) return ['I', `CẢI CÁCH ${index}`]
    const task = `Rà soát, hệ thống hóa văn bản quy phạm pháp luật số ${index} trên địa bàn xã`
    return [String(index % 50), task, pick(times, index), `Báo cáo số ${index}`, pick(leads, index), `${pick(leads, index + 1)}; Các thôn`, String(index * 1000), `ghi chú ${index}`]
  })
  return sheetOf(['Phụ lục I'], ['NHIỆM VỤ NĂM 2026'], ['STT', 'Nhiệm vụ', 'Thời gian thực hiện', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Kinh phí', 'Ghi chú'], ...rows)
}

/** Time against a bare read of the same bytes in the same run, and the memory of a process that does nothing else. */
async function cost(runs: number): Promise<Figure[]> {
  const bytes = await writeAsXlsx([largeSheet()])
  const reading: number[] = []
  const understanding: number[] = []
  const bare: number[] = []
  for (let turn = 0; turn < runs; turn++) {
    const start = performance.now()
    const sheets = await readWorkbookFile(bytes, 'a.xlsx')
    const between = performance.now()
    understandWorkbook(sheets, { newId: makeCountingIds() })
    const end = performance.now()
    read(bytes, { type: 'array', dense: true, cellStyles: true })
    reading.push(between - start)
    understanding.push(end - between)
    bare.push(performance.now() - end)
  }
  const whole = median(reading) + median(understanding)
  return [
    { name: '10,000 rows × 8: read', value: median(reading), unit: 'ms' },
    { name: '10,000 rows × 8: understood', value: median(understanding), unit: 'ms' },
    { name: '10,000 rows × 8: whole', value: whole, unit: 'ms', limit: 2_000 },
    { name: '10,000 rows × 8: against a bare SheetJS read', value: whole / median(bare), unit: 'times', limit: 3 },
    { name: '10,000 rows × 8: peak memory of the process', value: peakMemoryMb(bytes), unit: 'MB', limit: 300 },
  ]
}

/** Held as the command line holds its worker: a heap of 300 MB, and a young generation that is cleared often. */
function peakMemoryMb(bytes: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'phuluc-bench-'))
  const file = join(folder, 'large.xlsx')
  writeFileSync(file, bytes)
  const from = (path: string): string => JSON.stringify(new URL(`../../shared/${path}`, import.meta.url).href)
  const script = `
    import { readFileSync } from 'node:fs'
    import { readWorkbookFile } from ${from('office/readWorkbookFile.ts')}
    import { understandWorkbook } from ${from('sheet/understand/understandWorkbook.ts')}
    let count = 0
    understandWorkbook(await readWorkbookFile(readFileSync(${JSON.stringify(file)}), 'large.xlsx'), { newId: (prefix) => prefix + (count += 1) })
    console.log(process.resourceUsage().maxRSS / 1024)`
  const { stdout } = spawnSync(process.execPath, ['--max-old-space-size=300', '--max-semi-space-size=8', '--input-type=module', '-e', script], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return Number(stdout)
}
