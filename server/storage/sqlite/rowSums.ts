import { crc32 } from 'node:zlib'
import type { Sqlite } from './database.ts'

/** Tables whose records carry a checksum of their own, and those that say nothing. */
const exempt = new Set(['updates', 'snapshots', 'rowSums', 'probe'])

interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns of the primary key; none: the row's number stands for it, which a backup keeps. */
  readonly key: readonly string[]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The two expressions that everything here is made of: what names a row, and its checksum. */
const keyOf = ({ key }: Table, row: string): string => (key.length === 0 ? `${row}rowid` : `json_array(${key.map((name) => row + quoted(name)).join(', ')})`)
const sumOf = ({ columns }: Table, row: string): string => `rowChecksum(${columns.map((name) => row + quoted(name)).join(', ')})`

function summedTables(db: Sqlite): Table[] {
  const names = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all()
  return names
    .filter(({ name }) => !exempt.has(name))
    .map(({ name }) => {
      const columns = db.prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)').all(name)
      const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
      return { name, columns: columns.map((column) => column.name), key: key.map((column) => column.name) }
    })
}

/** A checksum over the values of a row, each with its type and length, so that none can flow into the next. */
function rowChecksum(...values: readonly unknown[]): number {
  let sum = 0
  for (const value of values) {
    if (value instanceof Uint8Array) sum = crc32(value, crc32(`b${value.length} `, sum))
    else sum = crc32(`${value === null ? 'n' : typeof value === 'string' ? 's' : 'd'}${String(value).length} ${String(value)}`, sum)
  }
  return sum
}

/**
 * Keeps a checksum of every row of every small table, by triggers of this connection: whatever we write is summed in
 * the same transaction, and what another hand or a dying disk changes is seen by `findChangedRows`. The table of sums
 * belongs to no step of the migrations: it is made anew after each, because columns may have changed.
 */
export function keepRowSums(db: Sqlite): void {
  db.function('rowChecksum', { varargs: true, deterministic: true }, rowChecksum)
  const tables = summedTables(db)
  db.transaction(() => sumAfterMigration(db, tables)).immediate()
  db.pragma('temp_store = MEMORY')
  for (const table of tables) {
    const { name } = table
    const drop = (row: string): string => `DELETE FROM rowSums WHERE ofTable = '${name}' AND rowKey = ${keyOf(table, row)};`
    const write = `${drop('NEW.')} INSERT INTO rowSums VALUES ('${name}', ${keyOf(table, 'NEW.')}, ${sumOf(table, 'NEW.')});`
    db.exec(`
      CREATE TEMP TRIGGER "sumNew_${name}" AFTER INSERT ON main.${quoted(name)} BEGIN ${write} END;
      CREATE TEMP TRIGGER "sumChanged_${name}" AFTER UPDATE ON main.${quoted(name)} BEGIN ${drop('OLD.')} ${write} END;
      CREATE TEMP TRIGGER "sumGone_${name}" AFTER DELETE ON main.${quoted(name)} BEGIN ${drop('OLD.')} END;
    `)
  }
}

function sumAfterMigration(db: Sqlite, tables: readonly Table[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS rowSums (ofTable TEXT NOT NULL, rowKey NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (ofTable, rowKey)) WITHOUT ROWID')
  const version = Number(db.pragma('user_version', { simple: true }))
  const summed = db.prepare<[], { checksum: number }>(`SELECT checksum FROM rowSums WHERE ofTable = '' AND rowKey = 'version'`).get()
  if (summed?.checksum === version) return
  db.exec('DELETE FROM rowSums')
  for (const table of tables) db.exec(`INSERT INTO rowSums SELECT '${table.name}', ${keyOf(table, '')}, ${sumOf(table, '')} FROM ${quoted(table.name)}`)
  db.prepare(`INSERT INTO rowSums VALUES ('', 'version', ?)`).run(version)
}

/** Rows that are not as we wrote them, that nobody of us wrote, or that are gone: "users [\"an\"]". */
export function findChangedRows(db: Sqlite): string[] {
  const found: string[] = []
  for (const table of summedTables(db)) {
    const rows = `SELECT CAST(${keyOf(table, '')} AS TEXT) AS rowKey, ${sumOf(table, '')} AS checksum FROM ${quoted(table.name)}`
    const sums = `SELECT CAST(rowKey AS TEXT) AS rowKey, checksum FROM rowSums WHERE ofTable = '${table.name}'`
    const differing = db.prepare<[], { rowKey: string }>(`
      SELECT rowKey FROM (SELECT * FROM (${rows}) EXCEPT SELECT * FROM (${sums})) UNION SELECT rowKey FROM (SELECT * FROM (${sums}) EXCEPT SELECT * FROM (${rows}))
    `)
    for (const { rowKey } of differing.all()) found.push(`${table.name} ${rowKey}`)
  }
  const known = new Set(['', ...summedTables(db).map(({ name }) => name)])
  const strays = db.prepare<[], { ofTable: string }>('SELECT DISTINCT ofTable FROM rowSums').all()
  return [...found, ...strays.flatMap(({ ofTable }) => (known.has(ofTable) ? [] : [`rowSums ${ofTable}`]))]
}
