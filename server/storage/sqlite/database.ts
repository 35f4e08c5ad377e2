import Database from 'better-sqlite3'
import { DomainError, type ErrorCode } from '../../../shared/domain/errors.ts'
import { migrations } from '../migrations/migrations.ts'
import { keepRowSums } from './rowSums.ts'

/** The only door to better-sqlite3. */
export type Sqlite = Database.Database

/** How long a statement waits for another process (the `admin` command) to finish its write, milliseconds. */
const busyTimeoutMs = 5_000

/**
 * Opens the file, makes it what we need and brings its tables up to date.
 * WAL with synchronous=FULL: one fsync a commit, and a commit that returned survives a power cut.
 * @throws {DomainError} `storage.*`
 */
export function openDatabase(file: string): Sqlite {
  return typedFailures(() => {
    const db = new Database(file, { timeout: busyTimeoutMs })
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    // 64 MB of page cache is plenty for a province's annexes; mapping would turn disk errors into signals.
    db.pragma('cache_size = -65536')
    migrate(db)
    keepRowSums(db)
    return db
  })
}

function migrate(db: Sqlite): void {
  const found = Number(db.pragma('user_version', { simple: true }))
  if (found > migrations.length) throw new DomainError('storage.tooNew', { found })
  db.transaction(() => {
    for (const [index, step] of migrations.entries()) {
      if (index >= found) db.exec(step)
    }
    if (found < migrations.length) db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

/** Writes a compact copy of what is committed now; writers go on in the write-ahead log meanwhile. `target` must not exist. */
export function copyDatabase(source: string, target: string): void {
  const db = new Database(source, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs })
  try {
    db.prepare('VACUUM INTO ?').run(target)
  } finally {
    db.close()
  }
}

/** Runs `act` and gives failures of the disk their code. */
export function typedFailures<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    const code = error instanceof Database.SqliteError ? failureCode(error.code) : null
    if (code === null) throw error
    throw Object.assign(new DomainError(code, { where: 'phuluc.db' }), { cause: error })
  }
}

function failureCode(sqliteCode: string): ErrorCode | null {
  if (sqliteCode === 'SQLITE_FULL') return 'storage.full'
  if (sqliteCode.startsWith('SQLITE_READONLY')) return 'storage.readOnly'
  if (sqliteCode.startsWith('SQLITE_CORRUPT') || sqliteCode === 'SQLITE_NOTADB') return 'storage.damaged'
  if (/^SQLITE_(IOERR|CANTOPEN|BUSY|LOCKED|PROTOCOL)/.test(sqliteCode)) return 'storage.failed'
  return null
}

/**
 * Takes the data folder for this process; the lock falls with the process, however it ends.
 * @returns gives the folder back
 * @throws {DomainError} `storage.inUse`, `storage.readOnly`
 */
export function lockFolder(file: string): () => void {
  const db = lockable(() => new Database(file, { timeout: 0 }))
  try {
    lockable(() => {
      // No journal: nothing is ever written, the file lock is all that we want.
      db.pragma('journal_mode = OFF')
      db.exec('BEGIN EXCLUSIVE')
    })
  } catch (error) {
    db.close()
    throw error
  }
  return () => db.close()
}

function lockable<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    if (error.code === 'SQLITE_BUSY') throw new DomainError('storage.inUse')
    // The folder was just made or is there: what can't be opened in it may not be written.
    if (/^SQLITE_(CANTOPEN|READONLY)/.test(error.code)) throw new DomainError('storage.readOnly')
    return typedFailures(() => {
      throw error
    })
  }
}
