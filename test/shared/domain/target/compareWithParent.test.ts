import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareWithParent, type ParentComparison } from '../../../../shared/domain/target/compareWithParent.ts'
import { parseTarget } from '../../../../shared/domain/target/parseTarget.ts'

const compare = (child: string, parent: string) => compareWithParent(parseTarget(child), parseTarget(parent))
type Case = readonly [child: string, parent: string, result: ParentComparison]

describe('more is better', () => {
  test.each<Case>([
    ['90%', '90%', 'meets'],
    ['95%', '90%', 'meets'],
    ['80%', '90%', 'below'],
    ['từ 80% trở lên', '80%', 'meets'],
    ['trên 90%', 'trên 90%', 'meets'],
    ['từ 90% trở lên', 'trên 90%', 'below'],
    ['25%-35%', '25%', 'meets'],
    ['20%-35%', '25%-30%', 'below'],
  ])('[TG9] %s under %s: %s', (child, parent, result) => expect(compare(child, parent)).toBe(result))
})

describe('less is better', () => {
  test.each<Case>([
    ['không quá 2%', 'không quá 2%', 'meets'],
    ['không quá 3%', 'không quá 2%', 'below'],
    ['dưới 2%', 'dưới 2%', 'meets'],
    ['2%', 'dưới 2%', 'below'],
    ['từ 45 đến 50/124', 'từ 45 đến 50/124', 'meets'],
    ['60/124', 'từ 45 đến 50/124', 'below'],
    ['giảm còn 3%', 'giảm còn 5%', 'meets'],
  ])('[TG10] %s under %s: %s', (child, parent, result) => expect(compare(child, parent)).toBe(result))
})

describe('changes', () => {
  test.each<Case>([
    ['giảm tối thiểu 30%', 'giảm tối thiểu 20%', 'meets'],
    ['giảm 10%', 'giảm tối thiểu 20%', 'below'],
    ['tăng so với năm 2025', 'cải thiện so với năm 2025', 'meets'],
    ['giảm so với năm 2025', 'cải thiện so với năm 2025', 'below'],
  ])('[TG11] %s under %s: %s', (child, parent, result) => expect(compare(child, parent)).toBe(result))
})

describe('not comparable', () => {
  test.each<Case>([
    ['90%', 'theo chỉ tiêu tỉnh giao', 'unknown'],
    ['theo chỉ tiêu tỉnh giao', '90%', 'unknown'],
    ['khoảng 90%', '90%', 'unknown'],
    ['02 lớp', '90%', 'unknown'],
    ['giảm 20%', '20%', 'unknown'],
    ['không quá 2%', 'ít nhất 5%', 'unknown'],
    ['', '90%', 'unknown'],
  ])('[TG12] "%s" under "%s": %s', (child, parent, result) => expect(compare(child, parent)).toBe(result))
})

test('[TG9] every comparable target meets itself', () => {
  const texts = fc.constantFrom('90%', 'trên 5%', 'dưới 5%', 'giảm 20%', '45/124', '20%-30%', 'không quá 3', '02 lớp')
  fc.assert(
    fc.property(texts, (text) => {
      expect(compare(text, text)).toBe('meets')
    }),
  )
})
