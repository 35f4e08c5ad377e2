import { createHash } from 'node:crypto'
import { createReadStream, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '../../shared/domain/errors.ts'
import type { StoreReport } from '../storage/port/store.ts'
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts'

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Whether a backup is still the file that was written, byte for byte; null: there is no checksum beside it. */
export async function isAsWritten(file: string): Promise<boolean | null> {
  const beside = `${file}.sha256`
  if (!existsSync(beside)) return null
  return readFileSync(beside, 'utf8').slice(0, 64) === (await sha256Of(file))
}

/**
 * Verifies a file that no server uses, on a copy: opening a database changes it.
 * @throws {DomainError} `request.invalid` when there is none, `storage.damaged` when it is no database of ours
 */
export async function verifyCopy(file: string): Promise<StoreReport> {
  if (!existsSync(file)) throw new DomainError('request.invalid', { where: file })
  const folder = mkdtempSync(join(tmpdir(), 'phuluc-verify-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    const store = await openSqliteStore(copy)
    const report = await store.verify()
    await store.close()
    const fileFaults = (await isAsWritten(file)) === false ? [...report.fileFaults, 'the file is not as it was written (sha256)'] : report.fileFaults
    return { ...report, fileFaults }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everything that a report finds wrong, a line each. */
export function faultsOf({ damage, changedRows, fileFaults }: StoreReport): readonly string[] {
  return [...damage.map(({ room, kind, seq }) => `${room} ${kind} ${seq}`), ...changedRows, ...fileFaults]
}
