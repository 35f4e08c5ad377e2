import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './judges.ts'

/** Cells that a page is divided into, across and down: one is about 9 × 9 mm of a landscape page. */
const across = 32
const down = 24
/** Resolution of the pictures; letters are smears of grey, what stays is where there is ink. */
const dpi = 36

/**
 * A page as text, a line a row of cells, a letter a cell: how dark it is, from "0" (paper) to "9" (a quarter and more of it
 * ink). Fonts of the same metrics give almost the same; a column, a margin or a missing row doesn't.
 */
export type PageSignature = readonly string[]

/** Signatures of the pages of a .pdf. */
export async function pageSignatures(file: string, folder: string): Promise<readonly PageSignature[]> {
  await run('pdftoppm', ['-r', String(dpi), '-gray', file, join(folder, 'page')])
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.pgm')).sort()
  return pictures.map((name) => signatureOf(readFileSync(join(folder, name))))
}

/** @param pgm a picture as netpbm's "P5": a header of three lines, then a byte a point, 255 white */
function signatureOf(pgm: Buffer): PageSignature {
  const [header = '', size = '', depth = ''] = pgm.subarray(0, 64).toString('latin1').split('\n')
  const [width = 0, height = 0] = size.split(' ').map(Number)
  const first = header.length + size.length + depth.length + 3
  const darkness = (column: number, row: number): number => {
    let sum = 0
    let points = 0
    for (let y = Math.floor((row * height) / down); y < Math.floor(((row + 1) * height) / down); y++) {
      for (let x = Math.floor((column * width) / across); x < Math.floor(((column + 1) * width) / across); x++) {
        sum += 255 - (pgm[first + y * width + x] ?? 255)
        points += 1
      }
    }
    return sum / Math.max(1, points) / 255
  }
  const cell = (column: number, row: number): string => String(Math.min(9, Math.round(darkness(column, row) * 36)))
  return Array.from({ length: down }, (_, row) => Array.from({ length: across }, (__, column) => cell(column, row)).join(''))
}

/** How far two pages are apart: the mean difference of their cells, in steps of darkness. */
export function distance(a: PageSignature, b: PageSignature): number {
  let sum = 0
  let cells = 0
  a.forEach((line, row) => {
    ;[...line].forEach((letter, column) => {
      sum += Math.abs(Number(letter) - Number(b[row]?.[column] ?? 9))
      cells += 1
    })
  })
  return sum / Math.max(1, cells)
}
