import { createHash } from 'node:crypto'
import type { Workbook } from '../../shared/domain/annex.ts'
import { DomainError } from '../../shared/domain/errors.ts'
import type { UserId, WorkbookId } from '../../shared/domain/ids.ts'
import { readInterchange } from '../../shared/interchange/readInterchange.ts'
import { writeInterchange } from '../../shared/interchange/writeInterchange.ts'
import { issuedText, shortCode } from '../../shared/sheet/issued/issuedText.ts'
import { encodeVersionMark, versionLine } from '../../shared/sheet/issued/versionMark.ts'
import { choicesOf, readLayoutQuery, type LayoutQuery } from '../http/exportQuery.ts'
import { makeFile, type FileFormat } from '../print/makeFile.ts'
import type { PdfPrinter } from '../print/pdfPrinter.ts'
import type { SigningStore } from '../storage/port/signingStore.ts'
import type { Version, VersionStore } from '../storage/port/versionStore.ts'

/** SHA-256 of what is issued of a workbook, hexadecimal. */
export function issuedHash(workbook: Workbook): string {
  return createHash('sha256').update(issuedText(workbook)).digest('hex')
}

/** Keeps a workbook as it is. @returns the version, its number given by the store */
export async function freeze(store: VersionStore, workbook: Workbook, by: { id: WorkbookId; name: string; at: number; userId: UserId }): Promise<Version> {
  const content = JSON.stringify(writeInterchange(workbook))
  // Hashed as it will be read again: what is written is what counts.
  const version = { workbook: by.id, name: by.name, at: by.at, userId: by.userId, hash: issuedHash(contentOf({ content })), content }
  return { ...version, number: await store.addVersion(version) }
}

/** @throws {DomainError} `version.unknown` */
export async function mustFindVersion(store: VersionStore, workbook: WorkbookId, number: number): Promise<Version> {
  const version = await store.findVersion(workbook, number)
  if (!version) throw new DomainError('version.unknown')
  return version
}

export function contentOf({ content }: Pick<Version, 'content'>): Workbook {
  return readInterchange(JSON.parse(content)).workbook
}

/** Keeps by what a file of a version is known again, even when a later release would write it otherwise. */
export function noteFile(store: SigningStore, { workbook, number }: Version, bytes: Uint8Array): Promise<void> {
  return store.noteVersionFile(workbook, number, { hash: hashOf(bytes), length: bytes.length })
}

/** Whether a file begins with one that was made of a version. @returns how long that one is; `undefined`: it doesn't */
export async function findNotedFile(store: SigningStore, { workbook, number }: Version, bytes: Uint8Array): Promise<number | undefined> {
  const files = await store.listVersionFiles(workbook, number)
  return files.find(({ hash, length }) => length <= bytes.length && hashOf(bytes.subarray(0, length)) === hash)?.length
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A version as a file that carries its mark. A .pdf comes out with the same bytes each time: it is born when the version was. */
export function fileOfVersion(printer: PdfPrinter, version: Version, format: FileFormat, asked: LayoutQuery): Promise<Uint8Array> {
  const workbook = contentOf(version)
  const request = readLayoutQuery(workbook, asked)
  const versionMark = encodeVersionMark({ workbook: version.workbook, version: version.number, hash: version.hash, choices: choicesOf(asked, request.view) })
  return makeFile(workbook, format, { ...request, versionMark, ...(asked.code === '1' ? { versionLine: versionLine(version.number, shortCode(version.hash)) } : {}) }, { printer, now: () => version.at })
}
