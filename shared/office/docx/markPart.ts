import { packDeflated, unpack, type ZipParts } from '../guard/zip.ts'
import { decodeXml } from '../guard/guardXlsx.ts'

/**
 * What an exported .docx carries beside its text, in a part that Word keeps when somebody saves the file: the export mark
 * (see sheet/own/exportMark.ts) and the ids of the rows, which bookmarks in the table point to by their place.
 */
export interface DocxMark {
  readonly mark: readonly string[]
  /** Ids of the rows of each annex, in print order. */
  readonly rows: readonly (readonly string[])[]
  /** Sections before the first annex. */
  readonly before: number
}

const namespace = 'urn:phuluc:export:1'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const markPart = 'customXml/item1.xml'
const bookmarkName = /^_pl(\d{1,3})_(\d{1,6})$/

/** Word hides bookmarks that begin with "_", and cuts names at 40 characters: a number stands for the id. */
export const rowBookmark = (annex: number, row: number): string => `_pl${annex}_${row}`
export const headerBookmark = (annex: number): string => `_plh${annex}`

/** The id of the row that a bookmark stands for; `undefined`: not one of ours. */
export function rowOfBookmark(name: string, { rows }: DocxMark): string | undefined {
  const [, annex, row] = bookmarkName.exec(name) ?? []
  return annex === undefined ? undefined : rows[Number(annex)]?.[Number(row)]
}

/** Adds the mark to a .docx. */
export function addMarkPart(bytes: Uint8Array, mark: DocxMark): Uint8Array {
  const parts = unpack(bytes, () => true)
  const put = (name: string, xml: string): unknown => parts.set(name, new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`))
  put(markPart, `<phuluc xmlns="${namespace}">${escapeXml(JSON.stringify(mark))}</phuluc>`)
  put(
    'customXml/itemProps1.xml',
    `<ds:datastoreItem ds:itemID="{7A0C4F6E-2D51-4B6B-9C39-50F1D0C5A001}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  )
  put('customXml/_rels/item1.xml.rels', relationship(`${relationships}/customXmlProps`, 'itemProps1.xml'))
  edit(parts, 'word/_rels/document.xml.rels', '</Relationships>', `<Relationship Id="rIdPhuluc" Type="${relationships}/customXml" Target="../${markPart}"/>`)
  edit(
    parts,
    '[Content_Types].xml',
    '</Types>',
    '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
  )
  return packDeflated(parts)
}

/** The mark of one of our own files; `undefined` when there is none or somebody changed it. */
export function readMarkPart(parts: ZipParts): DocxMark | undefined {
  for (const [name, part] of parts) {
    if (!/^customXml\/item\d{1,3}\.xml$/.test(name)) continue
    const xml = decodeXml(part)
    const json = /<(?:\w+:)?phuluc\b[^>]*>([^<]*)</.exec(xml)?.[1]
    if (json === undefined || !xml.includes(namespace)) continue
    try {
      return asMark(JSON.parse(unescapeXml(json)))
    } catch {
      // Not our JSON any more: the document is read as any other.
      return undefined
    }
  }
  return undefined
}

function asMark(value: unknown): DocxMark | undefined {
  const { mark, rows, before = 0 } = (value ?? {}) as Partial<Record<string, unknown>>
  const isTexts = (list: unknown): list is readonly string[] => Array.isArray(list) && list.every((each) => typeof each === 'string')
  return isTexts(mark) && Array.isArray(rows) && rows.every(isTexts) && typeof before === 'number' ? { mark, rows, before } : undefined
}

function edit(parts: ZipParts, name: string, before: string, added: string): void {
  const part = parts.get(name)
  if (part) parts.set(name, new TextEncoder().encode(new TextDecoder().decode(part).replace(before, () => added + before)))
}

function relationship(type: string, target: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function unescapeXml(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/&amp;/g, '&')
}
