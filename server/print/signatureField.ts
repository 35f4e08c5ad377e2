/**
 * Adds an empty signature field to a .pdf, behind what is there: the file of before stays, byte for byte, the beginning of
 * the new one (an incremental update, ISO 32000-1, 7.5.6). A signing program fills the field and appends once more.
 */

/** Left, lower, right and upper edge on the page, points from its lower left corner. */
export type FieldRect = readonly [number, number, number, number]

interface Trailer {
  readonly size: number
  readonly root: number
  /** The other entries that every trailer repeats. */
  readonly rest: string
  readonly startxref: number
  /** Where each object begins. */
  readonly offsets: ReadonlyMap<number, number>
}

/**
 * A field named `name` on the first page.
 * @throws Error for a file that isn't as our typesetter writes it: one plain table of objects
 */
export function addSignatureField(pdf: Uint8Array, rect: FieldRect, name: string): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const trailer = readTrailer(text)
  const catalog = readObject(text, trailer, trailer.root)
  const page = firstPage(text, trailer, catalog)
  const [field, look] = [trailer.size, trailer.size + 1]
  const [left, low, right, high] = rect
  const objects = new Map([
    [trailer.root, withEntry(catalog, `/AcroForm << /Fields [${field} 0 R] /SigFlags 1 >>`)],
    [page, withEntry(readObject(text, trailer, page), `/Annots [${field} 0 R]`)],
    // F 4: printed; PDF/A asks every field for an appearance, here an empty one.
    [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${textString(name)} /F 4 /Rect [${rect.map(round).join(' ')}] /P ${page} 0 R /AP << /N ${look} 0 R >> >>`],
    [look, `<< /Type /XObject /Subtype /Form /BBox [0 0 ${round(right - left)} ${round(high - low)}] /Resources << >> /Length 0 >>\nstream\n\nendstream`],
  ])
  return Buffer.concat([pdf, Buffer.from(writeUpdate(objects, trailer, text.length), 'latin1')])
}

const round = (points: number): string => String(Math.round(points * 100) / 100)

function readTrailer(text: string): Trailer {
  const startxref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1])
  const table = /^xref\s+0 (\d+)\s+/.exec(text.slice(startxref, startxref + 40))
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(startxref))?.[1] ?? ''
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1])
  const size = Number(table?.[1])
  if (!table || !Number.isInteger(root)) throw new Error('a .pdf without a plain table of objects')
  const first = startxref + table[0].length
  const offsets = new Map(Array.from({ length: size }, (_, at) => [at, Number(text.slice(first + at * 20, first + at * 20 + 10))] as const))
  const rest = [/\/Info \d+ 0 R/, /\/ID \[[^\]]*\]/].flatMap((entry) => entry.exec(trailer)?.[0] ?? []).join(' ')
  return { size, root, rest, startxref, offsets }
}

function readObject(text: string, { offsets }: Trailer, number: number): string {
  const at = offsets.get(number) ?? -1
  const opening = `${number} 0 obj`
  if (at < 0 || !text.startsWith(opening, at)) throw new Error(`object ${number} of a .pdf isn't where it should be`)
  return text.slice(at + opening.length, text.indexOf('endobj', at)).trim()
}

/** The first leaf of the tree of pages. */
function firstPage(text: string, trailer: Trailer, catalog: string): number {
  let number = Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1])
  for (let depth = 0; depth < 16; depth++) {
    const child = /\/Kids\s*\[\s*(\d+) 0 R/.exec(readObject(text, trailer, number))?.[1]
    if (child === undefined) return number
    number = Number(child)
  }
  throw new Error('a .pdf without a page')
}

function withEntry(dictionary: string, entry: string): string {
  return `${dictionary.slice(0, dictionary.lastIndexOf('>>'))}  ${entry}\n>>`
}

/** UTF-16 with its mark, as Vietnamese needs. */
function textString(text: string): string {
  return `<FEFF${[...text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')).join('')}>`
}

function writeUpdate(objects: ReadonlyMap<number, string>, { size, root, rest, startxref }: Trailer, length: number): string {
  let text = '\n'
  const sections: string[] = []
  for (const [number, body] of objects) {
    sections.push(`${number} 1\n${String(length + text.length).padStart(10, '0')} 00000 n \n`)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const table = length + text.length
  return `${text}xref\n${sections.join('')}trailer\n<< /Size ${size + 2} /Root ${root} 0 R ${rest} /Prev ${startxref} >>\nstartxref\n${table}\n%%EOF\n`
}
