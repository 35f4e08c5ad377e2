import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allSources, repository, type Source } from '../support/sources.ts'

const maxLines = 400
const maxTestLines = 600
const maxFunctionLines = 40
const maxFolderFiles = 15

/** Tables of data, which say in their head why they are long. */
const isData = (source: Source): boolean => /^\/\*\*[^]*?\bdata table\b/i.test(source.text.slice(0, 600))
const isTest = (source: Source): boolean => source.path.startsWith('test/')
const all = allSources()

test('no file is longer than its kind may be', () => {
  const long = all.filter((source) => source.lines > (isTest(source) ? maxTestLines : maxLines) && !isData(source))
  expect(long.map((source) => `${source.path}: ${source.lines}`)).toEqual([])
})

test('the median file has at most 90 lines, nine of ten at most 250', () => {
  const sizes = all.filter((source) => !isTest(source)).map((source) => source.lines).toSorted((a, b) => a - b)
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(90)
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(250)
})

const functionHead = /^( *)(?:(?:export|default|async|static|private|get|set) )*(?:function\b.*|#?\w+(?:<.*>)?\(.*\).*|const \w+ = .*=>) \{$/
const controlWord = /^ *(?:\} )?(?:if|for|while|switch|return|else|catch|try|do)\b/

/** Named functions and methods longer than they may be, by indentation: bodies close at the column where they open. */
function longFunctions(source: Source): string[] {
  const lines = source.text.split('\n')
  return lines.flatMap((line, start) => {
    const head = functionHead.exec(line)
    if (!head || controlWord.test(line)) return []
    const end = lines.findIndex((other, i) => i > start && other.startsWith(`${head[1]}}`))
    const length = end - start - 1
    return end > 0 && length > maxFunctionLines ? [`${source.path}:${start + 1} ${length} lines`] : []
  })
}

test('no function is longer than 40 lines', () => {
  expect(all.filter((source) => !isTest(source) && !isData(source)).flatMap(longFunctions)).toEqual([])
})

test('the check sees a long function', () => {
  const body = Array.from({ length: 41 }, () => '  x()').join('\n')
  const see = (text: string) => longFunctions({ path: 'x.ts', text, lines: 1 }).length
  expect(see(`export function f(a: number): void {\n${body}\n}\n`)).toBe(1)
  expect(see(`class A {\n  #m(a: string): void {\n${body}\n  }\n}\n`)).toBe(1)
  expect(see(`const f = (a: number): void => {\n${body}\n}\n`)).toBe(1)
  expect(see(`function f() {\n  x()\n}\n`)).toBe(0)
})

test('no folder holds more than 15 files', () => {
  const counts = ['shared', 'server', 'client'].flatMap((room) =>
    Object.entries(
      Object.groupBy(
        readdirSync(repository + room, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
        (entry) => entry.parentPath.slice(repository.length),
      ),
    ),
  )
  expect(counts.filter(([, files]) => (files?.length ?? 0) > maxFolderFiles).map(([folder, files]) => `${folder}: ${files?.length}`)).toEqual([])
})

test('names say what is in a file', () => {
  const vague = /(?:^|\/)(?:utils?|helpers?|common|manager|data|misc|index)\.tsx?$/i
  expect(all.map((source) => source.path).filter((path) => vague.test(path))).toEqual([])
})
