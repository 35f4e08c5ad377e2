import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { costlyFiles } from '../support/hostile/hostileDocuments.ts'
import { hostileFiles } from '../support/hostile/hostileWorkbooks.ts'

const command = join(import.meta.dirname, '../../server/cli/annex.ts')
const preload = join(import.meta.dirname, '../support/reportMemory.mjs')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'phuluc-hostile-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const files = [...hostileFiles.map((each) => ({ ...each, file: 'a.xlsx' })), ...costlyFiles]
/** A few of each kind, and all of them nightly, where nothing else runs beside and the limits are judged by the letter. */
const nightly = process.env['HOSTILE'] === 'all'
const sample = ['three sheets of 30 MB', 'a cell in the last corner', 'entities that grow', 'a directory that lies', 'headings in every row', 'flat .ods of repeated cells', 'a list that counts from a milliard']
const tried = nightly ? files : files.filter(({ name }) => sample.includes(name))
/** Milliseconds and MB. By day other tests share the machine, so that only what never ends or never stops growing is found. */
const limits = nightly ? { time: 5_500, memory: 300 } : { time: 25_000, memory: 450 }

describe('[IM44] the command line stays within its limits', () => {
  test.each(tried.map((file) => [file.name, file] as const))('[IM44] %s', (_, { file, bytes }) => {
    const path = join(folder, file)
    writeFileSync(path, bytes())
    const start = performance.now()
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, command, 'import', path], { encoding: 'utf8', timeout: limits.time, maxBuffer: 2 ** 28 })
    const time = performance.now() - start
    expect(time).toBeLessThan(limits.time)
    expect([0, 2]).toContain(status)
    expect(Number(/peak (\d+) MB/.exec(stderr)?.[1] ?? Infinity)).toBeLessThanOrEqual(limits.memory)
    if (status === 0) expect(JSON.parse(stdout)).toHaveProperty('annexes')
    else expect(stderr.replace(/\npeak .*/s, '')).toMatch(/^\p{Lu}[^\n]+[.:)]\n?$/u)
  }, 60_000)
})
