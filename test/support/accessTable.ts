import { readFileSync } from 'node:fs'
import { repository } from './sources.ts'

/** One entry of a table: its row, its column, what stands there. */
export type TableEntry = readonly [row: string, column: string, answer: string]

/** A table of SPEC.md, PM, by the heading of its first column. */
export function accessTable(first: string): readonly TableEntry[] {
  const section = readFileSync(`${repository}shared/SPEC.md`, 'utf8').split('\n## PM')[1]?.split('\n## ')[0] ?? ''
  const table = section.split('\n\n').find((part) => part.startsWith(`| ${first} |`)) ?? ''
  const lines = table.split('\n').filter((line) => line.startsWith('|'))
  const [head, , ...body] = lines.map((line) => line.split('|').slice(1, -1).map((text) => text.trim()))
  return body.flatMap(([name, ...answers]) => answers.map((answer, i): TableEntry => [name as string, head?.[i + 1] as string, answer]))
}
