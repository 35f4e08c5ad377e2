import { expect, test } from 'vitest'
import { layoutPlan, type FrameBlock } from '../../../../shared/sheet/layout/planFrame.ts'
import type { WorkbookFacts } from '../../../../shared/domain/annex.ts'
import { printedWorkbook } from '../../../support/printedWorkbook.ts'

const workbook = printedWorkbook(['Việc'])
const texts = (blocks: readonly FrameBlock[]): readonly string[] => blocks.flatMap((block) => ('lines' in block ? block.lines : [...block.left, ...block.right])).map(({ text }) => text)
const frame = (facts: Partial<WorkbookFacts>, blanks: 'kept' | 'filled' = 'kept') => texts(layoutPlan({ ...workbook, facts: { ...workbook.facts, ...facts } }, blanks))

test('[LY68] number and date are filled only on paper', () => {
  expect(frame({}, 'kept')).toEqual(expect.arrayContaining(['Số:      /KH-UBND', 'Tân Phước An, ngày     tháng     năm 2026']))
  expect(frame({}, 'filled')).toEqual(expect.arrayContaining(['Số: 07/KH-UBND', 'Tân Phước An, ngày 05 tháng 02 năm 2026']))
})

test('[LY68] the issuer is told in full, in capitals, its place below; the place of the date is the one that is known', () => {
  expect(frame({ issuer: 'UBND phường Bình Hòa', place: 'Biên Hòa' }).slice(0, 2)).toEqual(['ỦY BAN NHÂN DÂN', 'PHƯỜNG BÌNH HÒA'])
  expect(frame({ place: 'Biên Hòa' })).toContain('Biên Hòa, ngày     tháng     năm 2026')
  expect(frame({ issuer: 'Trường Tiểu học Tân Phước' })).toEqual(expect.arrayContaining(['TRƯỜNG TIỂU HỌC TÂN PHƯỚC', '[QUYỀN HẠN]']))
})

test('[LY68] what nobody knows yet is told in brackets', () => {
  const lines = frame({ issuer: '', title: '', planKind: '', planNumber: '', planDate: '', year: 0, place: '' })
  expect(lines).toEqual(expect.arrayContaining(['[TÊN CƠ QUAN BAN HÀNH]', 'KẾ HOẠCH', '[Trích yếu nội dung]', '[Họ và tên]', '[Địa danh], ngày     tháng     năm     ']))
})
