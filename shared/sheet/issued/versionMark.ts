import { isWellFormedId, workbookId, type WorkbookId } from '../../domain/ids.ts'

/** Which version a file was made of, and how; travels in the file, so that it can be verified later and from anywhere. */
export interface VersionMark {
  readonly workbook: WorkbookId
  readonly version: number
  /** Content hash of the version. */
  readonly hash: string
  /** The export call's own words for view, annex, orientation …, by name. */
  readonly choices: Readonly<Record<string, string>>
}

const form = /phuluc:([A-Za-z0-9_-]{1,64}):(\d{1,6}):([0-9a-f]{64})((?:;[A-Za-z]{1,20}=[A-Za-z0-9_:-]{0,80}){0,12});/

export function encodeVersionMark({ workbook, version, hash, choices }: VersionMark): string {
  const told = Object.entries(choices).map(([name, value]) => `;${name}=${value}`)
  return `phuluc:${workbook}:${version}:${hash}${told.join('')};`
}

/** What is printed of a version: small, at the end of each annex, so that paper can be told apart too. */
export function versionLine(version: number, code: string): string {
  return `Phiên bản ${version}, mã kiểm tra ${code}`
}

export const isVersionLine = (text: string): boolean => /^Phiên bản \d{1,6}, mã kiểm tra [0-9A-F]{4}(?:-[0-9A-F]{4}){2}$/u.test(text)

/** The first mark in a text; `undefined`: none. */
export function readVersionMark(text: string): VersionMark | undefined {
  const [, workbook = '', version, hash = '', told = ''] = form.exec(text) ?? []
  if (!isWellFormedId(workbook)) return undefined
  const choices = told.split(';').flatMap((each) => (each === '' ? [] : [[each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const]))
  return { workbook: workbookId(workbook), version: Number(version), hash, choices: Object.fromEntries(choices) }
}
