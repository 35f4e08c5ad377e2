import { randomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '../../shared/domain/errors.ts'
import { decodeBatch } from './batchBytes.ts'
import type { UpdateRecord } from './port/roomStore.ts'
import type { FileStore } from './port/store.ts'
import { makeRedoFile } from './redo/redoFile.ts'
import { readRedoLog, redoFileBytes, RedoLog } from './redo/redoLog.ts'
import { RedoStore } from './redo/redoStore.ts'
import { replay, withLacking } from './redo/replay.ts'
import { backupFile } from './sqlite/backup/backupFile.ts'
import { lockFolder } from './sqlite/database.ts'
import { openSqliteStore } from './sqlite/sqliteStore.ts'

export const databaseOf = (dataDir: string): string => join(dataDir, 'phuluc.db')
export const redoOf = (dataDir: string): string => join(dataDir, 'phuluc.redo')
export const lockOf = (dataDir: string): string => join(dataDir, 'server.lock')

/** What became of the updates that a run before had promised and not yet brought into the database. */
export interface Recovery {
  readonly updates: number
  /** Batches that can't be read. The file is kept under `keptAs`. */
  readonly missing: number
  readonly keptAs: string | null
}

const nothingToRecover: Recovery = { updates: 0, missing: 0, keptAs: null }

export interface OpenedStore {
  readonly store: FileStore
  readonly recovery: Recovery
}

/**
 * Opens the data of a folder whose lock is held.
 * @param now names a damaged redo log that is set aside
 * @throws {DomainError} `storage.*`
 */
export async function openStore(dataDir: string, now: () => number): Promise<OpenedStore> {
  const database = await openSqliteStore(databaseOf(dataDir))
  try {
    const recovery = await recover(dataDir, database, now)
    return { store: withRedo(database, new RedoStore(database, await beginLog(dataDir)), redoOf(dataDir)), recovery }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens the data for a command, which may run beside a server: then the redo log is only read. */
export async function openBeside(dataDir: string, now: () => number): Promise<OpenedStore> {
  const database = await openSqliteStore(databaseOf(dataDir))
  const unlock = lockIfFree(lockOf(dataDir))
  if (!unlock) return { store: besideServer(dataDir, database), recovery: nothingToRecover }
  try {
    return { store: database, recovery: await recover(dataDir, database, now) }
  } catch (error) {
    await database.close()
    throw error
  } finally {
    unlock()
  }
}

/** The log is read before the database: what is taken over in between is in both, and nothing in neither. */
function besideServer(dataDir: string, database: FileStore): FileStore {
  const promised = (): readonly UpdateRecord[] => readRedoLog(redoOf(dataDir)).flatMap(({ contents }) => contents.flatMap(decodeBatch))
  return {
    ...database,
    loadRoom: async (room) => {
      const records = promised()
      return withLacking(await database.loadRoom(room), room, records)
    },
    backup: (target) => backupFile(databaseOf(dataDir), target, promised()),
  }
}

function lockIfFree(file: string): (() => void) | null {
  try {
    return lockFolder(file)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'storage.inUse') return null
    throw error
  }
}

/** What is brought into the database is on its disk before the file is made anew. */
async function recover(dataDir: string, database: FileStore, now: () => number): Promise<Recovery> {
  const path = redoOf(dataDir)
  const { updates, missing } = await replay(database, readRedoLog(path))
  const keptAs = missing > 0 ? `${path}.damaged-${new Date(now()).toISOString().replaceAll(/[:.]/g, '-')}` : null
  if (keptAs) renameSync(path, keptAs)
  return { updates, missing, keptAs }
}

async function beginLog(dataDir: string): Promise<RedoLog> {
  const log = new RedoLog(makeRedoFile(redoOf(dataDir), redoFileBytes), () => randomBytes(4).readUInt32LE())
  try {
    await log.restart()
    return log
  } catch (error) {
    log.close()
    throw error
  }
}

function withRedo(database: FileStore, redo: RedoStore, path: string): FileStore {
  /** For what reads the rooms' records in the database itself. */
  const settled = async <T>(act: () => Promise<T>): Promise<T> => {
    await redo.settle()
    return act()
  }
  return {
    ...database,
    appendUpdates: (batch) => redo.appendUpdates(batch),
    loadRoom: (room) => redo.loadRoom(room),
    compactRoom: (room, snapshot) => settled(() => database.compactRoom(room, snapshot)),
    listChanges: (workbook) => settled(() => database.listChanges(workbook)),
    measure: () => settled(() => database.measure()),
    verify: () => settled(() => database.verify()),
    backup: (target) => settled(() => database.backup(target)),
    probe: () => redo.probe(),
    close: () => redo.close(),
    files: [...database.files, path],
  }
}
