/**
 * Looks of the cells of an old .xls (BIFF8), which SheetJS doesn't give: typeface (for TCVN3), bold, italic, struck, and
 * hidden rows. Source: [MS-XLS]: Font 2.4.122, XF 2.4.353, BoundSheet8 2.4.28, Row 2.4.221, Cell 2.5.13.
 * A stream that isn't as described gives what was read so far; looks are a help, never needed.
 */

export interface BiffLook {
  readonly font: string
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
}

export interface BiffSheet {
  /** Look of a cell by `row * 256 + column`: a BIFF8 sheet has 256 columns. */
  readonly looks: ReadonlyMap<number, BiffLook>
  readonly hiddenRows: ReadonlySet<number>
}

const record = { font: 0x31, xf: 0xe0, boundSheet: 0x85, row: 0x208, end: 0x0a, mulRk: 0xbd } as const
/** Records of one cell: FORMULA, LABELSST, LABEL, RSTRING, NUMBER, RK. */
const cellRecords: ReadonlySet<number> = new Set([0x06, 0xfd, 0x204, 0xd6, 0x203, 0x27e])
/** Of a row's options: it is hidden. */
const hiddenFlag = 0x20
/** Of a font's options. */
const italicFlag = 0x02
const strikeFlag = 0x08
const boldWeight = 600

/** Reads the looks of each sheet, in the order of the workbook. */
export function readBiffLooks(stream: Uint8Array): readonly BiffSheet[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const fonts: BiffLook[] = []
  const formats: number[] = []
  const starts: number[] = []
  for (const { type, at, length } of records(view, 0)) {
    if (type === record.font) fonts.push(readFont(view, at, length))
    else if (type === record.xf) formats.push(view.getUint16(at, true))
    else if (type === record.boundSheet && length >= 8) starts.push(view.getUint32(at, true))
  }
  // Index 4 is never given to a font: the fifth in the file has index 5.
  const lookOf = (format: number): BiffLook | undefined => {
    const font = formats[format]
    return font === undefined ? undefined : fonts[font > 4 ? font - 1 : font]
  }
  return starts.map((start) => readSheet(view, start, lookOf))
}

interface RecordPlace {
  readonly type: number
  readonly at: number
  readonly length: number
}

/** Records from `start` to the end of their substream. */
function* records(view: DataView, start: number): Generator<RecordPlace> {
  for (let at = start; at + 4 <= view.byteLength; ) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > view.byteLength) return
    yield { type, at: at + 4, length }
    if (type === record.end) return
    at += 4 + length
  }
}

function readFont(view: DataView, at: number, length: number): BiffLook {
  const options = view.getUint16(at + 2, true)
  const wide = (view.getUint8(at + 15) & 1) === 1
  const count = Math.min(view.getUint8(at + 14), Math.floor((length - 16) / (wide ? 2 : 1)))
  let font = ''
  for (let index = 0; index < count; index++) {
    font += String.fromCharCode(wide ? view.getUint16(at + 16 + index * 2, true) : view.getUint8(at + 16 + index))
  }
  return {
    font,
    bold: view.getUint16(at + 6, true) >= boldWeight,
    italic: (options & italicFlag) !== 0,
    strike: (options & strikeFlag) !== 0,
  }
}

function readSheet(view: DataView, start: number, lookOf: (format: number) => BiffLook | undefined): BiffSheet {
  const looks = new Map<number, BiffLook>()
  const hiddenRows = new Set<number>()
  const put = (row: number, column: number, format: number): void => {
    const look = lookOf(format)
    if (look) looks.set(row * 256 + column, look)
  }
  for (const { type, at, length } of records(view, start)) {
    if (type === record.row && length >= 14 && (view.getUint16(at + 12, true) & hiddenFlag) !== 0) hiddenRows.add(view.getUint16(at, true))
    else if (cellRecords.has(type) && length >= 6) put(view.getUint16(at, true), view.getUint16(at + 2, true), view.getUint16(at + 4, true))
    else if (type === record.mulRk && length >= 10) {
      const row = view.getUint16(at, true)
      const first = view.getUint16(at + 2, true)
      for (let index = 0; 4 + (index + 1) * 6 <= length - 2; index++) put(row, first + index, view.getUint16(at + 4 + index * 6, true))
    }
  }
  return { looks, hiddenRows }
}
