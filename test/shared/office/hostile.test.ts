import { describe, expect, test, vi } from 'vitest'
import { DomainError } from '../../../shared/domain/errors.ts'
import { officeLimits } from '../../../shared/office/officeLimits.ts'
import { readWorkbookFile } from '../../../shared/office/readWorkbookFile.ts'
import type { ImportResult } from '../../../shared/sheet/understand/importResult.ts'
import { understandWorkbook } from '../../../shared/sheet/understand/understandWorkbook.ts'
import { annexStyles } from '../../support/annexStyles/styles.ts'
import { writeAsLegacy, writeAsXlsx } from '../../support/annexStyles/writeMatrix.ts'
import { makeCountingIds } from '../../support/countingIds.ts'
import { hostileFiles } from '../../support/hostile/hostileWorkbooks.ts'
import { rawWorkbook } from '../../support/hostile/rawWorkbook.ts'
import { seededRandom } from '../../support/random.ts'

/** Reads a file as an import does; answers the refusal's code, or the result. Anything else that is thrown is a fault. */
async function outcomeOf(bytes: Uint8Array, fileName = 'a.xlsx'): Promise<string | ImportResult> {
  try {
    return understandWorkbook(await readWorkbookFile(bytes, fileName), { newId: makeCountingIds() })
  } catch (error) {
    if (error instanceof DomainError && (error.code.startsWith('office.') || error.code.startsWith('import.'))) return error.code
    throw error
  }
}

const polluted = (): boolean => Object.keys(Object.prototype).length > 0 || 'polluted' in {}

describe('[IM16] hostile files', () => {
  test.each(hostileFiles.map((file) => [file.name, file] as const))('[IM16] %s', async (_, { bytes, outcome }) => {
    const result = await outcomeOf(bytes())
    expect(polluted()).toBe(false)
    if (outcome === 'any') return
    if (outcome === 'sane') {
      expect(result).not.toBeTypeOf('string')
      expect((result as ImportResult).workbook.annexes[0]?.rows).toHaveLength(2)
    } else expect(outcome).toContain(result)
  })

  test('[IM16] cells past the limits are told, not lost silently', async () => {
    const far = hostileFiles.find(({ name }) => name === 'a cell in the last corner')
    const result = (await outcomeOf(far?.bytes() ?? new Uint8Array())) as ImportResult
    expect(result.notices.filter(({ code }) => code === 'import.beyondLimits')).toHaveLength(1)
  })
})

/** A few files of each kind to be damaged. */
async function bases(): Promise<readonly (readonly [string, Uint8Array])[]> {
  const row = { kind: 'task', level: 0, number: '1', title: 'Rà soát văn bản', timeline: 'Quý I', product: 'Báo cáo', lead: 'Công an xã', coordinating: [], target: '' } as const
  const annex = { heading: 'Phụ lục', title: 'NHIỆM VỤ NĂM 2026', reference: '', rows: Array.from({ length: 6 }, (_, index) => ({ ...row, number: String(index + 1) })) }
  const sheets = annexStyles[0]?.layOut(annex) ?? []
  return [
    ['a.xlsx', rawWorkbook()],
    ['b.xlsx', await writeAsXlsx(sheets)],
    ['c.xls', writeAsLegacy(sheets, 'biff8')],
    ['d.ods', writeAsLegacy(sheets, 'ods')],
  ]
}

describe('[IM16] damaged files', () => {
  test('[IM16] 480 truncated, flipped and mixed-up files end in a refusal or a result', async () => {
    // SheetJS tells the console of records that it doesn't know.
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const random = seededRandom(20_261_122)
    const files = await bases()
    const outcomes = new Map<string, number>()
    for (let run = 0; run < 480; run++) {
      const [name, bytes] = files[run % files.length] ?? ['a.xlsx', new Uint8Array()]
      const result = await outcomeOf(damage(bytes, run, random), name)
      const key = typeof result === 'string' ? result : 'read'
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
    }
    silenced.mockRestore()
    expect(polluted()).toBe(false)
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(480)
    expect(outcomes.get('office.damaged') ?? 0).toBeGreaterThan(100)
  })
})

/** Cuts the end off, flips bytes, fills a stretch with zeros or doubles it, by turns. */
function damage(bytes: Uint8Array, run: number, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length)
  const length = Math.floor(random() * 200) + 1
  const copy = Uint8Array.from(bytes)
  switch (Math.floor(run / 4) % 4) {
    case 0:
      return copy.subarray(0, at)
    case 1:
      for (let flip = 0; flip <= run % 20; flip++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256)
      return copy
    case 2:
      return copy.fill(0, at, at + length)
    default:
      return Uint8Array.from([...copy.subarray(0, at + length), ...copy.subarray(at)])
  }
}

describe('[IM15] refusals', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  const utf16 = (text: string): number[] => [...text].flatMap((letter) => [letter.charCodeAt(0), 0])
  const encoder = new TextEncoder()

  test.each([
    ['nothing', new Uint8Array(), 'a.xlsx', 'office.empty'],
    ['blanks', encoder.encode('  \r\n '), 'a.csv', 'office.empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'a.png', 'office.notWorkbook'],
    ['a PDF', encoder.encode('%PDF-1.7 …'), 'a.pdf', 'office.notWorkbook'],
    ['a program text', encoder.encode('console.log(1)'), 'a.js', 'office.notWorkbook'],
    ['a web page', encoder.encode('<html><p>x'), 'a.csv', 'office.notWorkbook'],
    ['a zip of something else', rawWorkbook().slice(0, 0), 'a.xlsx', 'office.empty'],
    ['a protected .xlsx', Uint8Array.from([...ole, ...new Uint8Array(1016), ...utf16('EncryptedPackage')]), 'a.xlsx', 'office.passwordProtected'],
    ['a Word file of old', Uint8Array.from([...ole, ...new Uint8Array(1016), ...utf16('WordDocument')]), 'a.doc', 'office.oldWord'],
    ['half a download', rawWorkbook().slice(0, 900), 'a.xlsx', 'office.damaged'],
    ['more than is allowed', new Uint8Array(officeLimits.fileBytes + 1), 'a.xlsx', 'office.tooLarge'],
  ])('[IM15] %s', async (_, bytes, fileName, code) => {
    expect(await outcomeOf(bytes, fileName)).toBe(code)
  })

  test('[IM15] a flipped byte inside is noticed by its check sum', async () => {
    const bytes = rawWorkbook({ level: 1, extra: {} })
    const at = bytes.findIndex((_, index) => String.fromCharCode(...bytes.subarray(index, index + 24)) === 'xl/worksheets/sheet1.xml') + 60
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect(await outcomeOf(bytes)).toBe('office.damaged')
  })
})
