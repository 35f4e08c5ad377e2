/** Advance widths of a TrueType font file: just enough of the format (head, hhea, hmtx, cmap format 4) to check a table. */
export interface FontWidths {
  readonly unitsPerEm: number
  /** Advance of a character in font units; 0 when the font has no glyph for it. */
  readonly advance: (character: string) => number
}

/** Reads a font file. */
export function readFontWidths(bytes: Uint8Array): FontWidths {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    tables.set(tag, view.getUint32(at + 8))
  }
  const table = (tag: string): number => tables.get(tag) ?? 0
  const metrics = view.getUint16(table('hhea') + 34)
  const widthOf = (glyph: number): number => view.getUint16(table('hmtx') + Math.min(glyph, metrics - 1) * 4)
  const map = findMap(view, table('cmap'))
  return {
    unitsPerEm: view.getUint16(table('head') + 18),
    advance: (character) => {
      const glyph = glyphOf(view, map, character.codePointAt(0) ?? 0)
      return glyph === 0 ? 0 : widthOf(glyph)
    },
  }
}

function findMap(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    if (view.getUint16(at) === 4) return at
  }
  throw new Error('no character map of format 4')
}

function glyphOf(view: DataView, map: number, code: number): number {
  const segments = view.getUint16(map + 6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const end = view.getUint16(map + 14 + segment * 2)
    if (code > end) continue
    const start = view.getUint16(map + 16 + segments * 2 + segment * 2)
    if (code < start) return 0
    const delta = view.getUint16(map + 16 + segments * 4 + segment * 2)
    const offsetAt = map + 16 + segments * 6 + segment * 2
    const offset = view.getUint16(offsetAt)
    if (offset === 0) return (code + delta) & 0xffff
    const glyph = view.getUint16(offsetAt + offset + (code - start) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
