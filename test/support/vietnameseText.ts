import fc from 'fast-check'
import { cleanText } from '../../shared/domain/text.ts'

const words =
  'rà soát văn bản quy phạm pháp luật thủ tục hành chính một cửa liên thông số hóa hồ sơ kết quả giải quyết đúng hạn ' +
  'người dân doanh nghiệp hài lòng tập huấn cán bộ công chức xã thôn trường học dịch vụ công trực tuyến chữ ký số ' +
  'tuyên truyền kiểm tra đôn đốc đánh giá xếp loại dự toán ngân sách công khai niêm yết trợ lý ảo chuyển đổi số'
const wordList = words.split(' ')

// Texts that have broken spreadsheets, exports or documents before: formulas, numbers, quotes, markup, odd Unicode.
const awkward = [
  '=SUM(A1:A9)',
  '+84 613 000 000',
  '-//-',
  '@chủ trì',
  "'có dấu nháy",
  '1.10',
  '01',
  '95,5%',
  '3/4',
  '<b>&amp;</b>',
  'a\nb',
  '- Phòng Kinh tế\n- Các thôn',
  '"trích dẫn"; tiếp',
  '__proto__',
  'constructor',
  '😀 ghi chú',
  '\u05E9\u05DC\u05D5\u05DD',
  '~tự do',
  '#REF!',
]

/** A phrase of Vietnamese office words, first letter capital. */
export function phrase(minWords = 3, maxWords = 14): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...wordList), { minLength: minWords, maxLength: maxWords })
    .map((chosen) => chosen.join(' '))
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1))
}

/** Clean text of any kind, awkward ones included; may be empty. */
export function anyCleanText(maxLength = 60): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: phrase(1, 12) },
    { weight: 2, arbitrary: fc.constantFrom(...awkward) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength }).map(cleanText) },
    { weight: 1, arbitrary: fc.constant('') },
  )
}
