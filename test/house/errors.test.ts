import { expect, test } from 'vitest'
import { errorCodes } from '../../shared/domain/errors.ts'
import { en } from '../../shared/i18n/en.ts'
import { vi } from '../../shared/i18n/vi.ts'
import { allSources } from '../support/sources.ts'

const sources = allSources().filter((source) => !source.path.startsWith('test/'))
const code = sources.filter((source) => source.path !== 'shared/domain/errors.ts' && !source.path.startsWith('shared/i18n/')).map((source) => source.text).join('\n')

test('every error code is "area.problem", listed once, translated, and used', () => {
  expect(errorCodes.filter((each) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(each))).toEqual([])
  expect(new Set(errorCodes).size).toBe(errorCodes.length)
  expect(errorCodes.filter((each) => !Object.hasOwn(vi, `error.${each}`))).toEqual([])
  expect(errorCodes.filter((each) => !code.includes(`'${each}'`))).toEqual([])
})

test('every translated error is a code', () => {
  const known = new Set<string>(errorCodes)
  expect(Object.keys(vi).filter((key) => key.startsWith('error.') && !known.has(key.slice(6)))).toEqual([])
})

test('translations have the same places in both languages, and no empty text', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
  const keys = Object.keys(vi) as (keyof typeof vi)[]
  expect(Object.keys(en).toSorted()).toEqual(keys.toSorted())
  expect(keys.filter((key) => vi[key].trim() === '' || en[key].trim() === '')).toEqual([])
  expect(keys.filter((key) => JSON.stringify(places(vi[key])) !== JSON.stringify(places(en[key])))).toEqual([])
})

test('Vietnamese texts are composed (NFC)', () => {
  expect(Object.values(vi).filter((text) => text !== text.normalize('NFC'))).toEqual([])
})
