import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const execute = promisify(execFile)

/** Programs of others that judge our files; the limit is for a slow machine's first start of LibreOffice. */
export async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execute(program, [...args], { maxBuffer: 64 * 2 ** 20, timeout: 150_000, encoding: 'utf8' })
  return stdout
}

/** A folder for one test. */
export function judgeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'phuluc-judge-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function put(folder: string, name: string, bytes: Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

/** Lets LibreOffice turn a file into another form. @returns the path of the new file */
export async function convert(file: string, form: 'pdf' | 'xlsx' | 'fods', folder: string): Promise<string> {
  const out = join(folder, `converted-${form}`)
  await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', form, '--outdir', out, file])
  return join(out, basename(file).replace(/\.\w+$/, `.${form}`))
}

/** Runs a few lines of Python with a file as argument; it prints JSON. Debian's own Python has openpyxl and python-docx. */
export async function python<T>(script: string, file: string): Promise<T> {
  return JSON.parse(await run('/usr/bin/python3', ['-c', script, file])) as T
}

/** Text of each page of a PDF. */
export async function pageTexts(file: string): Promise<readonly string[]> {
  const text = await run('pdftotext', ['-layout', file, '-'])
  return text.split('\f').slice(0, -1)
}

/** What `pdfinfo` says, by name. */
export async function pdfFacts(file: string): Promise<ReadonlyMap<string, string>> {
  const lines = (await run('pdfinfo', [file])).split('\n')
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const))
}

/** Texts of the cells of a tagged PDF, in the order of its structure, which is told by indents. */
export async function taggedCells(file: string): Promise<readonly string[]> {
  const cells: string[] = []
  let depth = Infinity
  for (const line of (await run('pdfinfo', ['-struct-text', file])).split('\n')) {
    const indent = line.search(/\S/)
    if (indent < 0) continue
    if (indent <= depth) depth = Infinity
    if (/^\s*(?:TD|TH)\b/.test(line)) {
      cells.push('')
      depth = indent
    }
    const [, text] = /^\s*"(.*)"\s*$/.exec(line) ?? []
    if (indent > depth && text !== undefined) cells.push(`${cells.pop() ?? ''}${text}`)
  }
  return cells
}
