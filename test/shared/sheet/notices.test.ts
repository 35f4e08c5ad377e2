import { expect, test } from 'vitest'
import { describeNotice } from '../../../shared/i18n/describeNotice.ts'
import { isMessageKey } from '../../../shared/i18n/translate.ts'
import { vi } from '../../../shared/i18n/vi.ts'
import { importNotice, importNotices, type ImportNoticeCode } from '../../../shared/sheet/understand/noticeCodes.ts'
import { sheetOf, understand } from '../../support/sheetOf.ts'

test('[IM14] every notice has its sentence, and every sentence its notice', () => {
  const codes = Object.keys(importNotices)
  expect(codes.filter((code) => !isMessageKey(`notice.${code}`))).toEqual([])
  const sentences = Object.keys(vi).filter((key) => key.startsWith('notice.import.'))
  expect(sentences.filter((key) => !codes.includes(key.slice('notice.'.length)))).toEqual([])
})

test('[IM14] the notices of an import fill their sentences', () => {
  const result = understand([sheetOf(['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Lạ'], ['1', 'Rà soát văn bản', 'Đội X', 'y'], ['', 'tiếp theo'], ['7', 'Kiểm tra', 'Đội X', 'z'])])
  const sentences = result.notices.map((notice) => describeNotice('vi', notice))
  expect(sentences.filter((sentence) => /[{}]/.test(sentence))).toEqual([])
  expect(sentences).toContain('Chưa có đơn vị "Đội X" trong danh mục (2 lần); nội dung vẫn được giữ nguyên.')
})

test('[IM14] a notice names sheet and cell, and quotes no more than a line', () => {
  const notice = importNotice('import.rowHidden' satisfies ImportNoticeCode, { sheet: 'PL', row: 11, column: 1 }, { text: 'dài '.repeat(100) })
  expect([notice.sheet, notice.cell, notice.severity]).toEqual(['PL', 'B12', 'warning'])
  expect(String(notice.details?.['text']).length).toBeLessThanOrEqual(80)
})
