import { strToU8, zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** The smallest .docx around the XML of its body, with lists and styles as asked. */
export function rawDocx(body: string, { numbering = '', styles = '' } = {}): Uint8Array {
  const part = (root: string, inside: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${inside}</w:${root}>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(numbering === '' ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
    ...(styles === '' ? {} : { 'word/styles.xml': part('styles', styles) }),
  })
}

/** A paragraph; `properties` are those of w:pPr. */
export const line = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`}</w:p>`

export const cell = (content: string, properties = ''): string => `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`

export const row = (cells: readonly string[], properties = ''): string => `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`

/** A row of plain texts. */
export const textRow = (...texts: readonly string[]): string => row(texts.map((text) => cell(line(text))))

export const table = (columns: number, ...rows: readonly string[]): string => `<w:tbl><w:tblGrid>${'<w:gridCol/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`

/** A list of several levels: [format, text] each. */
export const list = (id: number, ...levels: readonly (readonly [format: string, text: string])[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(([format, text], at) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`)
    .join('')}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`

/** Properties of a paragraph in a list. */
export const inList = (id: number, level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
