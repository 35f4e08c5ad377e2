import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { DomainError } from '../../shared/domain/errors.ts'
import type { Config } from '../config.ts'
import { databaseOf, lockOf, redoOf } from '../storage/openStore.ts'
import { lockFolder } from '../storage/sqlite/database.ts'
import { mustHave } from './adminCommand.ts'
import { faultsOf, verifyCopy } from './soundFile.ts'

/**
 * Puts a backup in place of the data; the server must be stopped. The backup is checked first, and the old data stays
 * beside it under the name of the moment.
 */
export async function restore({ dataDir }: Config, [file]: readonly string[]): Promise<number> {
  const source = mustHave(file)
  if (!existsSync(source)) throw new DomainError('request.invalid', { where: source })
  mkdirSync(dataDir, { recursive: true })
  const unlock = lockFolder(lockOf(dataDir))
  try {
    const data = databaseOf(dataDir)
    const fresh = `${data}.restoring`
    for (const rest of ['', '-wal', '-shm']) rmSync(fresh + rest, { force: true })
    await mustBeSound(source)
    copyFileSync(source, fresh)
    const kept = `${data}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
    // What an interrupted run had promised belongs to the old data: it goes first, so that it never meets the new.
    if (existsSync(redoOf(dataDir))) renameSync(redoOf(dataDir), `${kept}-redo`)
    for (const part of ['', '-wal', '-shm']) if (existsSync(data + part)) renameSync(data + part, kept + part)
    renameSync(fresh, data)
    console.log(JSON.stringify({ restored: source, kept: existsSync(kept) ? kept : null }))
    return 0
  } finally {
    unlock()
  }
}

async function mustBeSound(file: string): Promise<void> {
  const [fault] = faultsOf(await verifyCopy(file))
  if (fault !== undefined) throw new DomainError('storage.damaged', { where: fault })
}
