import { DomainError } from '../../shared/domain/errors.ts'
import type { UserId } from '../../shared/domain/ids.ts'
import { dressAnnex } from '../../shared/sheet/layout/dressAnnex.ts'
import { usualSettings } from '../../shared/sheet/layout/printSettings.ts'
import { compareAnnexes, type FileDifference } from '../../shared/sheet/issued/compareAnnexes.ts'
import { readVersionMark, type VersionMark } from '../../shared/sheet/issued/versionMark.ts'
import { understandWorkbook } from '../../shared/sheet/understand/understandWorkbook.ts'
import { readInWorker } from '../cli/annex/readInWorker.ts'
import { readChoices, readLayoutQuery } from '../http/exportQuery.ts'
import type { PdfPrinter } from '../print/pdfPrinter.ts'
import type { Store } from '../storage/port/store.ts'
import type { Version } from '../storage/port/versionStore.ts'
import { contentOf, fileOfVersion, findNotedFile } from './versionFiles.ts'

/** Which version a file is. `appended`: something stands behind the .pdf that we made, as a signature does. */
export type Verdict =
  | { readonly result: 'unknown' }
  | { readonly result: 'same'; readonly version: Version; readonly appended: boolean }
  | { readonly result: 'differs'; readonly version: Version; readonly differences: readonly FileDifference[] }

interface Verifying {
  readonly store: Store
  readonly printer: PdfPrinter
}

/**
 * Compares a file with the version that it says it is.
 * @throws DomainError `office.*` when the file can't be read
 */
export async function verifyFile(services: Verifying, bytes: Uint8Array, asker: UserId): Promise<Verdict> {
  return isPdf(bytes) ? verifyPdf(services, bytes, asker) : verifyTables(services, bytes, asker)
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

async function verifyPdf(services: Verifying, bytes: Uint8Array, asker: UserId): Promise<Verdict> {
  const claimed = await claimedVersion(services, readVersionMark(Buffer.from(bytes).toString('latin1')), asker)
  if (!claimed) return { result: 'unknown' }
  const { version, asked } = claimed
  const noted = await findNotedFile(services.store, version, bytes)
  if (noted !== undefined) return { result: 'same', version, appended: bytes.length > noted }
  const made = await fileOfVersion(services.printer, version, 'pdf', asked)
  const isOurs = bytes.length >= made.length && Buffer.from(bytes.subarray(0, made.length)).equals(Buffer.from(made))
  return isOurs ? { result: 'same', version, appended: bytes.length > made.length } : { result: 'differs', version, differences: [] }
}

async function verifyTables(services: Verifying, bytes: Uint8Array, asker: UserId): Promise<Verdict> {
  const sheets = await readInWorker(bytes, 'tep')
  let next = 0
  const { workbook: found, exportedFrom } = understandWorkbook(sheets, { newId: () => `new${next++}` })
  const claimed = await claimedVersion(services, readVersionMark(exportedFrom ?? ''), asker)
  if (!claimed) return { result: 'unknown' }
  const { version, asked } = claimed
  const workbook = contentOf(version)
  const request = readLayoutQuery(workbook, asked)
  const issued = workbook.annexes
    .filter(({ id }) => request.annex === undefined || id === request.annex)
    .map((annex) => dressAnnex(annex, workbook, { ...usualSettings, ...request }))
  const differences = compareAnnexes(issued, workbook.units, request.view, found.annexes)
  return differences.length === 0 ? { result: 'same', version, appended: false } : { result: 'differs', version, differences }
}

/** The version that a mark names, if the asker may see it and the mark is one that we could have written. */
async function claimedVersion({ store }: Verifying, mark: VersionMark | undefined, asker: UserId) {
  const asked = mark && readChoices(mark.choices)
  if (!mark || !asked || !(await store.findMembership(mark.workbook, asker))) return undefined
  const version = await store.findVersion(mark.workbook, mark.version)
  if (!version || version.hash !== mark.hash) return undefined
  try {
    readLayoutQuery(contentOf(version), asked)
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
  return { version, asked }
}
